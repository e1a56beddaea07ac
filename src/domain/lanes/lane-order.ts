// The order in which the user wants to use what they have: own accounts, then credits, then an API key.
import type { AccountKey } from '../observations/observation';

/** Stored in the settings: never rename. */
export type LaneId = `account:${AccountKey}` | 'credits' | 'api';

/** The stored id of an account's lane. */
export function accountLaneId(key: AccountKey): LaneId {
  return `account:${key}`;
}

function isAccount(id: LaneId): boolean {
  return id.startsWith('account:');
}

/**
 * Every lane once, in the stored order. New accounts come before credits; stored accounts that no longer exist are left
 * out.
 */
export function laneOrder(stored: unknown, accounts: readonly AccountKey[]): readonly LaneId[] {
  const known: readonly LaneId[] = [...accounts.map(accountLaneId), 'credits', 'api'];
  const given = Array.isArray(stored) ? known.filter((id) => stored.includes(id)) : [];
  const ordered = given.toSorted((a, b) => (stored as unknown[]).indexOf(a) - (stored as unknown[]).indexOf(b));
  const missing = known.filter((id) => !ordered.includes(id));
  const added = missing.filter(isAccount);
  const at = ordered.findIndex((id) => !isAccount(id));
  const before = at < 0 ? ordered.length : at;
  return [...ordered.slice(0, before), ...added, ...ordered.slice(before), ...missing.filter((id) => !isAccount(id))];
}

/** The order with one lane moved by so many places; the same where it cannot go further. */
export function withLaneMoved(order: readonly LaneId[], id: LaneId, by: -1 | 1): readonly LaneId[] {
  const from = order.indexOf(id);
  const to = from + by;
  if (from < 0 || to < 0 || to >= order.length) return order;
  const others = order.filter((one) => one !== id);
  return [...others.slice(0, to), id, ...others.slice(to)];
}
