// When the badge or its sentence changes by time alone, so that it can be drawn again at that instant.
import type { AccountState } from '../accounts/account-state';
import { viewLimits } from '../accounts/view-limits';
import type { ViewOptions } from '../accounts/view-options';
import { dayMs, hourMs, type Instant, minuteMs } from '../time/instant';
import { latestEnd } from '../windows/window-view';
import { expiresSoonMs } from './badge';

/**
 * The first instant after `now` at which `badgeFor` may return something else without a new observation. A window ends, a
 * reset expires or is about to, a model opens, a reading gets old, a countdown changes. Null when none of that is to come.
 * `options`: what the badge was drawn with.
 */
export function nextBadgeChange(state: AccountState, now: Instant, options: ViewOptions = {}): Instant | null {
  const { headline } = viewLimits(state, now, options);
  const instants = [
    ...state.windows.flatMap((row) => [latestEnd(row), row.observedAt + hourMs]),
    ...state.bank.flatMap(({ expiresAt }) => (expiresAt === null ? [] : [expiresAt - expiresSoonMs, expiresAt])),
    ...(state.models?.value ?? []).flatMap(({ availableAt }) => availableAt ?? []),
    ...(state.observedAt === null ? [] : [state.observedAt + hourMs]),
    ...(headline.state === 'blocked' && headline.until !== null ? [nextCountdown(headline.until, now)] : []),
  ];
  const ahead = instants.filter((at) => at > now);
  return ahead.length === 0 ? null : Math.min(...ahead);
}

/**
 * When "12d", "3h" or "45m" until an instant becomes the next shorter text. Days and hours are rounded, so they change half a
 * unit before the full one; minutes are rounded up.
 */
function nextCountdown(until: Instant, now: Instant): Instant {
  const ms = until - now;
  if (ms <= minuteMs) return until;
  // The longest time left that has another text. Rounding takes an exact half up, hence one millisecond less.
  if (ms >= 2 * dayMs) return until - Math.max(2 * dayMs, (Math.round(ms / dayMs) - 0.5) * dayMs) + 1;
  if (ms >= hourMs) return until - Math.max(hourMs, (Math.round(ms / hourMs) - 0.5) * hourMs) + 1;
  return until - (Math.ceil(ms / minuteMs) - 1) * minuteMs;
}
