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
  const counts = countsOf(resets.map(({ key }) => key));
  const isShared = ({ key }: ResetReading) => (counts.get(key) ?? 0) > 1;
  const distinct = resets.map((reset) => (isShared(reset) ? { ...reset, key: instantsKey(reset) } : reset));
  const listedKeys = new Set(distinct.map(({ key }) => key));
  const knownKeys = new Set(known.map(({ key }) => key));
  const missing = known.filter(({ key }) => !listedKeys.has(key));
  return distinct.map((reset) => {
    if (missing.length === 0 || knownKeys.has(reset.key)) return reset;
    const same = missing.findIndex((row) => sameInstants(row, reset));
    const [row] = same < 0 ? [] : missing.splice(same, 1);
    return row ? { ...reset, key: row.key } : reset;
  });
}

/** History entries. Those that share a key get kind and instant added to it. */
export function identifyEntries(entries: readonly HistoryEntry[]): readonly HistoryEntry[] {
  const nameOf = ({ key, kind }: HistoryEntry) => `${key}/${kind}`;
  const counts = countsOf(entries.map(nameOf));
  return entries.map((entry) => {
    const name = nameOf(entry);
    return (counts.get(name) ?? 0) > 1 ? { ...entry, key: `${name}/${entry.at}` } : entry;
  });
}

function countsOf(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

function instantsKey({ key, grantedAt, expiresAt }: ResetReading): string {
  return `${key}/${grantedAt}/${expiresAt}`;
}

function sameInstants(a: BankRow, b: ResetReading): boolean {
  if (a.grantedAt === null && a.expiresAt === null) return false;
  return a.grantedAt === b.grantedAt && a.expiresAt === b.expiresAt && a.fate === 'available';
}
