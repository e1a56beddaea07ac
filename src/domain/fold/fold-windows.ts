// The windows of one usage body, each against its own last reading.

import type { ObservationOf, WindowReading } from '../observations/observation';
import { minuteMs, secondMs, toleranceMs } from '../time/instant';
import { isIdle } from '../windows/window-phase';
import type { BankDelta } from './bank-proof';
import { type Comparison, compareReadings } from './compare-readings';
import { eventId } from './event-id';
import { tell } from './event-ledger';
import { sideOf, type WindowChange } from './event-sides';
import { returnFromAbsence } from './fold-absence';
import { type TrackChange, tellChanges } from './fold-changes';
import { lateReading, returnsTo, settle, takeBack, wasFlap } from './fold-flap';
import type { Draft, Mark, Track } from './fold-memory';
import { planOf, type Work } from './fold-work';
import { endCycle } from './track-cycles';

/** A second reading confirms only when it is this much later: the page may ask twice within a second. */
const secondReadingMs = minuteMs;

type Step = Comparison | 'new' | 'returned' | 'settled';

/** What one body says of windows, sorted by what follows from it. */
interface Found {
  readonly ended: (WindowChange & { readonly track: Draft<Track> })[];
  readonly changed: TrackChange[];
  readonly returned: Draft<Track>[];
  readonly settled: Draft<Track>[];
}

/** Follows every window of the body and tells what changed. True when all of the account's own went on as they were. */
export function takeWindows(
  work: Work,
  observation: ObservationOf<'usage'>,
  bank: BankDelta,
  countBefore: number | null,
): boolean {
  let found: Found | null = null;
  let steady = true;
  for (const window of observation.facts.windows) {
    const mark = markOf(observation, window);
    const track = trackOf(work, window) ?? newTrack(work, window, mark, observation.source);
    const before = track.last;
    const step = follow(work, track, mark, observation);
    if (step === 'same') continue;
    if (window.limit === 'codex' && step !== 'settled') steady = false;
    if (step === 'new' || step === 'unusable' || before === null) continue;
    found ??= { ended: [], changed: [], returned: [], settled: [] };
    sortOut(work, found, { track, window: track, before, after: mark }, step, bank);
  }
  if (found) tellFound(work, found, bank, countBefore, observation.id);
  return steady;
}

export function trackOf(work: Work, { limit, seconds }: WindowReading): Draft<Track> | undefined {
  for (const track of work.tracks) if (track.seconds === seconds && track.limit === limit) return track;
  return undefined;
}

export function markOf(
  { at, id }: Pick<ObservationOf<'usage'>, 'at' | 'id'>,
  { usedPercent, resetsAt }: WindowReading,
): Mark {
  return { at, id, usedPercent, resetsAt };
}

/** A window met for the first time: nothing to compare it with yet. */
export function newTrack(work: Work, window: WindowReading, mark: Mark, source: Track['source']): Draft<Track> {
  const track: Draft<Track> = {
    limit: window.limit,
    seconds: window.seconds,
    ...(window.name === undefined ? {} : { name: window.name }),
    plan: planOf(work)?.value ?? null,
    shown: mark,
    source,
    distrusted: false,
    last: null,
    cycleFirst: null,
    cycleReadings: 0,
    jump: null,
    flap: null,
    absent: null,
    falls: 0,
    moves: 0,
  };
  work.tracks.push(track);
  return track;
}

function follow(work: Work, track: Draft<Track>, mark: Mark, observation: ObservationOf<'usage'>): Step {
  const shownBefore = track.shown;
  track.shown = mark;
  track.source = observation.source;
  if (track.absent) returnFromAbsence(work, track, mark, observation);
  if (track.last === null) {
    track.distrusted = false;
    keep(track, mark);
    return 'new';
  }
  if (track.jump && returnsTo(track.jump, track.last, mark)) return 'returned';

  const verdict = compareReadings(track.last, mark, track.seconds);
  track.distrusted = verdict === 'unusable';
  // An answer about a window that is over is not shown in place of what is known.
  if (verdict === 'unusable' && mark.resetsAt < mark.at - toleranceMs) track.shown = shownBefore;
  if (verdict !== 'same') return verdict;
  keep(track, mark);
  return track.jump && !track.jump.settled && isSecondReading(track, mark) ? 'settled' : 'same';
}

function isSecondReading({ jump }: Track, mark: Mark): boolean {
  return jump !== null && mark.at - jump.after.at >= secondReadingMs;
}

function keep(track: Draft<Track>, mark: Mark): void {
  track.last = mark;
  if (isIdle(mark.usedPercent, mark.resetsAt, track.seconds, mark.at)) {
    track.cycleFirst = null;
    return;
  }
  track.cycleReadings = track.cycleFirst === null ? 1 : track.cycleReadings + 1;
  track.cycleFirst ??= mark;
}

function sortOut(
  work: Work,
  found: Found,
  change: WindowChange & { readonly track: Draft<Track> },
  step: Exclude<Step, 'same' | 'new' | 'unusable'>,
  bank: BankDelta,
): void {
  const { track, after } = change;
  if (step === 'returned') found.returned.push(track);
  else if (step === 'settled') found.settled.push(track);
  else {
    // Whatever comes next, it is not the old pair: what was open is settled by it.
    if (track.jump && !track.jump.settled && isSecondReading(track, after)) found.settled.push(track);
    if (step === 'ended') found.ended.push(change);
    else found.changed.push(changeOf(work, change, step, bank));
  }
}

function changeOf(
  work: Work,
  change: WindowChange & { readonly track: Draft<Track> },
  verdict: TrackChange['verdict'],
  bank: BankDelta,
): TrackChange {
  const late = lateReading(work, change.track, change.after);
  if (late) {
    change.track.flap = null;
    return { ...change, ...late, verdict, silent: false };
  }
  return { ...change, verdict, silent: bank.losses === 0 && wasFlap(change.track, change.after) };
}

function tellFound(work: Work, found: Found, bank: BankDelta, countBefore: number | null, id: string): void {
  if (found.returned.length > 0) takeBack(work, found.returned, id, bank);
  for (const track of found.settled) settle(work, track, id);
  for (const change of found.ended) tellEnded(work, change);
  if (found.changed.length > 0) tellChanges(work, found.changed, bank, countBefore);
  for (const { track, before, after, verdict } of found.changed) {
    if (verdict === 'restarted') endCycle(work, track, newCycleStart(track, before, after), 'early');
    keep(track, track.shown);
  }
}

function newCycleStart(track: Track, before: Mark, after: Mark): number {
  return Math.min(after.at, Math.max(before.at, after.resetsAt - track.seconds * secondMs));
}

/** Back-dated to the announced end, also when nobody was looking. */
function tellEnded(work: Work, change: WindowChange & { readonly track: Draft<Track> }): void {
  const { track, before, after } = change;
  const { limit, seconds } = track;
  const at = Math.min(before.resetsAt, after.at);
  tell(work.ledger, {
    id: eventId('cycle-ended', [track], [before.id, after.id]),
    type: 'cycle-ended',
    at,
    between: [before.at, after.at],
    windows: [{ limit, seconds }],
    before: sideOf([change], 'before'),
    after: sideOf([change], 'after'),
    evidence: [before.id, after.id],
    confirmed: true,
    confidence: 0.95,
    notes: [],
  });
  endCycle(work, track, at, 'natural');
  track.jump = null;
  track.flap = null;
  keep(track, after);
}
