// A window that usage bodies no longer name: first a gap, then, when a later body agrees, withdrawn. Never a reset.
import type { Draft } from '../draft';
import type { ObservationOf } from '../observations/observation';
import { hourMs, type Instant, minuteMs, toleranceMs } from '../time/instant';
import { sameWindow } from './limit-window';
import type { WindowsChange } from './window-changes';
import { isUnstarted } from './window-phase';
import type { Missing, Reading, WindowsDraft, WindowTrack } from './window-state';

/** A window that has not started and is missing for less than this was left out, not withdrawn. */
const unstartedGapMs = 6 * hourMs;

/**
 * Looks for windows this body should name and does not. A body that was damaged, or names none of the account's own
 * windows, says nothing about the others.
 */
export function findMissing({ tracks }: WindowsDraft, { facts, at }: ObservationOf<'usage'>): readonly WindowsChange[] {
  if (tracks.length === facts.windows.length || facts.partial) return [];
  if (!facts.windows.some(({ limit }) => limit === 'codex')) return [];

  const missing = tracks.filter((track) => !facts.windows.some((window) => sameWindow(window, track)));
  const confirmed = missing.flatMap((track) => confirmMissing(track, at) ?? []);
  const fresh = missing.filter((track) => track.missing === null);
  const limits = [...new Set(fresh.map(({ limit }) => limit))];
  return [
    ...confirmed,
    ...limits.map((limit) =>
      reportMissing(
        fresh.filter((track) => track.limit === limit),
        at,
      ),
    ),
  ];
}

function confirmMissing(track: Draft<WindowTrack>, at: Instant): WindowsChange | null {
  const { missing } = track;
  if (!missing || missing.confirmed || at - missing.since < minuteMs) return null;
  track.missing = { ...missing, confirmed: true };
  return { type: 'missing-confirmed', missing };
}

function reportMissing(tracks: readonly Draft<WindowTrack>[], since: Instant): WindowsChange {
  for (const track of tracks) track.missing = { since, eventId: null, confirmed: false };
  return { type: 'windows-missing', last: tracks.map((track) => ({ window: track, reading: track.latest })) };
}

/**
 * A missing window is named again. After one missing body, or within the cycle it vanished in, nothing happened:
 * placeholders were seen to come and go within hours. Otherwise the limit is back and is followed from the start.
 */
export function returnFromMissing(track: Draft<WindowTrack>, missing: Missing, reading: Reading): WindowsChange {
  track.missing = null;
  if (!missing.confirmed || isSameCycle(track, reading, missing.since))
    return { type: 'window-was-left-out', window: track, missing };
  track.baseline = null;
  track.openChange = null;
  track.flap = null;
  return { type: 'window-is-back', window: track, reading, missing };
}

function isSameCycle(track: WindowTrack, reading: Reading, goneAt: Instant): boolean {
  const { baseline } = track;
  if (baseline === null) return false;
  if (Math.abs(reading.resetsAt - baseline.resetsAt) <= toleranceMs)
    return reading.usedPercent >= baseline.usedPercent - 1;
  const stayedUnstarted = isUnstarted(baseline, track) && isUnstarted(reading, track);
  return stayedUnstarted && reading.at - goneAt <= unstartedGapMs;
}
