// Windows are fixed and anchored at first use. Until then the announced end slides with the clock and means nothing.
import { type Instant, secondMs, toleranceMs } from '../time/instant';
import type { Reading } from './window-state';

/** When the cycle must have begun, if the announced end of a window of `seconds` is to be believed. */
export function startOf({ resetsAt }: Pick<Reading, 'resetsAt'>, seconds: number): Instant {
  return resetsAt - seconds * secondMs;
}

/**
 * True while nothing has been used since the last end: at most 1 % used (idle windows read 1 in mid-2026, 0 since), and a start
 * no earlier than the reading. A start in the future, by clocks that disagree, has not happened either.
 */
export function isUnstarted(reading: Omit<Reading, 'id'>, seconds: number): boolean {
  return reading.usedPercent <= 1 && startOf(reading, seconds) >= reading.at - toleranceMs;
}
