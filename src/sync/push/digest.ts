// One push: the present exactly, and as much of ninety days as the room allows. Everything in it is a real observation, so
// repeats and overlaps add nothing twice.

import type { DeviceId, Observation } from '../../domain/observations/observation';
import type { Register } from '../../domain/registers/register';
import { dayMs, hourMs, type Instant, minuteMs } from '../../domain/time/instant';
import { encodeColumns } from '../codec/columns';
import { newestOfEach, oldestFirst, type Thinning, thin } from '../codec/thin';
import { seal } from '../keys/envelope';
import type { GroupKeys } from '../keys/keys';

export interface Digest {
  readonly device: DeviceId;
  /** Grows with every digest a computer makes: an older one can be told from a newer. */
  readonly counter: number;
  readonly madeAt: Instant;
  /** What the user decided of accounts: names, colours, and which keys are one account. */
  readonly records: readonly Register[];
  readonly observations: readonly Observation[];
}

/** Tried in this order; each only if everything before it and itself still fit. */
const tiers: readonly (readonly Thinning[])[] = [
  [{ backMs: dayMs, stepMs: 15 * minuteMs }],
  [
    { backMs: 7 * dayMs, stepMs: hourMs },
    { backMs: 7 * dayMs, stepMs: 3 * hourMs },
  ],
  [
    { backMs: 90 * dayMs, stepMs: dayMs },
    { backMs: 90 * dayMs, stepMs: 3 * dayMs },
    { backMs: 90 * dayMs, stepMs: 7 * dayMs },
  ],
  [
    { backMs: 90 * dayMs, stepMs: 3 * hourMs },
    { backMs: 30 * dayMs, stepMs: 3 * hourMs },
  ],
];

const presentKinds: ReadonlySet<string> = new Set(['usage', 'resets']);

/**
 * A digest for one phone in at most `room` bytes. `digest.observations` is what is held of the last 90 days; what does not
 * fit is left out, oldest and rarest first. The present is sent even where it alone is larger than the room.
 */
export async function sealDigest(keys: GroupKeys, phone: DeviceId, digest: Digest, room: number) {
  const held = digest.observations.filter(({ source }) => source !== 'sample');
  const newest = newestOfEach(held);
  let chosen = newest.filter(({ kind }) => presentKinds.has(kind));
  let best = await sealed(keys, phone, digest, chosen);

  const attempt = async (more: readonly Observation[]) => {
    const candidate = [...chosen, ...more];
    const bytes = await sealed(keys, phone, digest, candidate);
    if (bytes.length > room) return false;
    chosen = candidate;
    best = bytes;
    return true;
  };
  for (const grains of tiers) {
    for (const grain of grains) if (await attempt(thin(held, digest.madeAt, grain))) break;
  }
  for (const observation of newest) if (!presentKinds.has(observation.kind)) await attempt([observation]);
  return best;
}

/** Only the present: small enough for the address a notification opens, should its worker never have run. */
export async function sealNewest(keys: GroupKeys, phone: DeviceId, digest: Digest) {
  const newest = newestOfEach(
    digest.observations.filter(({ kind, source }) => kind === 'usage' && source !== 'sample'),
  );
  return sealed(keys, phone, { ...digest, records: [] }, newest.slice(0, 2));
}

function sealed(keys: GroupKeys, phone: DeviceId, digest: Digest, chosen: readonly Observation[]) {
  const { device, counter, madeAt, records } = digest;
  const rows = oldestFirst(chosen).map(({ id: _, ...content }) => content);
  // Web Push pads every message to one length.
  return seal(keys, 'digest', addressFor(phone), encodeColumns([{ device, counter, madeAt, records }, ...rows]), {
    padded: false,
  });
}

/** What a digest for this phone is bound to. */
export function addressFor(phone: DeviceId): string {
  return `digest/${phone}`;
}
