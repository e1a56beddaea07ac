// The bank's own history: the only statement of when a reset was used.
import type { BankRow } from '../accounts/account-state';
import type { ObservationOf } from '../observations/observation';
import type { Instant } from '../time/instant';
import type { BankChange, BankDraft } from './bank-state';
import { identifyEntries } from './reset-identity';

const keptUses = 64;
/** Most entries of one body that are looked at, the newest. The server's history reaches 30 days back. */
const mostEntries = 100;
/** Most rows with those that only the history names. The next list leaves fewer. */
const mostRows = 140;

/** Grants first, so that a reset granted and used between two looks is explained in that order. */
export function reduceHistory(
  bank: BankDraft,
  { facts, at, id }: ObservationOf<'reset-history'>,
  firstAt: Instant,
): readonly BankChange[] {
  const oldestFirst = identifyEntries(facts.events)
    .toSorted((a, b) => a.at - b.at)
    .slice(-mostEntries);
  const grants = oldestFirst.filter(({ kind }) => kind === 'granted');
  const changes: BankChange[] = [];
  for (const { key, at: grantedAt } of grants) {
    // What was granted before we looked is held, and no news.
    if (bank.granted.includes(key) || grantedAt <= firstAt) continue;
    changes.push({ type: 'grant-in-history', row: rowOf(bank, key, grantedAt, at), grantedAt });
  }
  for (const { kind, key, at: usedAt } of oldestFirst) {
    if (kind !== 'used' || bank.uses.some((use) => use.key === key)) continue;
    bank.uses = [...bank.uses, { key, at: usedAt, id }].slice(-keptUses);
    const grantedAt = grants.find((one) => one.key === key)?.at ?? null;
    changes.push({ type: 'use-in-history', row: rowOf(bank, key, grantedAt, at), usedAt });
  }
  return changes;
}

/** The reset as the list knows it, or a new row for one that only the history names. */
function rowOf(bank: BankDraft, key: string, grantedAt: Instant | null, at: Instant): BankRow {
  const known = bank.rows.find((row) => row.key === key);
  if (known) return known;
  // A list made since then does not hold it: whatever became of it, it is not there to be used.
  const isHeld = grantedAt !== null && grantedAt > (bank.listedAt ?? -1);
  const row: BankRow = {
    key,
    status: isHeld ? 'available' : 'unknown',
    title: null,
    description: null,
    grantedAt,
    expiresAt: null,
    redeemedAt: null,
    fate: isHeld ? 'available' : 'unknown',
    lastListedAt: at,
  };
  bank.rows = [...bank.rows, row].slice(-mostRows);
  return row;
}
