// Windows are fixed and anchored at first use. Until then the announced end slides with the clock and means nothing.
import { type Instant, secondMs, toleranceMs } from '../time/instant';

/** A window's announced end, what was used of it, and when that was read. */
export interface Reading {
  readonly seconds: number;
  readonly usedPercent: number;
  readonly resetsAt: Instant;
}

/** When the cycle must have begun, if the announced end is to be believed. */
export function startOf({ seconds, resetsAt }: Reading): Instant {
  return resetsAt - seconds * secondMs;
}

/**
 * True while nothing has been used since the last end: at most 1 % (idle windows read 1 in mid-2026, 0 since) and a start
 * that is "now". A start in the future (clocks that disagree) has not happened either.
 */
export function isUnstarted({ usedPercent, resetsAt, seconds }: Reading, observedAt: Instant): boolean {
  return isIdle(usedPercent, resetsAt, seconds, observedAt);
}

/** The same of loose values: the fold asks it of every reading. */
export function isIdle(usedPercent: number, resetsAt: Instant, seconds: number, observedAt: Instant): boolean {
  return usedPercent <= 1 && resetsAt - seconds * secondMs >= observedAt - toleranceMs;
}
