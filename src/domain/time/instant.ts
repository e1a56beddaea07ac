// One way to say when: an `Instant` is epoch milliseconds in UTC, a span ends in `Ms`. Observations fall on whole seconds.

/** Epoch milliseconds, UTC. */
export type Instant = number;

export const secondMs = 1_000;
export const minuteMs = 60_000;
export const hourMs = 3_600_000;
export const dayMs = 86_400_000;
export const weekMs = 604_800_000;

/**
 * How far two statements of the same boundary may lie apart and still be one (τ).
 * The page's own answers wander by a second or two, its history states 300 s, public tools use 5–300 s.
 */
export const toleranceMs = 120_000;

/** The start of the second an instant falls in: what observations are stored with. */
export function wholeSecond(at: Instant): Instant {
  return Math.floor(at / secondMs) * secondMs;
}
