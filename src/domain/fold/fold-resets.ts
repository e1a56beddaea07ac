// One list of resets: which are held, which joined, which left and why.
import type { BankRow } from '../accounts/account-state';
import { identifyListed } from '../bank/reset-identity';
import type { ObservationOf, ResetReading, ResetsFacts } from '../observations/observation';
import { type Instant, minuteMs, toleranceMs } from '../time/instant';
import { nameGrant, tellGranted, tellVanished } from './bank-events';
import { lapse } from './bank-lapse';
import { touches } from './bank-proof';
import { redeemByBank } from './bank-redeemed';
import { confirmed, tell, withdraw } from './event-ledger';
import type { Work } from './fold-work';

type Listing = ObservationOf<'resets'>;

/** What was used, lapsed or lost stays known for a while; the bank is a page, not an archive. */
const keptRows = 40;

export function takeResets(work: Work, seen: Listing): void {
  const resets = identifyListed(seen.facts.resets, work.state.bank);
  const observation = { ...seen, facts: { ...seen.facts, resets } };
  const { facts, at, id } = observation;
  const { state } = work;
  const isFirst = state.bankListedAt === null;
  if (facts.available !== null) state.bankCount = { at, value: facts.available };
  lapse(work, at, id, toleranceMs);

  const before = state.bank;
  const rows = new Map(before.map((row) => [row.key, row]));
  for (const reset of facts.resets) rows.set(reset.key, relist(rows.get(reset.key), reset, at));
  state.bank = [...rows.values()].slice(-keptRows);

  for (const reset of facts.resets) takeListed(work, observation, reset, before, isFirst);
  if (isWhole(facts)) {
    for (const row of before) if (!facts.resets.some(({ key }) => key === row.key)) takeMissing(work, row, observation);
  }
  if (facts.resets.length > 0 || !facts.partial) state.bankListedAt = at;
  work.memory.refs.resets = id;
}

/** What left or joined is proved by both lists: the one before and this. */
function proofs(work: Work, id: string): readonly string[] {
  const before = work.memory.refs.resets;
  return before === undefined ? [id] : [before, id];
}

/** A list cut short says nothing of those it leaves out. */
function isWhole({ partial, available, resets }: ResetsFacts): boolean {
  if (partial) return false;
  return available === null || resets.filter(({ status }) => status === 'available').length >= available;
}

function fateOf(status: string): BankRow['fate'] {
  return status === 'available' || status === 'redeemed' ? status : 'unknown';
}

/** What is known to be used or lapsed stays so, although a list may go on calling it available. */
function relist(old: BankRow | undefined, reset: ResetReading, at: Instant): BankRow {
  const stays = old?.fate === 'redeemed' || old?.fate === 'expired';
  const fate = stays ? old.fate : fateOf(reset.status);
  // Lapsed before we first saw it: nothing that happened while we looked.
  const lapsed = old === undefined && fate === 'available' && reset.expiresAt !== null && reset.expiresAt <= at;
  return { ...reset, fate: lapsed ? 'expired' : fate, lastListedAt: at };
}

function takeListed(
  work: Work,
  observation: Listing,
  reset: ResetReading,
  before: readonly BankRow[],
  isFirst: boolean,
) {
  const { at, id } = observation;
  const old = before.find(({ key }) => key === reset.key);
  if (reset.status === 'redeemed') {
    if (old?.fate !== 'redeemed')
      redeemByBank(work, reset, usedBetween(work, old, reset, at), reset.redeemedAt, proofs(work, id));
    return;
  }
  if (old) {
    if (old.fate === 'vanished') takeBackVanished(work, reset.key);
    return;
  }
  takeNew(work, observation, reset, isFirst);
}

function usedBetween(work: Work, old: BankRow | undefined, { redeemedAt }: ResetReading, at: Instant) {
  if (redeemedAt !== null) return [redeemedAt, redeemedAt] as const;
  return old ? ([old.lastListedAt, at] as const) : ([work.memory.firstAt ?? at, at] as const);
}

/** Not on the list before: granted since, unless this is the first list there ever was. */
function takeNew(work: Work, { at, id }: Listing, reset: ResetReading, isFirst: boolean): void {
  const listedAt = work.state.bankListedAt ?? work.memory.firstAt ?? at;
  const grantedAt = reset.grantedAt ?? at;
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
  if (isFirst || work.memory.granted.includes(reset.key) || reset.status !== 'available') return;
  tellGranted(work, reset, Math.min(grantedAt, at), [listedAt, at], proofs(work, id), reset.key);
  work.memory.listGains = [...work.memory.listGains, { at }];
}

function takeBackVanished(work: Work, key: string): void {
  const event = work.ledger.open.find((one) => one.type === 'reset-vanished' && one.reset === key);
  if (event) withdraw(work.ledger, event.id);
}

/** Held when last listed, and not on a whole list now. */
function takeMissing(work: Work, row: BankRow, { at, id }: Listing): void {
  const now = work.state.bank.find(({ key }) => key === row.key);
  if (now?.fate === 'vanished') confirmVanished(work, row.key, at, id);
  if (now?.fate !== 'available' && now?.status !== 'redeeming') return;
  const between = [row.lastListedAt, at] as const;
  if (redeemByBank(work, row, between, null, proofs(work, id), row.status === 'redeeming')) return;

  const counted = work.ledger.open.find(
    (event) =>
      event.type === 'reset-vanished' &&
      event.reset === undefined &&
      touches(event.between ?? [event.at, event.at], ...between),
  );
  if (counted) {
    const { title, grantedAt, expiresAt } = row;
    tell(work.ledger, { ...confirmed(counted, id), before: { title, grantedAt, expiresAt }, reset: row.key });
  } else {
    tellVanished(work, row, between, proofs(work, id), row.key);
    work.memory.listLosses = [...work.memory.listLosses, { at }];
  }
  setVanished(work, row.key);
}

function setVanished(work: Work, key: string): void {
  work.state.bank = work.state.bank.map((row) => (row.key === key ? { ...row, fate: 'vanished' } : row));
}

function confirmVanished(work: Work, key: string, at: Instant, id: string): void {
  const event = work.ledger.open.find((one) => one.type === 'reset-vanished' && one.reset === key);
  if (event && !event.confirmed && at - event.at >= minuteMs) tell(work.ledger, confirmed(event, id));
}
