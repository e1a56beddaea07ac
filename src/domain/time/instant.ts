// Time is epoch milliseconds in UTC. Names of spans end in `Ms`, names of instants in `At`.

/** Epoch milliseconds, UTC. */
export type Instant = number;

export const secondMs = 1_000;
export const minuteMs = 60_000;
export const hourMs = 3_600_000;
export const dayMs = 86_400_000;
export const weekMs = 604_800_000;

/**
 * Two statements of a boundary at most this far apart are one (τ). The page's own responses differ by a second or two, its
 * history states 300 s, public tools use 5–300 s.
 */
export const toleranceMs = 120_000;

/** The start of the second an instant falls in. Observations are stored with whole seconds. */
export function wholeSecond(at: Instant): Instant {
  return Math.floor(at / secondMs) * secondMs;
}
