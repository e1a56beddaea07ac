// How much a number can still be trusted, from its age and from its own announced end.

import type { Freshness } from '../accounts/account-view';
import { hourMs, type Instant, minuteMs } from './instant';

/**
 * live < 5 min, recent < 1 h, else aged; superseded once `supersededAt` (the fact's own announced end) has passed.
 * An observation from the future (a clock set back since) is not old: it counts as live.
 */
export function freshnessOf(observedAt: Instant, now: Instant, supersededAt?: Instant | null): Freshness {
  if (supersededAt !== undefined && supersededAt !== null && now >= supersededAt) return 'superseded';
  const ageMs = now - observedAt;
  if (ageMs < 5 * minuteMs) return 'live';
  return ageMs < hourMs ? 'recent' : 'aged';
}
