import type { AccountView } from '../../domain/accounts/account-view';
import { hourMs, type Instant, minuteMs } from '../../domain/time/instant';

/** By then the even-pace tick of a 5-hour window has moved by a pixel. */
const maxDelayMs = 5 * minuteMs;

/**
 * When a view must be computed again because time alone changes it: a window ends, a reset expires, or a reading becomes stale.
 * Always after `now`, at most five minutes later.
 */
export function nextChangeAt(view: AccountView, now: Instant): Instant {
  const instants = [
    ...view.windows.map(({ resetsAt }) => resetsAt),
    ...view.bank.resets.map(({ expiresAt }) => expiresAt),
    view.headline.until,
    view.observedAt === null ? null : view.observedAt + 5 * minuteMs,
    view.observedAt === null ? null : view.observedAt + hourMs,
  ];
  const upcoming = instants.filter((at): at is Instant => at !== null && at > now);
  return Math.min(now + maxDelayMs, ...upcoming);
}
