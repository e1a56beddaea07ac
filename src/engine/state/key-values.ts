import type { AccountKey } from '../../domain/observations/observation';

/** A small store of plain JSON values: `storage.local` in the extension, a table of the database in the installed app. */
export interface KeyValues {
  /** The values under these keys; a missing one is absent. */
  get(keys: readonly string[]): Promise<Readonly<Record<string, unknown>>>;
  /** All of it or nothing. */
  set(values: Readonly<Record<string, unknown>>): Promise<void>;
  /** Removes these keys, whether or not they are there. */
  remove(keys: readonly string[]): Promise<void>;
}

/** Keys of what outlives the background. */
export const keys = {
  snapshot: 'snapshot',
  folds: 'folds',
  device: 'device',
  /** The same value again. */
  deviceCopy: 'device-copy',
  /** What was found damaged, kept for a report. */
  damaged: 'damaged',
  offsets: 'clock-offsets',
  /** Accounts that were seen in one load of the page alone. */
  unlisted: 'unlisted-accounts',
  /** Which account each tab shows: kept for as long as the browser session. */
  tabs: 'tabs',
  /** The newest forecast of an account. */
  forecasts: (account: AccountKey) => `forecasts/${account}`,
} as const;
