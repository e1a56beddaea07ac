// A reading dated later than the clock is not believed, from any source: it would hide every true reading until its date. See
// docs/decisions/0029-readings-ahead-of-the-clock.md.
import { type Instant, minuteMs } from './instant';

/** The clocks of two devices differ by less than this, including the transfer time of a message. */
const largestLeadMs = 5 * minuteMs;

/** Whether something is dated so far ahead of the clock that its date cannot be right. */
export function isAheadOfClock(at: Instant, now: Instant): boolean {
  return at > latestBelieved(now);
}

/** The latest instant that is believed now. */
export function latestBelieved(now: Instant): Instant {
  return now + largestLeadMs;
}
