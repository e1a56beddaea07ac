// From changes of windows to events. Changes of one kind seen in one body are one event.

import type { EventType, HeadroomEvent } from '../events/event';
import { secondMs, toleranceMs } from '../time/instant';
import { type BankDelta, claimProof, type Proof } from './bank-proof';
import { eventId } from './event-id';
import { tell } from './event-ledger';
import { foundingOf, sideOf, spanOf, type WindowChange, windowsOf } from './event-sides';
import type { Draft, Track } from './fold-memory';
import type { Work } from './fold-work';
import { newStart, redeemedEvent } from './redeemed-event';

export interface TrackChange extends WindowChange {
  readonly track: Draft<Track>;
  readonly verdict: 'restarted' | 'fell' | 'moved';
  /** The window flapped to this pair lately: not told before a second reading agrees. */
  readonly silent: boolean;
}

/** Tells what happened to windows between two readings, and remembers it as open to being taken back. */
export function tellChanges(
  work: Work,
  all: readonly TrackChange[],
  bank: BankDelta,
  countBefore: number | null,
): void {
  const changes = all.filter(({ silent }) => !silent);
  for (const change of all) if (change.silent) open(change, typeOf(change), null, false, countBefore);
  const emptied = changes.filter(isRefill);
  const proof = emptied.length > 0 ? claimProof(work, ...spanOf(emptied), bank) : claimForMoved(work, changes, bank);
  const redeemed = proof ? (emptied.length > 0 ? emptied : changes.filter(isRestart)) : [];
  if (proof && redeemed.length > 0) remember(tellRedeemed(work, redeemed, proof), redeemed, countBefore);

  const rest = changes.filter((change) => !redeemed.includes(change));
  for (const type of ['early-reset', 'refill-kept-date', 'correction', 'date-moved'] as const) {
    const group = rest.filter((change) => typeOf(change) === type);
    if (group.length > 0) remember(tellGroup(work, type, group, countBefore), group, countBefore);
  }
}

/** A window that is full again or nearly so, as a reset leaves it. */
function isRefill({ verdict, before, after }: TrackChange): boolean {
  const fall = before.usedPercent - after.usedPercent;
  return verdict === 'restarted' || (verdict === 'fell' && (after.usedPercent <= 1 || fall >= 10));
}

/** Used and worked with again before anybody looked: the window began anew although use did not fall. */
function isRestart({ before, after, window }: TrackChange): boolean {
  const start = after.resetsAt - window.seconds * secondMs;
  return start >= before.at - toleranceMs && start <= after.at + toleranceMs;
}

function claimForMoved(work: Work, changes: readonly TrackChange[], bank: BankDelta): Proof | null {
  const restarts = changes.filter((change) => change.verdict === 'moved' && isRestart(change));
  return restarts.length > 0 ? claimProof(work, ...spanOf(restarts), bank) : null;
}

function typeOf({ verdict, after }: TrackChange): EventType {
  if (verdict === 'restarted') return 'early-reset';
  if (verdict === 'moved') return 'date-moved';
  return after.usedPercent <= 1 ? 'refill-kept-date' : 'correction';
}

function tellRedeemed(work: Work, changes: readonly TrackChange[], proof: Proof): HeadroomEvent {
  const event = redeemedEvent(changes, proof);
  tell(work.ledger, event);
  return event;
}

function tellGroup(
  work: Work,
  type: EventType,
  changes: readonly TrackChange[],
  countBefore: number | null,
): HeadroomEvent {
  const unchanged = countBefore !== null && work.memory.usageCount?.value === countBefore;
  const event: HeadroomEvent = {
    id: eventId(type, windowsOf(changes), foundingOf(changes)),
    type,
    at: type === 'early-reset' ? newStart(changes) : spanOf(changes)[1],
    between: spanOf(changes),
    windows: windowsOf(changes),
    before: sideOf(changes, 'before'),
    after: sideOf(changes, 'after'),
    evidence: foundingOf(changes),
    confirmed: false,
    confidence: changes.every(isRestart) || type !== 'early-reset' ? 0.6 : 0.4,
    notes: [...changeNotes(type, changes), ...(unchanged && type !== 'date-moved' ? ['bank-unchanged'] : [])],
  };
  tell(work.ledger, event);
  return event;
}

function changeNotes(type: EventType, changes: readonly TrackChange[]): string[] {
  if (type === 'correction' && changes.some(({ track }) => track.falls >= 2)) return ['sliding'];
  if (type !== 'date-moved') return [];
  const drifts = changes.some(({ track, before, after }) => track.moves >= 1 && advancesWithClock(before, after));
  const anew = changes.every(isRestart);
  return [...(drifts ? ['drifting'] : []), ...(anew ? ['began-anew'] : [])];
}

function advancesWithClock(before: WindowChange['before'], after: WindowChange['after']): boolean {
  const elapsed = after.at - before.at;
  return Math.abs(after.resetsAt - before.resetsAt - elapsed) <= elapsed * 0.15 + toleranceMs;
}

function remember(event: HeadroomEvent, changes: readonly TrackChange[], countBefore: number | null): void {
  for (const change of changes) {
    open(change, event.type, event.id, event.confirmed, countBefore);
    if (event.type === 'correction' || event.type === 'refill-kept-date') change.track.falls += 1;
    if (event.type === 'date-moved') change.track.moves += 1;
  }
}

function open(
  { track, before, after }: TrackChange,
  type: EventType,
  id: string | null,
  settled: boolean,
  countBefore: number | null,
): void {
  const { cycleFirst, cycleReadings } = track;
  track.jump = { type, before, after, eventId: id, settled, countBefore, cycleFirst, cycleReadings };
}
