import type { Instant } from '../../domain/time/instant';
import { createOwnSyncDeps, type OwnSyncDeps } from './own-sync-deps';
import { type Place, runRound } from './sync-round';

/** One round of the background, after whatever other round of this device is running. Resolves to when the next is due. */
export function runSync(places: readonly Place[], given: OwnSyncDeps): Promise<Instant | null> {
  const deps = createOwnSyncDeps(given);
  return deps.locked(() => runRound(places, deps));
}
