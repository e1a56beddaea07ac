// A device under attack: the real state manager over a storage that behaves as a browser's does, quotas included, and a page
// that sends whatever a script of it can send.
import { readFileSync } from 'node:fs';
import type { Badge } from '../../../src/domain/headline/badge';
import type { Snapshot } from '../../../src/domain/snapshot';
import { databaseParts } from '../../../src/engine/state/database-parts';
import type { KeyValues } from '../../../src/engine/state/key-values';
import { createOwnStorage, type OwnStorage } from '../../../src/engine/state/own-storage';
import { createPackedStores } from '../../../src/engine/state/packed-stores';
import { pageReader } from '../../../src/engine/state/page-reader';
import { segmentCodec } from '../../../src/engine/state/segment-codec';
import type { SeenResponse } from '../../../src/observe/page-messages';
import { type DatabaseProvider, openDatabase } from '../../../src/storage/database';

export const startAt = Date.UTC(2026, 8, 21, 2, 3, 12);
export const plusUsage = JSON.parse(readFileSync('test/payloads/usage-2026-09-21-plus-5h-weekly-full.json', 'utf8'));

const base = 'https://chatgpt.com/backend-api';

/** As `storage.local`: copies of JSON, and no write beyond the quota. */
function browserValues(quota = 10_485_760): KeyValues & { readonly all: Map<string, unknown>; bytes(): number } {
  const all = new Map<string, unknown>();
  const sizeOf = (values: Iterable<readonly [string, unknown]>) =>
    [...values].reduce((sum, [key, value]) => sum + key.length + Buffer.byteLength(JSON.stringify(value)), 0);
  return {
    all,
    bytes: () => sizeOf(all),
    get: async (keys) => Object.fromEntries(keys.flatMap((key) => (all.has(key) ? [[key, all.get(key)]] : []))),
    set: async (values) => {
      const copy = Object.entries(JSON.parse(JSON.stringify(values)));
      if (sizeOf(new Map([...all, ...copy])) > quota) throw new Error('QUOTA_BYTES quota exceeded');
      for (const [key, value] of copy) all.set(key, value);
    },
    remove: async (keys) => {
      for (const key of keys) all.delete(key);
    },
  };
}

export interface AttackedDevice {
  now: number;
  readonly values: ReturnType<typeof browserValues>;
  readonly session: ReturnType<typeof browserValues>;
  readonly database: DatabaseProvider;
  readonly badges: Partial<Badge>[];
  readonly published: Snapshot[];
  /** As the browser's next start of the background makes it. */
  wake(): OwnStorage;
}

export function attackedDevice(quota?: number): AttackedDevice {
  const database = openDatabase(crypto.randomUUID());
  const device: AttackedDevice = {
    now: startAt,
    values: browserValues(quota),
    session: browserValues(quota),
    database,
    badges: [],
    published: [],
    wake: () =>
      createOwnStorage(
        {
          values: device.values,
          session: device.session,
          pageReader,
          now: () => device.now,
          randomBytes: (count) => new Uint8Array(count).fill(7),
          showBadge: async (badge) => void device.badges.push(badge),
          onSnapshot: async (snapshot) => void device.published.push(snapshot),
        },
        database,
        createPackedStores(database, segmentCodec),
        databaseParts,
      ),
  };
  return device;
}

/** The five-hour window of `plusUsage` at another use, reset two hours after `at`, the weekly one three days after. */
export function usageAt(at: number, usedPercent: number): Record<string, unknown> {
  const { rate_limit: limits } = plusUsage;
  const window = (name: string, more: object, endsInMs: number) => ({
    ...limits[name],
    ...more,
    reset_at: Math.floor((at + endsInMs) / 1000),
    reset_after_seconds: Math.floor(endsInMs / 1000),
  });
  return {
    ...plusUsage,
    rate_limit: {
      ...limits,
      primary_window: window('primary_window', { used_percent: usedPercent }, 7_200_000),
      secondary_window: window('secondary_window', {}, 259_200_000),
    },
  };
}

/** A message as the relay passes it on. `date` as the server's header says it; null where there is none. */
export function message(path: string, body: unknown, at: number, dateAt: number | null): SeenResponse {
  return {
    type: 'headroom/seen',
    method: 'GET',
    url: `${base}${path}`,
    status: 200,
    body: typeof body === 'string' ? body : JSON.stringify(body),
    startedAt: at - 100,
    at,
    date: dateAt === null ? null : new Date(dateAt).toUTCString(),
  };
}

/** Used percent of the five-hour window on the screen; undefined where it is not shown. */
export function shownPercent(snapshot: Snapshot | undefined): number | undefined {
  const account = snapshot?.accounts.find(({ state }) => state.key === snapshot.current);
  return account?.state.windows.find(({ seconds }) => seconds === 18_000)?.usedPercent;
}
