// The count of resets in usage bodies, followed by itself: the list is another fact and may disagree with it.

import { hourMs, type Instant, minuteMs, toleranceMs } from '../time/instant';
import { tellGranted, tellVanished } from './bank-events';
import { lapse } from './bank-lapse';
import { type BankDelta, bankLagMs, touches } from './bank-proof';
import { explainRefill } from './bank-redeemed';
import { confirmed, tell, withdraw } from './event-ledger';
import type { Tally } from './fold-memory';
import type { Work } from './fold-work';

/** What the count lost or gained since the last one, less what the list, an expiry or a return already explains. */
export function compareCount(work: Work, at: Instant, id: string, value: number | null): BankDelta {
  const none = { losses: 0, gains: 0, since: null };
  lapse(work, at, id);
  if (value === null) return none;
  const { memory } = work;
  const before = memory.usageCount;
  if (before?.value === value) {
    // Nearly always: nothing is allocated for it.
    before.at = at;
    before.id = id;
    confirmVanished(work, at, id);
    return none;
  }
  memory.usageCount = { at, id, value };
  if (before === null) return none;
  memory.listLosses = since(memory.listLosses, before.at);
  memory.listGains = since(memory.listGains, before.at);
  if (value < before.value) {
    const losses = before.value - value;
    const known = Math.min(losses, memory.listLosses.length);
    memory.listLosses = memory.listLosses.slice(known);
    return { losses: losses - known, gains: 0, since: before };
  }
  const returned = takeBackVanished(work, at, value - before.value);
  const known = Math.min(value - before.value - returned, memory.listGains.length);
  memory.listGains = memory.listGains.slice(known);
  return { losses: 0, gains: value - before.value - returned - known, since: before };
}

/** What no window and no list explained so far. */
export function tellDelta(work: Work, at: Instant, id: string, bank: BankDelta): void {
  if (bank.losses === 0 && bank.gains === 0) return;
  const { since: from } = bank;
  const between = [from?.at ?? at, at] as const;
  const evidence = [...(from ? [from.id] : []), id];
  for (let n = 0; n < bank.losses; n += 1) {
    if (!explainRefill(work, between, evidence)) tellVanished(work, null, between, evidence, `count ${n}`);
  }
  for (let n = 0; n < bank.gains; n += 1) {
    const row = work.state.bank.find(
      ({ key, grantedAt }) =>
        grantedAt !== null &&
        grantedAt >= between[0] - toleranceMs &&
        grantedAt <= at + toleranceMs &&
        !work.memory.granted.includes(key),
    );
    tellGranted(work, row ?? null, row?.grantedAt ?? at, between, evidence, `count ${n}`);
  }
}

function since(tallies: readonly Tally[], at: Instant): readonly Tally[] {
  return tallies.filter((tally) => tally.at >= at - bankLagMs);
}

function confirmVanished(work: Work, at: Instant, id: string): void {
  for (const event of work.ledger.open) {
    const waits = event.type === 'reset-vanished' && !event.confirmed && event.reset === undefined;
    if (waits && at - event.at >= minuteMs) tell(work.ledger, confirmed(event, id));
  }
}

/** A count that dips and returns lost nothing. Returns how many came back. */
function takeBackVanished(work: Work, at: Instant, gains: number): number {
  const back = work.ledger.open
    .filter(
      (event) =>
        event.type === 'reset-vanished' &&
        event.reset === undefined &&
        touches(event.between ?? [event.at, event.at], at - hourMs, at),
    )
    .slice(0, gains);
  for (const { id } of back) withdraw(work.ledger, id);
  return back.length;
}
