// Once a day: is everything that was written still there? What a place forgot is written again.
import { dayMs, type Instant, secondMs } from '../../domain/time/instant';
import { askPlace, type OpenPlace } from './open-place';
import { verifyRecords } from './open-records';
import type { SyncDeps } from './sync-deps';

/** A record is dated when it is signed, and noted as written once the place said so. */
const slackMs = 30 * secondMs;
/** Addresses in one question. */
const checkedAtOnce = 12;

/** Takes off the place's state what is not there any more, or is older than what was written. `author`: of this epoch. */
export async function checkPlace(place: OpenPlace, author: string, deps: SyncDeps): Promise<void> {
  const { now } = deps;
  const { written, checkedAt } = place.state;
  if (place.isDown || Math.abs(now() - checkedAt) < dayMs) return;
  const addresses = Object.keys(written);
  const there = new Set<string>();
  for (let from = 0; from < addresses.length; from += checkedAtOnce) {
    const asked = addresses.slice(from, from + checkedAtOnce);
    const found = await askPlace(place, ({ read }) => read(asked), deps);
    if (!found) return;
    for (const [address, records] of verifyRecords(found, asked)) {
      // Keys for others were signed by the author of the epoch before.
      const isThere = ({ author: by, at }: { readonly author: string; readonly at: Instant }) =>
        by !== author || at >= (written[address]?.at ?? 0) - slackMs;
      if (records.some(isThere)) there.add(address);
    }
  }
  const kept = Object.fromEntries(Object.entries(written).filter(([address]) => there.has(address)));
  place.state = { ...place.state, written: kept, checkedAt: now() };
}
