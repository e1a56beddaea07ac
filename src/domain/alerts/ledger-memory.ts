// Brings the ledger's memory up to date with what was read: which run of each window this is, and which of them stopped
// the user. Only confirmed readings count, so that a flap never becomes news.

import type { AccountView, WindowView } from '../accounts/account-view';
import type { Instant } from '../time/instant';
import { sameWindow, windowKey } from '../windows/limit-window';
import {
  type AlertLedger,
  type BlockMemory,
  type CreditsMemory,
  type CycleMemory,
  memoryKey,
  nearInstants,
} from './ledger';

/** A fall of this many points with the date kept is a refill: below it, a correction. */
const refillPoints = 10;
/** The credit balance must climb this far above the mark before running low is news again. */
const clearOfMark = 1.2;

/** The same ledger object when nothing new was read. */
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
  // A window whose end has passed is never confirmed; that it was a wall may still have to be noted.
  if (window.state === 'withdrawn' || (!window.confirmed && window.state !== 'recovered')) return ledger;
  const key = memoryKey(view.key, windowKey(window));
  const old = ledger.cycles[key];
  const wall = ledger.walls[key];
  const nextWall = wallAfter(wall, old, view, window);
  let next = nextWall === wall || !nextWall ? ledger : { ...ledger, walls: { ...ledger.walls, [key]: nextWall } };

  // What the clock alone made of an old reading is not a reading.
  if (window.resetsAt === null || window.state === 'recovered' || window.state === 'unstarted') return next;
  if (old && window.observedAt <= old.observedAt) return next;
  const cycle = cycleAfter(old, window, window.resetsAt);
  next = { ...next, cycles: { ...next.cycles, [key]: cycle } };
  if (!old || cycle.epochAt !== old.epochAt || nearInstants(cycle.endsAt, old.endsAt)) return next;
  const links = [...(next.links[key] ?? []), [old.endsAt, cycle.endsAt] as const];
  return { ...next, links: { ...next.links, [key]: links } };
}

/** Which run of the window a newer reading belongs to. */
function cycleAfter(old: CycleMemory | undefined, window: WindowView, endsAt: Instant): CycleMemory {
  const { usedPercent, observedAt } = window;
  const fresh = { epochAt: endsAt, endsAt, usedPercent, observedAt, distinct: 1, turn: 0, episode: 0 };
  if (!old) return fresh;

  const kept = nearInstants(endsAt, old.endsAt);
  const fell = old.usedPercent - usedPercent;
  if (!kept && (fell >= 1 || observedAt >= old.endsAt)) return fresh;

  const distinct = old.distinct + (fell === 0 ? 0 : 1);
  const same = { ...old, endsAt: kept ? old.endsAt : endsAt, usedPercent, observedAt, distinct };
  const refilled = kept && (fell >= refillPoints || (usedPercent <= 1 && fell >= 2));
  return refilled ? { ...same, turn: old.turn + 1, distinct: 1 } : same;
}

/** Whether work stops at this window now: used up, or the server says so. */
function isWall(view: AccountView, window: WindowView): boolean {
  if (window.state === 'exhausted') return true;
  const { state, by } = view.headline;
  return state === 'blocked' && by !== null && sameWindow(by, window) && window.state === 'running';
}

function wallAfter(
  wall: BlockMemory | undefined,
  cycle: CycleMemory | undefined,
  view: AccountView,
  window: WindowView,
): BlockMemory | undefined {
  const { observedAt, resetsAt } = window;
  if (isWall(view, window) && resetsAt !== null) return standing(wall, resetsAt, observedAt);
  if (window.state === 'recovered') return wallInHindsight(wall, window);
  if (wall?.outcome !== 'standing' || observedAt <= wall.since) return wall;
  return { ...wall, outcome: outcomeOf(wall, cycle, view, window), outcomeAt: observedAt };
}

/** What a reading whose own end has passed says of walls: it may have shown one, or work that went on since the last. */
function wallInHindsight(wall: BlockMemory | undefined, window: WindowView): BlockMemory | undefined {
  const { observedAt, resetsAt, lastReadPercent = 0 } = window;
  if (resetsAt === null || (wall && observedAt <= wall.since)) return wall;
  // It may have come while nobody could write it down.
  if (lastReadPercent >= 100) return standing(wall, resetsAt, observedAt);
  const passed = wall?.outcome === 'standing' && !nearInstants(wall.endsAt, resetsAt);
  return passed ? { ...wall, outcome: 'recovered', outcomeAt: observedAt } : wall;
}

function standing(wall: BlockMemory | undefined, endsAt: Instant, since: Instant): BlockMemory {
  if (wall && since < wall.since) return wall;
  if (wall?.outcome === 'standing' && nearInstants(wall.endsAt, endsAt)) return wall;
  return { endsAt, since, outcome: 'standing', outcomeAt: since };
}

function outcomeOf(
  wall: BlockMemory,
  cycle: CycleMemory | undefined,
  view: AccountView,
  window: WindowView,
): BlockMemory['outcome'] {
  const redeemed = view.events.some(
    ({ type, at, windows }) =>
      type === 'reset-redeemed' && at >= wall.since && windows.some((touched) => sameWindow(touched, window)),
  );
  if (redeemed) return 'gone';
  const { resetsAt, observedAt, usedPercent } = window;
  const another = resetsAt === null || observedAt >= wall.endsAt || !nearInstants(resetsAt, wall.endsAt);
  const refilled = (cycle?.usedPercent ?? 100) - usedPercent >= refillPoints;
  return another || refilled ? 'recovered' : 'gone';
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
  old: CreditsMemory | undefined,
  amount: number,
  creditsLow: number,
  observedAt: Instant,
): CreditsMemory {
  const clear = amount >= creditsLow * clearOfMark;
  const low = amount < creditsLow || (old?.low === true && !clear);
  const episode = (old?.episode ?? 0) + (old?.low === true && clear ? 1 : 0);
  return { observedAt, low, episode, held: (old?.held ?? false) || amount > 0 };
}
