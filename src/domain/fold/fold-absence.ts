// A window that usage bodies no longer name: first a gap, then, when a later body agrees, withdrawn. Never a reset.

import type { ObservationOf } from '../observations/observation';
import { hourMs, minuteMs, toleranceMs } from '../time/instant';
import { sameWindow } from '../windows/limit-window';
import { isIdle } from '../windows/window-phase';
import { eventId } from './event-id';
import { amend, confirmed, tell, withdraw } from './event-ledger';
import { sideOf, windowsOf } from './event-sides';
import type { Draft, Mark, Track } from './fold-memory';
import type { Work } from './fold-work';
import { endCycle } from './track-cycles';

/** An idle window that is missing for less than this was left out, not withdrawn. */
const idleGapMs = 6 * hourMs;

/**
 * Looks for windows this body should name and does not. A body that was damaged, or names none of the account's own windows,
 * says nothing of the others.
 */
export function takeAbsences(work: Work, observation: ObservationOf<'usage'>): void {
  const { facts, at, id } = observation;
  if (work.tracks.length === facts.windows.length || facts.partial) return;
  if (!facts.windows.some(({ limit }) => limit === 'codex')) return;

  const missing = work.tracks.filter((track) => !facts.windows.some((window) => sameWindow(window, track)));
  for (const track of missing) if (track.absent) agree(work, track, at, id);
  const fresh = missing.filter(({ absent }) => absent === null);
  for (const limit of new Set(fresh.map((track) => track.limit))) {
    tellWithdrawn(
      work,
      observation,
      fresh.filter((track) => track.limit === limit),
    );
  }
}

/**
 * Back again. After one missing body, or in the very cycle it left in, nothing happened: placeholders were seen to come and go
 * within hours. Otherwise the limit is restored.
 */
export function returnFromAbsence(
  work: Work,
  track: Draft<Track>,
  mark: Mark,
  { at, id }: ObservationOf<'usage'>,
): void {
  const { absent } = track;
  track.absent = null;
  if (!absent) return;
  if (!absent.confirmed || isSameCycle(track, mark, absent.at)) {
    withoutTrack(work, absent.eventId, track);
    return;
  }
  tellRestored(work, track, mark, absent.at, at, id);
  endCycle(work, track, absent.at, 'withdrawn');
  track.last = null;
  track.jump = null;
  track.flap = null;
}

function tellWithdrawn(work: Work, { at, id }: ObservationOf<'usage'>, tracks: readonly Draft<Track>[]): void {
  const changes = tracks.map((track) => ({ window: track, before: track.shown, after: track.shown }));
  const eventKey = eventId('limit-withdrawn', windowsOf(changes), [...changes.map(({ before }) => before.id), id]);
  tell(work.ledger, {
    id: eventKey,
    type: 'limit-withdrawn',
    at,
    between: [Math.max(...changes.map(({ before }) => before.at)), at],
    windows: windowsOf(changes),
    before: sideOf(changes, 'before'),
    after: {},
    evidence: [...new Set([...changes.map(({ before }) => before.id), id])],
    confirmed: false,
    confidence: 0.5,
    notes: [],
  });
  for (const track of tracks) track.absent = { at, eventId: eventKey, confirmed: false };
}

function agree(work: Work, track: Draft<Track>, at: number, id: string): void {
  const { absent } = track;
  if (!absent || absent.confirmed || at - absent.at < minuteMs) return;
  track.absent = { ...absent, confirmed: true };
  amend(work.ledger, absent.eventId, (event) => confirmed(event, id));
}

function isSameCycle({ last, seconds }: Track, mark: Mark, goneAt: number): boolean {
  if (last === null) return false;
  if (Math.abs(mark.resetsAt - last.resetsAt) <= toleranceMs) return mark.usedPercent >= last.usedPercent - 1;
  const stayedIdle =
    isIdle(last.usedPercent, last.resetsAt, seconds, last.at) &&
    isIdle(mark.usedPercent, mark.resetsAt, seconds, mark.at);
  return stayedIdle && mark.at - goneAt <= idleGapMs;
}

function withoutTrack(work: Work, id: string, track: Track): void {
  const event = work.ledger.open.find((one) => one.id === id);
  const windows = event?.windows.filter((window) => !sameWindow(window, track)) ?? [];
  if (event && windows.length > 0) tell(work.ledger, { ...event, windows });
  else withdraw(work.ledger, id);
}

/** Several windows of one limit coming back in one body are one event. */
function tellRestored(work: Work, track: Track, mark: Mark, goneAt: number, at: number, id: string): void {
  const change = { window: track, before: mark, after: mark };
  const key = eventId('limit-restored', track.limit, [id]);
  const same = work.ledger.recent.find((event) => event.id === key);
  tell(work.ledger, {
    id: key,
    type: 'limit-restored',
    at,
    between: [goneAt, at],
    windows: [...(same?.windows ?? []), ...windowsOf([change])],
    before: {},
    after: { ...same?.after, ...sideOf([change], 'after') },
    evidence: [id],
    confirmed: true,
    confidence: 0.9,
    notes: [],
  });
}
