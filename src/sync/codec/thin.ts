import type { Observation } from '../../domain/observations/observation';
import type { Instant } from '../../domain/time/instant';

/** How far back to keep observations, and how far apart. */
export interface Thinning {
  readonly backMs: number;
  readonly stepMs: number;
}

/**
 * The last usage observation of each account in each step of `stepMs`. They are real observations, not averages, so
 * importing them twice or between others adds no duplicates.
 */
export function thin(
  observations: readonly Observation[],
  now: Instant,
  { backMs, stepMs }: Thinning,
): readonly Observation[] {
  const lastBySlot = new Map<string, Observation>();
  for (const observation of observations) {
    if (observation.kind !== 'usage' || observation.at <= now - backMs || observation.at > now) continue;
    const slot = `${observation.account}/${Math.floor(observation.at / stepMs)}`;
    const known = lastBySlot.get(slot);
    if (!known || known.at < observation.at) lastBySlot.set(slot, observation);
  }
  return [...lastBySlot.values()];
}

/** The newest observation of each account and kind. */
export function newestOfEach(observations: readonly Observation[]): readonly Observation[] {
  const newest = new Map<string, Observation>();
  for (const observation of observations) {
    const key = `${observation.account}/${observation.kind}`;
    const known = newest.get(key);
    if (!known || known.at < observation.at) newest.set(key, observation);
  }
  return [...newest.values()];
}

/** Without duplicates, oldest first: the order in which columns compress best. */
export function oldestFirst(observations: Iterable<Observation>): readonly Observation[] {
  const byId = new Map([...observations].map((observation) => [observation.id, observation]));
  return [...byId.values()].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
}
