// The content of one push: the newest observations exactly, and as much of 90 days as fits. All are real observations, so
// importing a digest twice adds nothing.

import type { DeviceId, Observation } from '../../domain/observations/observation';
import type { Register } from '../../domain/registers/register';
import { dayMs, hourMs, type Instant, minuteMs } from '../../domain/time/instant';
import { newestDays } from '../../domain/usage/packed-day-sums';
import { encodeColumns } from '../codec/columns';
import { newestOfEach, oldestFirst, type Thinning, thin } from '../codec/thin';
import { seal } from '../keys/envelope';
import type { GroupKeys } from '../keys/keys';
import type { PushNotice } from './push-notice';

export interface Digest {
  readonly device: DeviceId;
  /** Grows with every digest of a computer, so that an older one is recognised. */
  readonly counter: number;
  readonly madeAt: Instant;
  /** The user's choices for accounts: names, colours, and which keys are one account. */
  readonly records: readonly Register[];
  /** Day sums of use by session files; as many days as there is room for. */
  readonly use: readonly Register[];
  readonly observations: readonly Observation[];
  /** What the phone shows; null in a part that only carries readings. */
  readonly notice: PushNotice | null;
}

/** Histories to add, in this order, if they fit. Of each tier the first that fits is taken. */
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

/** Of the sums by day, the first of these counts of days that fits. */
const dayCounts = [14, 7, 3, 1] as const;

const firstKinds: ReadonlySet<string> = new Set(['usage', 'resets']);

/**
 * Seals a digest for one phone in at most `limit` bytes. `digest.observations` are those of the last 90 days; history that
 * does not fit is left out. The newest usage and resets are sent even if they alone exceed the limit.
 */
export async function sealDigest(keys: GroupKeys, phone: DeviceId, digest: Digest, limit: number) {
  const stored = digest.observations.filter(({ source }) => source !== 'sample');
  const newest = newestOfEach(stored);
  let chosen = newest.filter(({ kind }) => firstKinds.has(kind));
  let { records } = digest;
  let best = await sealed(keys, phone, digest, chosen);

  const attempt = async (more: readonly Observation[]) => {
    const candidate = [...chosen, ...more];
    const bytes = await sealed(keys, phone, { ...digest, records }, candidate);
    if (bytes.length > limit) return false;
    chosen = candidate;
    best = bytes;
    return true;
  };
  const attemptTier = async (tier: readonly Thinning[]) => {
    for (const thinning of tier) if (await attempt(thin(stored, digest.madeAt, thinning))) break;
  };
  const attemptUse = async () => {
    for (const days of dayCounts) {
      records = [...digest.records, ...digest.use.map((row) => ({ ...row, value: newestDays(row.value, days) }))];
      if (await attempt([])) return;
    }
    ({ records } = digest);
  };
  // The week's readings go before sums of days, and those before older readings.
  for (const tier of tiers.slice(0, 2)) await attemptTier(tier);
  if (digest.use.length > 0) await attemptUse();
  for (const tier of tiers.slice(2)) await attemptTier(tier);
  for (const observation of newest) if (!firstKinds.has(observation.kind)) await attempt([observation]);
  return best;
}

/** Only the newest usage of two accounts: small enough for a notification's address, in case the service worker never ran. */
export async function sealNewest(keys: GroupKeys, phone: DeviceId, digest: Digest) {
  const newest = newestOfEach(
    digest.observations.filter(({ kind, source }) => kind === 'usage' && source !== 'sample'),
  );
  return sealed(keys, phone, { ...digest, records: [], notice: null }, newest.slice(0, 2));
}

function sealed(keys: GroupKeys, phone: DeviceId, digest: Digest, chosen: readonly Observation[]) {
  const { device, counter, madeAt, records, notice } = digest;
  const head = { device, counter, madeAt, records, ...(notice && { notice: JSON.stringify(notice) }) };
  const rows = oldestFirst(chosen).map(({ id: _, ...content }) => content);
  // Web Push pads every message to one length.
  return seal(keys, 'digest', addressFor(phone), encodeColumns([head, ...rows]), {
    padded: false,
  });
}

/** The envelope address of digests for this phone. */
export function addressFor(phone: DeviceId): string {
  return `digest/${phone}`;
}
