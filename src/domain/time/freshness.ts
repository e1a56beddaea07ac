// Freshness: how far a reading can still be trusted, by its age and its own stated end.

import type { Freshness } from '../accounts/account-view';
import { hourMs, type Instant, minuteMs } from './instant';

/**
 * `live` under 5 min, `recent` under 1 h, else `aged`; `superseded` once `supersededAt`, the reading's own stated end, has
 * passed. A reading from the future counts as live: the clock was set back since.
 */
export function freshnessOf(observedAt: Instant, now: Instant, supersededAt?: Instant | null): Freshness {
  if (supersededAt !== undefined && supersededAt !== null && now >= supersededAt) return 'superseded';
  const ageMs = now - observedAt;
  if (ageMs < 5 * minuteMs) return 'live';
  return ageMs < hourMs ? 'recent' : 'aged';
}
