import type { AccountView } from '../../domain/accounts/account-view';
import { hourMs, type Instant, minuteMs } from '../../domain/time/instant';

/** A moving tick of a 5-hour window is a pixel further by then. */
const atLatestMs = 5 * minuteMs;

/**
 * When a derived view must be derived again because time alone changes it: a window's end or a reset's expiry passes,
 * or what was seen grows old. Always after `now`, at most five minutes later.
 */
export function nextChangeAt(view: AccountView, now: Instant): Instant {
  const instants = [
    ...view.windows.map(({ resetsAt }) => resetsAt),
    ...view.bank.resets.map(({ expiresAt }) => expiresAt),
    view.headline.until,
    view.observedAt === null ? null : view.observedAt + 5 * minuteMs,
    view.observedAt === null ? null : view.observedAt + hourMs,
  ];
  const ahead = instants.filter((at): at is Instant => at !== null && at > now);
  return Math.min(now + atLatestMs, ...ahead);
}
