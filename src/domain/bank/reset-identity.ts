// Which reset is which. Ids are usually there; bodies without them, or with all of them blanked, name resets by their place in the
// list, and places change when one leaves.
import type { BankRow } from '../accounts/account-state';
import type { ResetHistoryFacts, ResetReading } from '../observations/observation';

type HistoryEntry = ResetHistoryFacts['events'][number];

/**
 * The list with keys that hold from one list to the next: a key that stands for several is told apart by the instants of each, and
 * an unknown key whose instants are those of a reset no longer listed is that reset.
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

/** History entries, those of one blanked id told apart by their instants. */
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
