// Windows are fixed and anchored at first use. Until then the announced end slides with the clock and means nothing.
import { type Instant, secondMs, toleranceMs } from '../time/instant';
import type { LimitWindow } from './limit-window';
import type { Reading } from './window-state';

/** When the cycle must have begun, if the announced end of a window of `seconds` is to be believed. */
export function startOf({ resetsAt }: Pick<Reading, 'resetsAt'>, seconds: number): Instant {
  return resetsAt - seconds * secondMs;
}

/**
 * True while nothing has been used since the last end: no more used than an idle window shows, and a start no earlier
 * than the reading. A start in the future, by clocks that disagree, has not happened either.
 */
export function isUnstarted(reading: Omit<Reading, 'id'>, { limit, seconds }: LimitWindow): boolean {
  return reading.usedPercent <= idlePercent(limit) && startOf(reading, seconds) >= reading.at - toleranceMs;
}

/**
 * The most that an idle window shows as used: 1 % (read in mid-2026, 0 since). Extra limits were read at 7 % with an
 * end one whole length ahead, which slides: their percent says nothing.
 */
export function idlePercent(limit: string): number {
  return limit === 'codex' || limit === 'code_review' ? 1 : 100;
}
