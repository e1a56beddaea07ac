// Which reset is which from one response to the next. Most responses have ids. Without ids, a reset's key comes from
// its place in the list, and places change when a reset leaves. Some responses blank all ids to the same text.
import type { BankRow } from '../accounts/account-state';
import type { ResetHistoryFacts, ResetReading } from '../observations/observation';

type HistoryEntry = ResetHistoryFacts['events'][number];

/**
 * The list with keys that stay the same from one list to the next. Resets that share a key get their instants added
 * to it. A reset with an unknown key and the instants of one that is no longer listed is that one.
 */
export function identifyListed(resets: readonly ResetReading[], known: readonly BankRow[]): readonly ResetReading[] {
  const distinct = resets.map((reset) => (isShared(resets, reset) ? { ...reset, key: instantsKey(reset) } : reset));
  const missing = known.filter((row) => !distinct.some(({ key }) => key === row.key));
  return distinct.map((reset) => {
    if (known.some(({ key }) => key === reset.key)) return reset;
    const same = missing.findIndex((row) => sameInstants(row, reset));
    const [row] = same < 0 ? [] : missing.splice(same, 1);
    return row ? { ...reset, key: row.key } : reset;
  });
}

/** History entries. Those that share a key get kind and instant added to it. */
export function identifyEntries(entries: readonly HistoryEntry[]): readonly HistoryEntry[] {
  return entries.map((entry) => {
    const twins = entries.filter(({ key, kind }) => key === entry.key && kind === entry.kind);
    return twins.length > 1 ? { ...entry, key: `${entry.key}/${entry.kind}/${entry.at}` } : entry;
  });
}

function isShared(resets: readonly ResetReading[], { key }: ResetReading): boolean {
  return resets.filter((one) => one.key === key).length > 1;
}

function instantsKey({ key, grantedAt, expiresAt }: ResetReading): string {
  return `${key}/${grantedAt}/${expiresAt}`;
}

function sameInstants(a: BankRow, b: ResetReading): boolean {
  if (a.grantedAt === null && a.expiresAt === null) return false;
  return a.grantedAt === b.grantedAt && a.expiresAt === b.expiresAt && a.fate === 'available';
}
