// Updates the ledger's memory from what was read: which cycle of each window is running, which windows blocked the user,
// whether credits are low. Only confirmed readings count, so that a flapping value is never news.

import type { AccountView, WindowView } from '../accounts/account-view';
import type { Instant } from '../time/instant';
import { sameWindow, windowKey } from '../windows/limit-window';
import {
  type AlertLedger,
  type BlockMemory,
  type CycleMemory,
  type LowCreditsMemory,
  memoryKey,
  nearInstants,
} from './ledger';

/** A fall of this many points with the date kept is a refill; a smaller one is a correction. */
const refillPoints = 10;
/** The balance must rise to this many times the mark before running low is news again. */
const clearOfMark = 1.2;

/** The ledger with one account's readings remembered; the same object when nothing new was read. */
export function rememberReadings(
  ledger: AlertLedger,
  view: AccountView,
  creditsLow: number,
  now: Instant,
): AlertLedger {
  let next = ledger;
  if (next.since[view.key] === undefined) next = { ...next, since: { ...next.since, [view.key]: now } };
  for (const window of view.windows) next = rememberWindow(next, view, window);
  return rememberCredits(next, view, creditsLow);
}

function rememberWindow(ledger: AlertLedger, view: AccountView, window: WindowView): AlertLedger {
  // A reading whose end has passed is never confirmed, but it may show a block that must still be remembered.
  if (window.state === 'withdrawn' || (!window.confirmed && window.state !== 'recovered')) return ledger;
  const key = memoryKey(view.key, windowKey(window));
  const cycle = ledger.cycles[key];
  const block = ledger.walls[key];
  const nextBlock = blockAfter(block, cycle, view, window);
  let next = nextBlock === block || !nextBlock ? ledger : { ...ledger, walls: { ...ledger.walls, [key]: nextBlock } };

  // Recovered and unstarted follow from the clock, not from a new reading.
  if (window.resetsAt === null || window.state === 'recovered' || window.state === 'unstarted') return next;
  if (cycle && window.observedAt <= cycle.observedAt) return next;
  const nextCycle = cycleAfter(cycle, window, window.resetsAt);
  next = { ...next, cycles: { ...next.cycles, [key]: nextCycle } };
  if (!cycle || nextCycle.epochAt !== cycle.epochAt || nearInstants(nextCycle.endsAt, cycle.endsAt)) return next;
  const links = [...(next.links[key] ?? []), [cycle.endsAt, nextCycle.endsAt] as const];
  return { ...next, links: { ...next.links, [key]: links } };
}

/** The cycle a newer reading belongs to: the remembered one, with or without a refill or a moved date, or a new one. */
function cycleAfter(old: CycleMemory | undefined, window: WindowView, endsAt: Instant): CycleMemory {
  const { usedPercent, observedAt } = window;
  const newCycle = { epochAt: endsAt, endsAt, usedPercent, observedAt, distinct: 1, turn: 0, episode: 0 };
  if (!old) return newCycle;

  const isDateKept = nearInstants(endsAt, old.endsAt);
  const fall = old.usedPercent - usedPercent;
  if (!isDateKept && (fall >= 1 || observedAt >= old.endsAt)) return newCycle;

  const distinct = old.distinct + (fall === 0 ? 0 : 1);
  const sameCycle = { ...old, endsAt: isDateKept ? old.endsAt : endsAt, usedPercent, observedAt, distinct };
  const isRefill = isDateKept && (fall >= refillPoints || (usedPercent <= 1 && fall >= 2));
  return isRefill ? { ...sameCycle, turn: old.turn + 1, distinct: 1 } : sameCycle;
}

/** Whether this window blocks work now: it is used up, or the server says so. */
function isBlocking(view: AccountView, window: WindowView): boolean {
  if (window.state === 'exhausted') return true;
  const { state, by } = view.headline;
  return state === 'blocked' && by !== null && sameWindow(by, window) && window.state === 'running';
}

function blockAfter(
  block: BlockMemory | undefined,
  cycle: CycleMemory | undefined,
  view: AccountView,
  window: WindowView,
): BlockMemory | undefined {
  const { observedAt, resetsAt } = window;
  if (isBlocking(view, window) && resetsAt !== null) return standingBlock(block, resetsAt, observedAt);
  if (window.state === 'recovered') return blockInHindsight(block, window);
  if (block?.outcome !== 'standing' || observedAt <= block.since) return block;
  return { ...block, outcome: outcomeOf(block, cycle, view, window), outcomeAt: observedAt };
}

/** The block after a reading whose own end has passed: it may show an unrecorded block, or work after the last one. */
function blockInHindsight(block: BlockMemory | undefined, window: WindowView): BlockMemory | undefined {
  const { observedAt, resetsAt, lastReadPercent = 0 } = window;
  if (resetsAt === null || (block && observedAt <= block.since)) return block;
  // The block began and ended while no worker was running to record it.
  if (lastReadPercent >= 100) return standingBlock(block, resetsAt, observedAt);
  const hasPassed = block?.outcome === 'standing' && !nearInstants(block.endsAt, resetsAt);
  return hasPassed ? { ...block, outcome: 'recovered', outcomeAt: observedAt } : block;
}

function standingBlock(block: BlockMemory | undefined, endsAt: Instant, since: Instant): BlockMemory {
  if (block && since < block.since) return block;
  if (block?.outcome === 'standing' && nearInstants(block.endsAt, endsAt)) return block;
  return { endsAt, since, outcome: 'standing', outcomeAt: since };
}

/** How a block ended that a newer reading no longer shows. */
function outcomeOf(
  block: BlockMemory,
  cycle: CycleMemory | undefined,
  view: AccountView,
  window: WindowView,
): BlockMemory['outcome'] {
  const isRedeemed = view.events.some(
    ({ type, at, windows }) =>
      type === 'reset-redeemed' && at >= block.since && windows.some((touched) => sameWindow(touched, window)),
  );
  if (isRedeemed) return 'gone';
  const { resetsAt, observedAt, usedPercent } = window;
  const isOtherCycle = resetsAt === null || observedAt >= block.endsAt || !nearInstants(resetsAt, block.endsAt);
  const isRefill = (cycle?.usedPercent ?? 100) - usedPercent >= refillPoints;
  return isOtherCycle || isRefill ? 'recovered' : 'gone';
}

function rememberCredits(ledger: AlertLedger, view: AccountView, creditsLow: number): AlertLedger {
  const { state, balance, observedAt } = view.credits;
  const amount = Number(balance);
  if (state !== 'balance' || balance === null || observedAt === null || !Number.isFinite(amount)) return ledger;
  const old = ledger.credits[view.key];
  if (old && observedAt <= old.observedAt) return ledger;

  const credits = creditsAfter(old, amount, creditsLow, observedAt);
  return { ...ledger, credits: { ...ledger.credits, [view.key]: credits } };
}

function creditsAfter(
  old: LowCreditsMemory | undefined,
  amount: number,
  creditsLow: number,
  observedAt: Instant,
): LowCreditsMemory {
  const isClear = amount >= creditsLow * clearOfMark;
  const low = amount < creditsLow || (old?.low === true && !isClear);
  const episode = (old?.episode ?? 0) + (old?.low === true && isClear ? 1 : 0);
  return { observedAt, low, episode, held: (old?.held ?? false) || amount > 0 };
}
