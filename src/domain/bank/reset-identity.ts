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
  // By their instants, in the order in which they are known.
  const missing = new Map<string, BankRow[]>();
  for (const row of known) {
    if (listedKeys.has(row.key) || row.fate !== 'available' || !hasInstants(row)) continue;
    const name = instantsOf(row);
    const same = missing.get(name);
    if (same) same.push(row);
    else missing.set(name, [row]);
  }
  return distinct.map((reset) => {
    if (missing.size === 0 || knownKeys.has(reset.key) || !hasInstants(reset)) return reset;
    const row = missing.get(instantsOf(reset))?.shift();
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

type Instants = Pick<ResetReading, 'grantedAt' | 'expiresAt'>;

function instantsKey(reset: ResetReading): string {
  return `${reset.key}/${instantsOf(reset)}`;
}

function instantsOf({ grantedAt, expiresAt }: Instants): string {
  return `${grantedAt}/${expiresAt}`;
}

/** Without any instant, they cannot distinguish two resets. */
function hasInstants({ grantedAt, expiresAt }: Instants): boolean {
  return grantedAt !== null || expiresAt !== null;
}
