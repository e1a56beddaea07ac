import type { AccountKey } from '../../domain/observations/observation';

/** Of each account that is not listed yet, the load of the page it was first seen in. In the order in which they were seen. */
export type UnlistedAccounts = Readonly<Record<AccountKey, string>>;

/** Most accounts that wait for a second load: the oldest is forgotten for a new one. */
export const mostUnlisted = 20;

/** The stored value; empty where it is missing or damaged. All accounts of an earlier version are listed. */
export function unlistedFrom(stored: unknown): UnlistedAccounts {
  if (typeof stored !== 'object' || stored === null) return {};
  const entries = Object.entries(stored).filter(([, load]) => typeof load === 'string');
  return Object.fromEntries(entries.slice(-mostUnlisted)) as UnlistedAccounts;
}
