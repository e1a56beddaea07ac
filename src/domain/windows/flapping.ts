// A change is shown at once and can be undone: a pair (use, end) that flips and returns never happened.
import { dayMs, hourMs, toleranceMs } from '../time/instant';
import type { OpenChange, Reading, WindowTrack } from './window-state';

/** Server incidents were seen to flip for hours. After a day a return is a new change. */
export const flapMs = dayMs;

/** True when a reading shows the pair from before the open change again. */
export function returnsTo(open: OpenChange, baseline: Reading, reading: Reading): boolean {
  const { before, after } = open;
  const sinceMs = reading.at - after.at;
  if (sinceMs > (open.type === 'reset-redeemed' ? hourMs : flapMs)) return false;
  if (reading.at >= before.resetsAt - toleranceMs || reading.usedPercent < before.usedPercent - 1) return false;
  if (Math.abs(reading.resetsAt - before.resetsAt) > toleranceMs) return isRebound(open, baseline, reading);
  // With the end unchanged, ordinary use climbs back to the old value in time: only a quick leap is a return.
  if (Math.abs(after.resetsAt - before.resetsAt) <= toleranceMs)
    return (!open.confirmed || open.type === 'reset-redeemed') && reading.usedPercent - baseline.usedPercent >= 2;
  return Math.abs(baseline.resetsAt - before.resetsAt) > toleranceMs;
}

/** After a redemption the use alone may leap back, under the new end. */
function isRebound({ type, before, after }: OpenChange, baseline: Reading, reading: Reading): boolean {
  const fell = before.usedPercent - after.usedPercent;
  return type === 'reset-redeemed' && fell >= 20 && reading.usedPercent - baseline.usedPercent >= fell - 5;
}

/** Stands for the id of the event of a change that was explained by none. */
export const noEvent = '';

/** Two readings show one pair of use and end. */
export function samePair(a: Reading, b: Reading): boolean {
  return a.usedPercent === b.usedPercent && Math.abs(a.resetsAt - b.resetsAt) <= toleranceMs;
}

/**
 * True when use rose and returns to exactly the previous pair within two minutes. Real use does not fall back by 2 % or
 * more: the pair in between was wrong, or this answer is late. If the rise was real, the next reading confirms it.
 */
export function isSpike({ previous, baseline }: WindowTrack, reading: Reading): boolean {
  if (!previous || !baseline || reading.at - previous.at > toleranceMs) return false;
  return (
    baseline.usedPercent - reading.usedPercent >= 2 && samePair(previous, reading) && samePairEnd(baseline, reading)
  );
}

function samePairEnd(a: Reading, b: Reading): boolean {
  return Math.abs(a.resetsAt - b.resetsAt) <= toleranceMs;
}

/** True when a window that flapped lately shows its other pair again. */
export function isFlapping({ flap }: WindowTrack, reading: Reading): boolean {
  if (!flap || reading.at > flap.until || Math.abs(reading.usedPercent - flap.other.usedPercent) > 5) return false;
  const sameEnd = Math.abs(reading.resetsAt - flap.other.resetsAt) <= toleranceMs;
  const slidAlike = Math.abs(reading.resetsAt - reading.at - (flap.other.resetsAt - flap.other.at)) <= toleranceMs;
  return sameEnd || slidAlike;
}

/**
 * The change hidden by a false flap: the old pair was back for seconds only, in an answer that came late, from another tab
 * or a cache. Null where the flap was more than that.
 */
export function changeBehindFlap(track: WindowTrack, reading: Reading): { before: Reading; after: Reading } | null {
  const { flap } = track;
  if (!flap?.undone || reading.at - flap.undone.at > toleranceMs || !isFlapping(track, reading)) return null;
  return { before: flap.undone.before, after: flap.other };
}
