// Hybrid logical clock (Kulkarni et al., 2014): wall time where clocks agree, counting where they do not.
import { type Instant, minuteMs } from '../domain/time/instant';

/** When an edit was made, in an order all devices agree on: wall clock, counter, device. */
export type Stamp = readonly [at: Instant, count: number, device: string];

/** A device whose clock is further ahead than this is not followed. */
export const largestLead = 5 * minuteMs;

/** Negative when `a` is older, positive when newer, 0 only for the same stamp. */
export function compareStamps(a: Stamp, b: Stamp): number {
  return a[0] - b[0] || a[1] - b[1] || (a[2] < b[2] ? -1 : a[2] > b[2] ? 1 : 0);
}

/**
 * The stamp of an edit made here. It is later than everything this device has seen and, whatever the clocks say, later
 * than the value it replaces: what the user changed on the screen in front of them must not lose to what they saw there.
 */
export function stampEdit(device: string, now: Instant, latest: Stamp | null, replaces: Stamp | null): Stamp {
  const [seenAt, seenCount] = later(latest, replaces) ?? [0, 0];
  return now > seenAt ? [now, 0, device] : [seenAt, seenCount + 1, device];
}

/** The latest stamp to remember after seeing a remote one; a clock more than five minutes ahead is not adopted. */
export function witness(latest: Stamp | null, seen: Stamp, now: Instant): Stamp | null {
  return seen[0] > now + largestLead ? latest : later(latest, seen);
}

function later(a: Stamp | null, b: Stamp | null): Stamp | null {
  if (!a || !b) return a ?? b;
  return compareStamps(a, b) > 0 ? a : b;
}
