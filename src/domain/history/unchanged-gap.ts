// What can be said about a time without readings: nothing, or that the figure stayed as it was.
import { toleranceMs } from '../time/instant';
import type { SeriesReading } from './usage-series';

/** Two figures this close are the same one: they are whole percents, rounded. */
const sameWithinPercent = 1;

/**
 * Whether a window stayed as it was between two readings: both belong to one cycle, or to one that had not started, and use
 * differs by at most a point. Otherwise nothing is known about the time between. NaN on either side gives false.
 */
export function isUnchangedBetween(before: SeriesReading, after: SeriesReading): boolean {
  if (!(after.at > before.at) || Math.abs(after.used - before.used) > sameWithinPercent) return false;
  return Math.abs(after.resetsAt - before.resetsAt) <= toleranceMs || neverStarted(before, after);
}

/** Before its start the end of a window moves with the clock. One that had started meanwhile would still be running. */
function neverStarted(before: SeriesReading, after: SeriesReading): boolean {
  const moved = after.resetsAt - after.at - (before.resetsAt - before.at);
  return Math.abs(moved) <= toleranceMs && after.at <= before.resetsAt;
}
