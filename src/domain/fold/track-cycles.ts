// Cycles as they run and end along a window's track.

import type { HeadroomEvent } from '../events/event';
import { type Instant, secondMs, toleranceMs } from '../time/instant';
import { sameWindow } from '../windows/limit-window';
import type { Cycle } from './cycle';
import type { Draft, Track } from './fold-memory';
import type { Work } from './fold-work';

/** The cycle a track is in, as last read. Null while the window has not started. */
export function cycleOf(track: Track, endedAt: Instant | null, ending: Cycle['ending']): Cycle | null {
  const { cycleFirst, last } = track;
  if (!cycleFirst || !last) return null;
  return {
    limit: track.limit,
    seconds: track.seconds,
    plan: track.plan,
    startedAt: last.resetsAt - track.seconds * secondMs,
    endedAt,
    resetsAt: last.resetsAt,
    usedPercent: last.usedPercent,
    firstReadAt: cycleFirst.at,
    lastReadAt: last.at,
    readings: track.cycleReadings,
    ending,
  };
}

/** Ends the running cycle; the next begins with the next reading of the window in use. */
export function endCycle(work: Work, track: Draft<Track>, endedAt: Instant, ending: Cycle['ending']): void {
  const cycle = cycleOf(track, endedAt, ending);
  if (cycle) work.cycles.push(cycle);
  track.cycleFirst = null;
  track.cycleReadings = 0;
  track.falls = 0;
  track.moves = 0;
}

/** The cycle that seemed to end goes on. */
export function resumeCycle(work: Work, track: Draft<Track>): void {
  const { jump } = track;
  if (!jump || jump.cycleFirst === null || jump.cycleFirst === track.cycleFirst) return;
  const index = work.cycles.findLastIndex(
    ({ limit, seconds, firstReadAt }) =>
      limit === track.limit && seconds === track.seconds && firstReadAt === jump.cycleFirst?.at,
  );
  if (index >= 0) work.cycles.splice(index, 1);
  track.cycleFirst = jump.cycleFirst;
  track.cycleReadings = jump.cycleReadings;
}

/** All cycles of a whole fold, oldest first, with those still running; an early end that a reset explains says so. */
export function closeCycles(work: Work, events: readonly HeadroomEvent[]): Cycle[] {
  const running = work.tracks.flatMap((track) => {
    const gone = track.absent?.confirmed ? track.absent.at : null;
    return cycleOf(track, gone, gone === null ? null : 'withdrawn') ?? [];
  });
  const redeemed = events.filter(({ type }) => type === 'reset-redeemed');
  return [...work.cycles, ...running]
    .map((cycle) => (wasRedeemed(cycle, redeemed) ? { ...cycle, ending: 'redeemed' as const } : cycle))
    .sort((a, b) => a.firstReadAt - b.firstReadAt || a.seconds - b.seconds);
}

function wasRedeemed(cycle: Cycle, redeemed: readonly HeadroomEvent[]): boolean {
  const { endedAt, ending } = cycle;
  if (ending !== 'early' || endedAt === null) return false;
  return redeemed.some(({ windows, between }) => {
    if (between === null || !windows.some((window) => sameWindow(window, cycle))) return false;
    return endedAt >= between[0] - toleranceMs && endedAt <= between[1] + toleranceMs;
  });
}
