// The background as it is composed in entrypoints/background.ts, over a database and values in memory.
import { refusalReason } from '../../../src/domain/diagnostics/refusal';
import { createPageQueue } from '../../../src/engine/messages/page-queue';
import { createTabBudgets } from '../../../src/engine/messages/tab-budgets';
import { databaseParts } from '../../../src/engine/state/database-parts';
import type { KeyValues } from '../../../src/engine/state/key-values';
import { meteredPageReader } from '../../../src/engine/state/metered-page-reader';
import { createOwnStorage } from '../../../src/engine/state/own-storage';
import { createPackedStores } from '../../../src/engine/state/packed-stores';
import { pageReader } from '../../../src/engine/state/page-reader';
import { segmentCodec } from '../../../src/engine/state/segment-codec';
import type { SeenResponse } from '../../../src/observe/page-messages';
import { openDatabase } from '../../../src/storage/database';
import type { SegmentCodec } from '../../../src/storage/segments';

export const startAt = Date.UTC(2026, 8, 21, 2, 3, 12);

/** `storage.local` and `storage.session` in memory. Like a browser's, they copy. */
export function memoryValues(all = new Map<string, unknown>()): KeyValues & { readonly all: Map<string, unknown> } {
  return {
    all,
    get: async (keys) =>
      structuredClone(Object.fromEntries(keys.flatMap((key) => (all.has(key) ? [[key, all.get(key)]] : [])))),
    set: async (values) => {
      for (const [key, value] of Object.entries(values)) all.set(key, structuredClone(value));
    },
    remove: async (keys) => {
      for (const key of keys) all.delete(key);
    },
  };
}

export interface World {
  readonly values: ReturnType<typeof memoryValues>;
  readonly session: ReturnType<typeof memoryValues>;
  /** The database's name. */
  readonly name: string;
}

export const newWorld = (): World => ({
  values: memoryValues(),
  session: memoryValues(),
  name: crypto.randomUUID(),
});

/** A background that was just started at `at`: everything it knows comes from `world`. */
export function createBackground(
  { values, session, name }: World = newWorld(),
  at = startAt,
  codec: SegmentCodec = segmentCodec,
) {
  let now = at;
  const budgets = createTabBudgets(() => now);
  const database = openDatabase(name);
  const ownStorage = createOwnStorage(
    {
      values,
      session,
      pageReader: meteredPageReader(pageReader, () => 0, budgets.spend),
      now: () => now,
      randomBytes: (count) => new Uint8Array(count).fill(7),
      showBadge: async () => {},
      onSnapshot: async () => {},
    },
    database,
    createPackedStores(database, codec),
    databaseParts,
  );
  const queue = createPageQueue({
    stateManager: ownStorage.stateManager,
    budgets,
    now: () => now,
    isOpen: async () => true,
    count: (refusals) => ownStorage.drift.count(refusals.map(refusalReason), now),
  });
  return {
    ...ownStorage,
    pass: (ms: number) => {
      now += ms;
    },
    now: () => now,
    /** A Codex page in `tab` received this body. */
    send: (path: string, body: string, tab: string): Promise<void> => {
      const url = `https://chatgpt.com/backend-api${path}`;
      const response: SeenResponse = {
        type: 'headroom/seen',
        method: 'GET',
        url,
        status: 200,
        body,
        startedAt: now,
        at: now,
        date: null,
      };
      return queue.observe(response, tab);
    },
    refused: async () =>
      (await ownStorage.drift.all())
        .filter(({ reason }) => reason.startsWith('refused'))
        .map(({ reason, count }) => ({ reason, count })),
  };
}

/** A usage body of one account. */
export function usageBody(usedPercent: number, user = 'user-0a1b2c3d4e'): string {
  return JSON.stringify({
    user_id: user,
    account_id: 'acct-0a1b2c3d4e',
    plan_type: 'plus',
    rate_limit: {
      allowed: true,
      limit_reached: false,
      primary_window: { used_percent: usedPercent, limit_window_seconds: 18_000, reset_at: startAt / 1_000 + 9_000 },
      secondary_window: { used_percent: 5, limit_window_seconds: 604_800, reset_at: startAt / 1_000 + 500_000 },
    },
  });
}
