// A change is shown at once and can be taken back: a pair (use, end) that flips and returns never happened.

import type { HeadroomEvent } from '../events/event';
import { dayMs, hourMs, toleranceMs } from '../time/instant';
import { sameWindow } from '../windows/limit-window';
import type { BankDelta } from './bank-proof';
import { compareReadings } from './compare-readings';
import { eventId } from './event-id';
import { amend, confirmed, tell, withdraw, withNote, withProof } from './event-ledger';
import { foundingOf, sideOf, spanOf, type WindowChange, windowsOf } from './event-sides';
import { tellChanges } from './fold-changes';
import type { Draft, Jump, Mark, Track } from './fold-memory';
import { setFate, type Work } from './fold-work';
import { resumeCycle } from './track-cycles';

/** Server incidents were seen to flip for hours; after a day a return is a new change. */
const flapMs = dayMs;

/** True when a reading shows the pair from before the change again. */
export function returnsTo(jump: Jump, last: Mark, mark: Mark): boolean {
  const { before, after } = jump;
  const sinceMs = mark.at - after.at;
  if (sinceMs > (jump.type === 'reset-redeemed' ? hourMs : flapMs)) return false;
  if (mark.at >= before.resetsAt - toleranceMs || mark.usedPercent < before.usedPercent - 1) return false;
  if (Math.abs(mark.resetsAt - before.resetsAt) > toleranceMs) return isRebound(jump, last, mark);
  // With the end unchanged, ordinary use climbs back to the old value in time: only a quick leap is a return.
  if (Math.abs(after.resetsAt - before.resetsAt) <= toleranceMs)
    return (!jump.settled || jump.type === 'reset-redeemed') && mark.usedPercent - last.usedPercent >= 2;
  return Math.abs(last.resetsAt - before.resetsAt) > toleranceMs;
}

/** After a redemption the use alone may leap back, under the new end. */
function isRebound({ type, before, after }: Jump, last: Mark, mark: Mark): boolean {
  const fell = before.usedPercent - after.usedPercent;
  return type === 'reset-redeemed' && fell >= 20 && mark.usedPercent - last.usedPercent >= fell - 5;
}

/** True when a window that flapped lately shows its other pair again. */
export function wasFlap({ flap }: Track, mark: Mark): boolean {
  if (!flap || mark.at > flap.until || Math.abs(mark.usedPercent - flap.other.usedPercent) > 5) return false;
  const sameEnd = Math.abs(mark.resetsAt - flap.other.resetsAt) <= toleranceMs;
  const slidAlike = Math.abs(mark.resetsAt - mark.at - (flap.other.resetsAt - flap.other.at)) <= toleranceMs;
  return sameEnd || slidAlike;
}

/**
 * The old pair was back for a moment only: an answer that came late, from another tab or a cache. The flap is withdrawn and the
 * change it hid is returned, to be told after all; null where it was more than that.
 */
export function lateReading(work: Work, track: Track, mark: Mark): { before: Mark; after: Mark } | null {
  const { flap } = track;
  if (!flap?.undone || mark.at - flap.undone.at > toleranceMs || !wasFlap(track, mark)) return null;
  withdraw(work.ledger, flap.eventId);
  return { before: flap.undone.before, after: flap.other };
}

/** The windows that show their old pair again: their change is withdrawn and told as one `flapped`. */
export function takeBack(work: Work, tracks: readonly Draft<Track>[], id: string, bank: BankDelta): void {
  const flapped: TrackChangeOf[] = [];
  for (const track of tracks) {
    const { jump, shown } = track;
    if (!jump) continue;
    if (takeBackOne(work, track, jump, id, bank))
      flapped.push({ track, window: track, before: jump.before, after: jump.after });
    resumeCycle(work, track);
    track.distrusted = false;
    track.last = shown;
    track.jump = null;
  }
  if (flapped.length > 0) tellFlapped(work, flapped, id);
}

/** Returns whether it is a flap to be told. */
function takeBackOne(work: Work, track: Draft<Track>, jump: Jump, id: string, bank: BankDelta): boolean {
  if (jump.eventId === null) {
    amend(work.ledger, track.flap?.eventId ?? null, (event) => again(event, id));
    return false;
  }
  if (!isTakenBack(work, jump)) {
    rebounded(work, track, jump, jump.eventId, id);
    return false;
  }
  takeFrom(work, jump.eventId, track, bank);
  return !isLateDip(jump);
}

type TrackChangeOf = WindowChange & { readonly track: Draft<Track> };

/** A little less use than a moment before: an older answer that came second. Nothing flipped. */
function isLateDip({ type, before, after }: Jump): boolean {
  return type === 'correction' && after.at - before.at <= toleranceMs;
}

function again(event: HeadroomEvent, id: string): HeadroomEvent {
  return withNote({ ...event, evidence: withProof(event, id) }, 'repeatedly');
}

/** A redemption the bank still shows has happened, whatever the window says. */
function isTakenBack(work: Work, { type, countBefore }: Jump): boolean {
  if (type !== 'reset-redeemed') return true;
  return countBefore !== null && work.memory.usageCount !== null && work.memory.usageCount.value >= countBefore;
}

/** The withdrawn event keeps those windows that did not return. */
function takeFrom(work: Work, id: string, track: Track, bank: BankDelta): void {
  const event = work.ledger.open.find((one) => one.id === id);
  if (!event) return;
  const windows = event.windows.filter((window) => !sameWindow(window, track));
  if (windows.length > 0) {
    tell(work.ledger, { ...event, windows });
    return;
  }
  withdraw(work.ledger, id);
  if (event.type !== 'reset-redeemed') return;
  bank.gains = Math.max(0, bank.gains - 1);
  if (event.reset !== undefined) setFate(work, event.reset, 'available');
}

function rebounded(work: Work, track: Draft<Track>, jump: Jump, id: string, proof: string): void {
  amend(work.ledger, id, (event) => withNote({ ...event, evidence: withProof(event, proof) }, 'rebounded'));
  track.flap = { eventId: id, other: jump.after, until: jump.after.at + flapMs, undone: null };
}

function tellFlapped(work: Work, changes: readonly TrackChangeOf[], id: string): void {
  const event: HeadroomEvent = {
    id: eventId('flapped', windowsOf(changes), foundingOf(changes)),
    type: 'flapped',
    at: spanOf(changes)[1],
    between: [spanOf(changes)[0], Math.max(...changes.map(({ track }) => track.shown.at))],
    windows: windowsOf(changes),
    before: sideOf(changes, 'before'),
    after: sideOf(changes, 'after'),
    evidence: [...foundingOf(changes), id],
    confirmed: true,
    confidence: 0.9,
    notes: [],
  };
  tell(work.ledger, event);
  for (const { track, before, after } of changes) {
    const undone = { at: track.shown.at, before };
    track.flap = { eventId: event.id, other: after, until: after.at + flapMs, undone };
  }
}

/** A later reading agreed: the change stands. */
export function settle(work: Work, track: Draft<Track>, id: string): void {
  const { jump, flap } = track;
  if (!jump) return;
  track.jump = { ...jump, settled: true };
  if (jump.eventId === null) tellLate(work, track, jump, flap, id);
  else amend(work.ledger, jump.eventId, (event) => confirmed(event, id));
}

/** One that was held back while the window flapped is told now; a redemption that seemed undone stands after all. */
function tellLate(work: Work, track: Draft<Track>, jump: Jump, flap: Track['flap'], id: string): void {
  const earlier = work.ledger.open.find((event) => event.id === flap?.eventId);
  track.flap = null;
  if (earlier?.type === 'reset-redeemed') {
    tell(work.ledger, { ...earlier, notes: earlier.notes.filter((note) => note !== 'rebounded') });
    return;
  }
  const verdict = compareReadings(jump.before, jump.after, track.seconds);
  if (verdict !== 'restarted' && verdict !== 'fell' && verdict !== 'moved') return;
  const change = { track, window: track, before: jump.before, after: jump.after, verdict, silent: false };
  tellChanges(work, [change], { losses: 0, gains: 0, since: null }, jump.countBefore);
  const told: Jump | null = track.jump;
  if (!told) return;
  track.jump = { ...told, settled: true };
  amend(work.ledger, told.eventId, (event) => confirmed(event, id));
}
