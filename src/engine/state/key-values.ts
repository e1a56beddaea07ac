import type { AccountKey } from '../../domain/observations/observation';

/** A small store of plain JSON values: `storage.local` in the extension, a table of the database in the installed app. */
export interface KeyValues {
  /** The values under these keys; a missing one is absent. */
  get(keys: readonly string[]): Promise<Readonly<Record<string, unknown>>>;
  /** All of it or nothing. */
  set(values: Readonly<Record<string, unknown>>): Promise<void>;
  /** Takes these keys out; a missing one is none the less gone. */
  remove(keys: readonly string[]): Promise<void>;
}

/** Keys of what outlives the worker. */
export const keys = {
  snapshot: 'snapshot',
  folds: 'folds',
  device: 'device',
  offsets: 'clock-offsets',
  /** Which tab shows whose page: as short-lived as the tabs. */
  tabs: 'tabs',
  /** What was last forecast for an account. */
  forecasts: (account: AccountKey) => `forecasts/${account}`,
} as const;
