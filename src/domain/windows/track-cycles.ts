// How cycles begin, end and go on along a window's track.
import type { Draft } from '../draft';
import type { HeadroomEvent } from '../events/event';
import { type Instant, secondMs, toleranceMs } from '../time/instant';
import type { Cycle } from './cycle';
import { sameWindow } from './limit-window';
import type { OpenChange, WindowsDraft, WindowTrack } from './window-state';

/** The cycle a track is in, as last read. Null while the window has not started. */
function cycleOf(track: WindowTrack, endedAt: Instant | null, ending: Cycle['ending']): Cycle | null {
  const { cycleFirst, baseline } = track;
  if (!cycleFirst || !baseline) return null;
  return {
    limit: track.limit,
    seconds: track.seconds,
    plan: track.plan,
    startedAt: baseline.resetsAt - track.seconds * secondMs,
    endedAt,
    resetsAt: baseline.resetsAt,
    usedPercent: baseline.usedPercent,
    firstReadAt: cycleFirst.at,
    lastReadAt: baseline.at,
    readings: track.cycleReadings,
    ending,
  };
}

/** Ends the running cycle. The next begins with the next reading of the window in use. */
export function endCycle(
  windows: WindowsDraft,
  track: Draft<WindowTrack>,
  endedAt: Instant,
  ending: Cycle['ending'],
): void {
  const cycle = cycleOf(track, endedAt, ending);
  if (cycle) windows.endedCycles.push(cycle);
  track.cycleFirst = null;
  track.cycleReadings = 0;
}

/** The cycle that seemed to end with a change goes on, as the change is taken back. */
export function resumeCycle(
  windows: WindowsDraft,
  track: Draft<WindowTrack>,
  { cycleFirst, cycleReadings }: OpenChange,
): void {
  if (cycleFirst === null || cycleFirst.id === track.cycleFirst?.id) return;
  const index = windows.endedCycles.findLastIndex(
    (cycle) => sameWindow(cycle, track) && cycle.firstReadAt === cycleFirst.at,
  );
  if (index >= 0) windows.endedCycles.splice(index, 1);
  track.cycleFirst = cycleFirst;
  track.cycleReadings = cycleReadings;
}

/** All cycles of a whole fold, oldest first, with those still running. An early end that a banked reset explains says so. */
export function allCycles({ tracks, endedCycles }: WindowsDraft, events: readonly HeadroomEvent[]): Cycle[] {
  const running = tracks.flatMap((track) => {
    const goneAt = track.missing?.confirmed ? track.missing.since : null;
    return cycleOf(track, goneAt, goneAt === null ? null : 'withdrawn') ?? [];
  });
  const redemptions = events.filter(({ type }) => type === 'reset-redeemed');
  return [...endedCycles, ...running]
    .map((cycle) => (wasRedeemed(cycle, redemptions) ? { ...cycle, ending: 'redeemed' as const } : cycle))
    .sort((a, b) => a.firstReadAt - b.firstReadAt || a.seconds - b.seconds);
}

function wasRedeemed(cycle: Cycle, redemptions: readonly HeadroomEvent[]): boolean {
  const { endedAt, ending } = cycle;
  if (ending !== 'early' || endedAt === null) return false;
  return redemptions.some(({ windows, between }) => {
    if (between === null || !windows.some((window) => sameWindow(window, cycle))) return false;
    return endedAt >= between[0] - toleranceMs && endedAt <= between[1] + toleranceMs;
  });
}
