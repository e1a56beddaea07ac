// What an explanation finds out about a reset goes back into the bank.
import type { BankRow } from '../accounts/account-state';
import type { BankDraft } from './bank-state';

export type BankFinding =
  /** What became of a reset. */
  | { readonly topic: 'bank'; readonly about: 'status'; readonly key: string; readonly status: BankRow['fate'] }
  /** Its grant is an event now. */
  | { readonly topic: 'bank'; readonly about: 'grant'; readonly key: string };

const keptGrants = 64;

/** Nothing happens where the bank does not know the reset. */
export function applyToBank(bank: BankDraft, finding: BankFinding): void {
  const { key } = finding;
  if (finding.about === 'grant') bank.granted = [...bank.granted.filter((one) => one !== key), key].slice(-keptGrants);
  else bank.rows = bank.rows.map((row) => (row.key === key ? { ...row, fate: finding.status } : row));
}
