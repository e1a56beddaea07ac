// The bank's own history: the only statement of when a reset was used.
import type { BankRow } from '../accounts/account-state';
import { identifyEntries } from '../bank/reset-identity';
import type { ObservationOf } from '../observations/observation';
import type { Instant } from '../time/instant';
import { nameGrant, tellGranted } from './bank-events';
import { lapse } from './bank-lapse';
import { touches } from './bank-proof';
import { redeemByBank } from './bank-redeemed';
import type { Work } from './fold-work';

const keptUses = 64;

/** Grants first, so that a reset granted and used between two looks is told in that order. */
export function takeHistory(work: Work, { facts, at, id }: ObservationOf<'reset-history'>): void {
  const oldestFirst = identifyEntries(facts.events).toSorted((a, b) => a.at - b.at);
  for (const entry of oldestFirst) if (entry.kind === 'granted') takeGrant(work, entry.key, entry.at, at, id);
  for (const { kind, key, at: usedAt } of oldestFirst) {
    const grantedAt = oldestFirst.find((one) => one.kind === 'granted' && one.key === key)?.at ?? null;
    if (kind === 'used') takeUse(work, key, { usedAt, grantedAt, at }, id);
  }
  lapse(work, at, id);
}

interface Use {
  readonly usedAt: Instant;
  readonly grantedAt: Instant | null;
  /** When the history said so. */
  readonly at: Instant;
}

function takeUse(work: Work, key: string, { usedAt, grantedAt, at }: Use, id: string): void {
  const { memory } = work;
  if (memory.uses.some((use) => use.key === key)) return;
  memory.uses = [...memory.uses, { key, at: usedAt, id }].slice(-keptUses);
  const row = rowOf(work, key, grantedAt, at);
  redeemByBank(work, row, [usedAt, usedAt], usedAt, [id]);
}

function takeGrant(work: Work, key: string, grantedAt: Instant, at: Instant, id: string): void {
  const { memory, state } = work;
  if (memory.granted.includes(key) || grantedAt <= (memory.firstAt ?? at)) return;
  const reset = rowOf(work, key, grantedAt, at);
  const counted = work.ledger.open.find(
    (event) =>
      event.type === 'reset-granted' &&
      event.reset === undefined &&
      touches(event.between ?? [event.at, event.at], grantedAt, grantedAt),
  );
  if (counted) {
    nameGrant(work, counted, reset, grantedAt, id);
    return;
  }
  // On the first list already: held before we looked, or told by the count.
  if (state.bank.some((one) => one.key === key && one.lastListedAt < at)) return;
  tellGranted(work, reset, grantedAt, [grantedAt, at], [id], key);
  memory.listGains = [...memory.listGains, { at: grantedAt }];
}

/** The reset as the list knows it, or a row for one that only the history names. */
function rowOf(work: Work, key: string, grantedAt: Instant | null, at: Instant): BankRow {
  const known = work.state.bank.find((row) => row.key === key);
  if (known) return known;
  // A list made since then does not hold it: whatever became of it, it is not there to be used.
  const isHeld = grantedAt !== null && grantedAt > (work.state.bankListedAt ?? -1);
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
  work.state.bank = [...work.state.bank, row];
  return row;
}
