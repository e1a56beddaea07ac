import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Badge } from '../../../src/domain/headline/badge';
import { sampleAccount } from '../../../src/domain/sample/sample-account';
import { sampleData } from '../../../src/domain/sample/sample-data';
import { defaultSettings } from '../../../src/domain/settings';
import type { Snapshot } from '../../../src/domain/snapshot';
import type { Command } from '../../../src/engine/state/command';
import { databaseParts } from '../../../src/engine/state/database-parts';
import { type KeyValues, keys } from '../../../src/engine/state/key-values';
import { createOwnStorage } from '../../../src/engine/state/own-storage';
import { createPackedStores } from '../../../src/engine/state/packed-stores';
import { type PageReader, pageReader } from '../../../src/engine/state/page-reader';
import { segmentCodec } from '../../../src/engine/state/segment-codec';
import type { StateManager } from '../../../src/engine/state/state-manager';
import { type PageText, type SeenResponse, tooLarge } from '../../../src/observe/page-messages';
import { type DatabaseProvider, HeadroomDatabase, openDatabase } from '../../../src/storage/database';
import { createDriftCounter } from '../../../src/storage/drift';
import { createObservationStore } from '../../../src/storage/observations';
import { createRegisters } from '../../../src/storage/registers';
import { createSegmentStore, type SegmentCodec } from '../../../src/storage/segments';
import { usageSeries } from '../../support/observations';

const base = 'https://chatgpt.com/backend-api';
const plus = JSON.parse(readFileSync('test/payloads/usage-2026-09-21-plus-5h-weekly-full.json', 'utf8'));
const resets = JSON.parse(readFileSync('test/payloads/reset-credits-2026-06-18-two-available.json', 'utf8'));
const seenAt = Date.UTC(2026, 8, 21, 2, 3, 12);

function memoryValues(): KeyValues & { readonly all: Map<string, unknown> } {
  const all = new Map<string, unknown>();
  return {
    all,
    get: async (keys) => Object.fromEntries(keys.flatMap((key) => (all.has(key) ? [[key, all.get(key)]] : []))),
    // As a browser does: what comes back is a copy, and only what JSON can say.
    set: async (values) => {
      for (const [key, value] of Object.entries(values)) all.set(key, JSON.parse(JSON.stringify(value)));
    },
    remove: async (keys) => {
      for (const key of keys) all.delete(key);
    },
  };
}

interface World {
  now: number;
  readonly values: ReturnType<typeof memoryValues>;
  readonly session: ReturnType<typeof memoryValues>;
  database: DatabaseProvider;
  badge: Partial<Badge> | null;
}

function createWorld(): World {
  const database = openDatabase(crypto.randomUUID());
  return { now: seenAt, values: memoryValues(), session: memoryValues(), database, badge: null };
}

/** A state manager as a background just started makes it: everything it knows comes from storage. */
function wake(world: World, reader: PageReader | null = pageReader, codec: SegmentCodec = segmentCodec): StateManager {
  const { database, values, session } = world;
  const deps = {
    values,
    session,
    pageReader: reader,
    now: () => world.now,
    randomBytes: (count: number) => new Uint8Array(count).fill(7),
    showBadge: async (badge: Partial<Badge>) => {
      world.badge = badge;
    },
    onSnapshot: async () => {},
  };
  return createOwnStorage(deps, database, createPackedStores(database, codec), databaseParts).stateManager;
}

const answer = (path: string, body: unknown, over: Partial<SeenResponse> = {}): SeenResponse => ({
  type: 'headroom/seen',
  method: 'GET',
  url: `${base}${path}`,
  status: 200,
  body: typeof body === 'string' ? body : JSON.stringify(body),
  startedAt: seenAt,
  at: seenAt,
  date: null,
  ...over,
});
const pageText = (at: number, read: unknown): PageText => ({ type: 'headroom/page-read', at, read });
const usage = (body: unknown = plus, over: Partial<SeenResponse> = {}) => answer('/wham/usage', body, over);
const resetList = (over: Partial<SeenResponse> = {}) => answer('/wham/rate-limit-reset-credits', resets, over);
/** The registers as a page of ours holds them: beside the state manager. */
const registersOf = ({ database, now }: World) =>
  createRegisters(
    database,
    async () => 'page',
    () => now,
  );
/** A database that never answers. */
function neverAnswering(): DatabaseProvider {
  const silent = () => new Promise<never>(() => {});
  const table = new Proxy({ db: { transaction: silent } }, { get: (own, name) => (name === 'db' ? own.db : silent) });
  const tables = new HeadroomDatabase('never-opened').tables.map(({ name }) => [name, table]);
  return () => ({ ...Object.fromEntries(tables), transaction: silent }) as unknown as HeadroomDatabase;
}
const windowsOf = ({ accounts }: Snapshot) =>
  accounts.map(({ state }) => state.windows.map(({ seconds, usedPercent }) => [seconds, usedPercent]));

describe('state manager', () => {
  let world: World;
  beforeEach(() => {
    world = createWorld();
  });

  it('turns one usage body into a snapshot and a badge', async () => {
    await wake(world).observe(usage(), '1');
    const snapshot = world.values.all.get('snapshot') as Snapshot;
    expect(windowsOf(snapshot)).toEqual([
      [
        [18_000, 33],
        [604_800, 5],
      ],
    ]);
    expect(snapshot.current).toBe(snapshot.accounts[0]?.state.key);
    expect(world.badge).toMatchObject({ text: '67', tone: 'calm', hollow: false });
  });

  describe('with sample data', () => {
    const addSample = async () => {
      const manager = wake(world);
      await manager.merge(sampleData({ now: seenAt, zone: 'UTC' }));
      await manager.apply({ type: 'name', account: sampleAccount, nickname: 'Sample', colour: 6 });
    };

    it('shows it on the screens, and nothing of it on the toolbar', async () => {
      await addSample();
      await wake(world).refresh();
      const snapshot = world.values.all.get('snapshot') as Snapshot;
      expect(snapshot.current).toBe(sampleAccount);
      expect(world.badge).toMatchObject({ text: '', level: null });
    });

    it('gives way to the first reading of the user’s own, at once and after a restart', async () => {
      await addSample();
      await wake(world).apply({ type: 'choose', account: sampleAccount });
      await wake(world).observe(usage(), '1');
      const own = () => {
        const snapshot = world.values.all.get('snapshot') as Snapshot;
        expect(snapshot.accounts).toHaveLength(2);
        return snapshot.accounts.find(({ account }) => account.key === snapshot.current)?.account.key;
      };
      expect(own()).not.toBe(sampleAccount);
      expect(world.badge).toMatchObject({ text: '67' });
      await wake(world).refresh();
      expect(own()).not.toBe(sampleAccount);
    });

    it('takes in no body that names nobody', async () => {
      await addSample();
      const { user_id: _, account_id: __, email: ___, ...nameless } = plus;
      // Without a tab it would belong to the only account that is known.
      await wake(world).observe(usage(nameless), null);
      await wake(world).observe(usage(nameless, { at: seenAt + 1_000, startedAt: seenAt + 1_000 }), '1');
      const stored = await createObservationStore(world.database).history([sampleAccount]);
      expect(stored.filter(({ source }) => source !== 'sample')).toEqual([]);
    });

    it('is gone without a trace when it is removed', async () => {
      await addSample();
      await wake(world).apply({ type: 'forget', account: sampleAccount });
      expect((world.values.all.get('snapshot') as Snapshot).accounts).toEqual([]);
      expect(await createObservationStore(world.database).history([sampleAccount])).toEqual([]);
    });
  });

  it('leaves the figure away where the user wants the ring alone', async () => {
    await wake(world).observe(usage(), '1');
    await wake(world).apply({ type: 'settings', settings: { ...defaultSettings, iconOnly: true } });
    expect(world.badge).toMatchObject({ text: '', level: 67 });
  });

  it('draws the badge by the forecast a page stored last: another window may run out first', async () => {
    await wake(world).observe(usage(), '1');
    const { accounts, current } = world.values.all.get('snapshot') as Snapshot;
    const week = accounts[0]?.state.windows.find(({ seconds }) => seconds === 604_800) ?? expect.fail();
    const forecast = {
      ...{ limit: week.limit, seconds: week.seconds, resetsAt: week.resetsAt, usedPercent: week.usedPercent },
      ...{ madeAt: seenAt, silence: null, runsOut: 0.8, runsOutAt: null, leftAtEnd: { q10: 0, q50: 0, q90: 9 } },
    };
    world.values.all.set(keys.forecasts(current ?? ''), { forecasts: [forecast] });
    await wake(world).refresh();
    expect(world.badge).toMatchObject({ text: '95', tone: 'warn' });
    expect(world.badge?.title?.map(({ key }) => key)).toEqual(['forecast.work.now', 'forecast.work.probablyRunsOut']);
  });

  it('takes in nothing a page received where no reader of pages is handed in, and the rest as ever', async () => {
    const without = wake(world, null);
    await without.observe(usage(), '1');
    await without.observeText(pageText(seenAt, { windows: [], bankCount: 2 }), '1');
    expect([world.values.all.size, world.badge]).toEqual([0, null]);
    await wake(world).observe(usage(), '1');
    expect(windowsOf(await wake(world, null).snapshot())).toHaveLength(1);
  });

  it('says a reading on the badge while the database is still being opened', async () => {
    await wake(world).observe(usage(), '1');
    world.database = neverAnswering();
    const fuller = {
      ...plus,
      rate_limit: { ...plus.rate_limit, primary_window: { ...plus.rate_limit.primary_window, used_percent: 58 } },
    };
    void wake(world).observe(usage(fuller, { at: seenAt + 60_000, startedAt: seenAt + 60_000 }), '1');
    await expect.poll(() => world.badge?.text).toBe('42');
  });

  it('says the first reading of all before anything was kept', async () => {
    world.database = neverAnswering();
    void wake(world).observe(usage(), '1');
    await expect.poll(() => world.badge?.text).toBe('67');
  });

  it.each([
    [null],
    ['{'],
    [{ v: 1 }],
    [{ v: 1, accounts: 'all', troubles: [] }],
    [{ v: 1, accounts: [null], troubles: [] }],
  ])('goes on, and writes the view anew, where the last one reads as %j', async (view) => {
    await wake(world).observe(usage(), '1');
    world.values.all.set('snapshot', view);
    await wake(world).observe(usage(plus, { at: seenAt + 60_000, startedAt: seenAt + 60_000 }), '1');
    expect(windowsOf(world.values.all.get('snapshot') as Snapshot)).toHaveLength(1);
    expect(world.badge?.text).toBe('67');
  });

  it('keeps no id, address or token anywhere', async () => {
    const stateManager = wake(world);
    await stateManager.observe(resetList(), '1');
    await stateManager.observe(usage(), '1');
    const tables = await Promise.all(world.database().tables.map((table) => table.toArray()));
    const kept = JSON.stringify([tables, [...world.values.all], [...world.session.all]]);
    expect(kept).toContain('One free rate limit reset');
    for (const secret of ['user-PLACEHOLDER', 'acct-PLACEHOLDER', 'someone@', 'RateLimitResetCredit_', 'chatgpt.com'])
      expect(kept).not.toContain(secret);
  });

  it('loses nothing when the worker dies between two observations', async () => {
    await wake(world).observe(usage(), '1');
    await wake(world).observe(resetList({ at: seenAt + 1_000 }), '1');
    const [only, ...others] = (await wake(world).snapshot()).accounts;
    expect(others).toEqual([]);
    expect(only?.state.bank.length).toBe(2);
    expect(only?.state.windows.length).toBe(2);
  });

  it('catches up when the worker died after recording and before folding', async () => {
    const stateManager = wake(world);
    await stateManager.observe(usage(), '1');
    const before = new Map(world.values.all);
    await stateManager.observe(usage({ ...plus, plan_type: 'pro' }, { at: seenAt + 60_000 }), '1');
    for (const [key, value] of before) world.values.all.set(key, value);
    await wake(world).refresh();
    expect((world.values.all.get('snapshot') as Snapshot).accounts[0]?.state.plan?.value).toBe('pro');
  });

  it('gives a body without identity to the account its tab shows, before and after it was named', async () => {
    const stateManager = wake(world);
    await stateManager.observe(resetList(), '1');
    expect((await stateManager.snapshot()).accounts.length).toBe(1);
    await stateManager.observe(usage(plus, { at: seenAt + 1_000 }), '1');
    const { accounts } = await stateManager.snapshot();
    expect(accounts.length).toBe(1);
    expect(accounts[0]?.state.bank.length).toBe(2);
    expect(accounts[0]?.state.windows.length).toBe(2);
  });

  it('never mixes two accounts in two tabs', async () => {
    const stateManager = wake(world);
    await stateManager.observe(usage(), '1');
    for (const load of ['second', 'third'])
      await stateManager.observe(usage({ ...plus, account_id: 'acct-OTHER', plan_type: 'team' }, { load }), '2');
    await stateManager.observe(resetList(), '2');
    const { accounts } = await stateManager.snapshot();
    expect(accounts.map(({ state }) => [state.plan?.value, state.bank.length])).toEqual([
      ['plus', 0],
      ['team', 2],
    ]);
  });

  it('sets aside what was asked for under one account and answered under the next, until it is assigned', async () => {
    const stateManager = wake(world);
    await stateManager.observe(usage(plus, { at: seenAt, startedAt: seenAt }), '1');
    const other = { ...plus, account_id: 'acct-OTHER' };
    await stateManager.observe(usage(other, { at: seenAt, startedAt: seenAt }), '2');
    await stateManager.observe(usage(other, { at: seenAt + 5_000, startedAt: seenAt + 4_000 }), '1');
    await stateManager.observe(resetList({ at: seenAt + 6_000, startedAt: seenAt + 3_000 }), '1');
    const before = await stateManager.snapshot();
    expect(before.accounts.map(({ account }) => account.nickname)).toEqual(['Account 1', 'Account 2', 'Unassigned']);
    const [first, , aside] = before.accounts.map(({ state }) => state.key);
    await stateManager.apply({ type: 'assign', from: aside ?? '', to: first ?? '' });
    const after = await stateManager.snapshot();
    expect(after.accounts.map(({ state }) => state.bank.length)).toEqual([2, 0]);
  });

  it('joins credit grants, whose path names only the account, to the account a fuller body named', async () => {
    const stateManager = wake(world);
    await stateManager.observe(usage(), '1');
    const balance = readFileSync('test/payloads/remaining-balance-2026-09-18.json', 'utf8');
    await stateManager.observe(
      answer('/accounts/acct-PLACEHOLDER/remaining_balance', balance, { at: seenAt + 1_000 }),
      null,
    );
    const { accounts } = await stateManager.snapshot();
    expect(accounts.length).toBe(1);
    expect(accounts[0]?.state.balance?.value.grants.length).toBe(2);
  });

  it('takes in what a page said in words, and lets the network overrule it', async () => {
    const stateManager = wake(world);
    await stateManager.observe(usage(), '1');
    const weekly = { limit: 'codex', seconds: 604_800, usedPercent: 50, resetsAt: seenAt + 86_400_000 };
    await stateManager.observeText(pageText(seenAt + 1_000, { windows: [weekly] }), '1');
    await stateManager.observeText(pageText(seenAt + 1_000, { windows: 'nonsense' }), '1');
    await stateManager.observe(usage(plus, { at: seenAt + 2_000 }), '1');
    const { accounts } = await stateManager.snapshot();
    expect(accounts.length).toBe(1);
    expect(windowsOf(await stateManager.snapshot())[0]).toContainEqual([604_800, 5]);
  });

  it('does not take a challenge for a sign-out', async () => {
    const stateManager = wake(world);
    await stateManager.observe(usage(), '1');
    await stateManager.observe(usage('', { status: 403 }), '1');
    expect((await stateManager.snapshot()).troubles).toEqual([]);
  });

  it('says that nobody is signed in, and forgets it when somebody is', async () => {
    const stateManager = wake(world);
    await stateManager.observe(usage('', { status: 401 }), '1');
    expect((await stateManager.snapshot()).troubles).toEqual([{ kind: 'signed-out', at: seenAt }]);
    await stateManager.observe(usage(), '1');
    expect((await stateManager.snapshot()).troubles).toEqual([]);
  });

  it('goes on saying that nobody is signed in while older answers of another tab come in', async () => {
    const stateManager = wake(world);
    await stateManager.observe(usage('', { status: 401, at: seenAt + 1_000 }), '2');
    await stateManager.observe(usage(), '1');
    await stateManager.observe(resetList(), '1');
    expect((await stateManager.snapshot()).troubles).toMatchObject([{ kind: 'signed-out' }]);
    await stateManager.observe(usage(plus, { at: seenAt + 2_000 }), '2');
    expect((await stateManager.snapshot()).troubles).toEqual([]);
  });

  it.each([
    ['HTML', '<html>challenge</html>'],
    ['truncated JSON', JSON.stringify(plus).slice(0, 400)],
    ['an empty body', ''],
    ['a body of another form', '{"tasks":[]}'],
  ])('counts %s as drift and keeps what was known', async (_, body) => {
    const stateManager = wake(world);
    await stateManager.observe(usage(), '1');
    await stateManager.observe(usage(body, { at: seenAt + 60_000 }), '1');
    const snapshot = await stateManager.snapshot();
    expect(windowsOf(snapshot)).toEqual([
      [
        [18_000, 33],
        [604_800, 5],
      ],
    ]);
    expect(snapshot.troubles).toMatchObject([{ kind: 'drift', count: 1 }]);
    expect(await createDriftCounter(world.database).all()).toMatchObject([{ count: 1, lastAt: seenAt + 60_000 }]);
  });

  it('counts a body too large to be passed on', async () => {
    const stateManager = wake(world);
    await stateManager.observe(usage(), '1');
    await stateManager.observe(usage('', { status: tooLarge }), '1');
    expect(windowsOf(await stateManager.snapshot())).toHaveLength(1);
    expect(await createDriftCounter(world.database).all()).toMatchObject([
      { reason: 'usage: body is larger than 1 MB', count: 1 },
    ]);
  });

  it.each([
    ['a longer path', `${base}/wham/usage/thread`],
    ['another host', 'https://chatgpt.com.example.org/backend-api/wham/usage'],
    ['plain http', 'http://chatgpt.com/backend-api/wham/usage'],
  ])('ignores %s', async (_, url) => {
    const stateManager = wake(world);
    await stateManager.observe(usage(plus, { url }), '1');
    expect((await stateManager.snapshot()).accounts).toEqual([]);
  });

  it('ignores a usage body that was asked for by POST: only one endpoint is', async () => {
    const stateManager = wake(world);
    await stateManager.observe(usage(plus, { method: 'POST' }), '1');
    expect((await stateManager.snapshot()).accounts).toEqual([]);
  });

  it('follows the server where the device clock is wrong', async () => {
    const stateManager = wake(world);
    await stateManager.observe(usage(plus, { date: new Date(seenAt + 600_000).toUTCString() }), '1');
    expect((await stateManager.snapshot()).accounts[0]?.state.observedAt).toBe(seenAt + 600_000);
  });

  it('says that the device clock is wrong until it is set right', async () => {
    const stateManager = wake(world);
    const answeredAt = (at: number) => usage(plus, { at, date: new Date(seenAt).toUTCString() });
    for (let i = 0; i < 3; i++) await stateManager.observe(answeredAt(seenAt + 10_800_000), '1');
    expect((await stateManager.snapshot()).troubles).toEqual([{ kind: 'clock', aheadMs: 10_800_000 }]);
    for (let i = 0; i < 4; i++) await stateManager.observe(answeredAt(seenAt), '1');
    expect((await stateManager.snapshot()).troubles).toEqual([]);
  });

  it('still shows what it sees when the database is closed to it, and says so', async () => {
    await wake(world).observe(usage(), '1');
    world.database().close();
    const stateManager = wake(world);
    await stateManager.observe(usage({ ...plus, plan_type: 'pro' }, { at: seenAt + 60_000 }), '1');
    const snapshot = await stateManager.snapshot();
    expect(snapshot.accounts[0]?.state.plan?.value).toBe('pro');
    expect(snapshot.troubles).toMatchObject([{ kind: 'storage' }]);
    expect(world.badge?.text).toBe('67');
  });

  it('says that its history was taken away, and goes on', async () => {
    const stateManager = wake(world);
    await stateManager.observe(usage(), '1');
    world.database = openDatabase(crypto.randomUUID());
    const next = wake(world);
    await next.refresh();
    expect((await next.snapshot()).troubles).toEqual([{ kind: 'storage', reason: 'evicted' }]);
    expect(windowsOf(await next.snapshot())).toEqual([
      [
        [18_000, 33],
        [604_800, 5],
      ],
    ]);
  });

  it('keeps the names and settings the user chose over a restart', async () => {
    const stateManager = wake(world);
    await stateManager.observe(usage(), '1');
    const { accounts, settings } = await stateManager.snapshot();
    const account = accounts[0]?.state.key ?? '';
    await stateManager.apply({ type: 'name', account, nickname: 'Work', colour: 3 });
    await stateManager.apply({ type: 'settings', settings: { ...settings, gauge: 'used' } });
    const again = await wake(world).snapshot();
    expect(again.accounts[0]?.account).toEqual({ key: account, nickname: 'Work', colour: 3 });
    expect(again.settings.gauge).toBe('used');
  });

  it.each([
    { type: 'name', account: 'nobody', nickname: 'Work', colour: 4 },
    { type: 'keep', account: 'nobody' },
    { type: 'assign', from: 'nobody', to: 'me' },
    { type: 'assign', from: 'me', to: 'nobody' },
  ] as const)('refuses what is said of an account it never saw, and keeps the rest: %j', async (command) => {
    const stateManager = wake(world);
    await stateManager.observe(usage(), '1');
    const me = (await stateManager.snapshot()).current ?? '';
    const said = JSON.parse(JSON.stringify(command).replace('"me"', JSON.stringify(me))) as Command;
    const before = await registersOf(world).rows();
    const refusal = expect(stateManager.apply(said)).rejects;
    await refusal.toMatchObject({ name: 'RefusedError', text: { key: 'files.refused.unknownAccount' } });
    expect(await registersOf(world).rows()).toEqual(before);
    expect((await stateManager.snapshot()).accounts.map(({ account }) => account.nickname)).toEqual(['Account 1']);
    await stateManager.apply({ type: 'name', account: me, nickname: 'Home', colour: 2 });
    expect((await registersOf(world).rows()).map(({ key }) => key)).toContain(me);
  });

  it('lists accounts in the order they were seen, whatever the order in which the browser gives fields back', async () => {
    const series = usageSeries(6, 1_800);
    world.now = (series.at(-1)?.at ?? 0) + 60_000;
    for (const account of ['zulu', 'alpha', 'mike'])
      await wake(world, null).merge(series.map((one) => ({ ...one, id: `${account}-${one.id}`, account })));
    const cache = world.values.all.get(keys.folds) as { readonly folds: Readonly<Record<string, unknown>> };
    const folds = Object.fromEntries(Object.entries(cache.folds).toSorted(([a], [b]) => (a < b ? -1 : 1)));
    world.values.all.set(keys.folds, { ...cache, folds });
    const { accounts } = await wake(world, null).snapshot();
    expect(accounts.map(({ account }) => account.key)).toEqual(['zulu', 'alpha', 'mike']);
  });

  it('still knows who an account is when what it folded of it was lost', async () => {
    await wake(world).observe(usage(), '1');
    const account = (await wake(world).snapshot()).current ?? '';
    world.values.all.delete(keys.folds);
    await wake(world).apply({ type: 'name', account, nickname: 'Home', colour: 2 });
    expect((await registersOf(world).rows()).map(({ key }) => key)).toContain(account);
  });

  it('forgets an account wholly', async () => {
    const stateManager = wake(world);
    await stateManager.observe(usage(), '1');
    const account = (await stateManager.snapshot()).accounts[0]?.state.key ?? '';
    await stateManager.apply({ type: 'name', account, nickname: 'My secret client', colour: 1 });
    await world.values.set({ [keys.forecasts(account)]: { forecasts: [] } });
    await stateManager.apply({ type: 'forget', account });
    expect((await stateManager.snapshot()).accounts).toEqual([]);
    expect(JSON.stringify([...world.values.all])).not.toContain(account);
    const tables = await Promise.all(world.database().tables.map((table) => table.toArray()));
    expect(JSON.stringify([tables, [...world.values.all]])).not.toContain('My secret client');
    expect(await world.database().observations.count()).toBe(0);
    expect((await stateManager.snapshot()).troubles).toEqual([]);
  });

  it("joins what it saw before and after it took on its group's salt", async () => {
    const stateManager = wake(world);
    await stateManager.observe(usage(), '1');
    await stateManager.apply({ type: 'salt', salt: Array.from({ length: 32 }, (_, index) => index) });
    await stateManager.observe(usage({ ...plus, plan_type: 'pro' }, { at: seenAt + 60_000 }), '1');
    await wake(world).observe(usage({ ...plus, plan_type: 'pro' }, { at: seenAt + 120_000 }), '1');
    const { accounts } = await wake(world).snapshot();
    expect(accounts.length).toBe(1);
    expect(accounts[0]?.state.events.map(({ type }) => type)).toEqual(['plan-changed']);
  });

  it('takes in an observation made elsewhere once, however often it comes', async () => {
    const stateManager = wake(world);
    await stateManager.observe(usage(), '1');
    const [seen] = await createObservationStore(world.database).history([
      (await stateManager.snapshot()).current ?? '',
    ]);
    if (!seen) throw new Error('nothing was stored');
    const elsewhere = { ...seen, id: 'other', device: 'phone', at: seen.at - 3_600_000 };
    expect(await stateManager.merge([elsewhere])).toBe(1);
    expect(await stateManager.merge([elsewhere, seen])).toBe(0);
  });

  it('folds a long history once, with its rows, and as it would have been folded bit by bit', async () => {
    const long = usageSeries(240, 43_200);
    world.now = (long.at(-1)?.at ?? 0) + 60_000;
    let unpacked = 0;
    const decode: SegmentCodec['decode'] = (parts) => {
      unpacked += 1;
      return segmentCodec.decode(parts);
    };
    const atOnce = wake(world, null, { ...segmentCodec, decode });
    expect(await atOnce.merge(long)).toBe(long.length);
    const months = await createSegmentStore(world.database, segmentCodec).history([long[0]?.account ?? '']);
    expect(months.length).toBeGreaterThan(100);
    // Every packed month once: 120 days are five calendar months at most.
    expect(unpacked).toBeLessThanOrEqual(5);

    const other = { ...createWorld(), now: world.now };
    const bitByBit = wake(other, null);
    for (let from = 0; from < long.length; from += 60) await bitByBit.merge(long.slice(from, from + 60));
    const stateOf = async (manager: StateManager) => (await manager.snapshot()).accounts.map(({ state }) => state);
    expect(await stateOf(atOnce)).toEqual(await stateOf(bitByBit));
    // Nothing is left to catch up with: a background just started knows the same.
    expect(await stateOf(wake(world, null))).toEqual(await stateOf(bitByBit));
  });

  it('knows at once what an import decided of accounts, even one without a single observation', async () => {
    const stateManager = wake(world);
    await stateManager.observe(usage(), '1');
    const { current } = await stateManager.snapshot();
    const row = { table: 'account', key: current ?? '', value: { nickname: 'Work', colour: 3 } };
    await registersOf(world).merge([{ ...row, clock: [seenAt, 0, 'other'] }]);
    expect((await stateManager.snapshot()).accounts[0]?.account.nickname).toBe('Account 1');
    await stateManager.merge([]);
    const told = world.values.all.get('snapshot') as Snapshot;
    expect(told.accounts.map(({ account }) => account.nickname)).toEqual(['Work']);
  });

  it('makes one account of two that another device knew to be one', async () => {
    const stateManager = wake(world);
    await stateManager.observe(usage(), '1');
    const key = (await stateManager.snapshot()).current ?? '';
    const [seen] = await createObservationStore(world.database).history([key]);
    if (!seen) throw new Error('nothing was stored');
    await stateManager.merge([{ ...seen, id: 'old', account: 'former', at: seen.at - 3_600_000 }]);
    expect((await stateManager.snapshot()).accounts.length).toBe(2);
    await registersOf(world).merge([{ table: 'alias', key: 'former', value: key, clock: [seenAt, 0, 'other'] }]);
    await stateManager.merge([]);
    const { accounts } = await wake(world).snapshot();
    expect(accounts.map(({ state }) => state.key)).toEqual([key]);
  });
});

describe('a cold start', () => {
  it('reads device, state and forecast in two reads, both ahead of the event', async () => {
    const world = createWorld();
    await wake(world).observe(answer('/wham/usage', plus), 'tab');
    world.now += 60_000;

    const { get } = world.values;
    const reads: string[][] = [];
    const drawnAfter: number[] = [];
    const values = {
      ...world.values,
      get: (wanted: readonly string[]) => {
        reads.push([...wanted]);
        return get(wanted);
      },
    };
    const started: World = {
      ...world,
      values,
      get badge() {
        return null;
      },
      set badge(_) {
        drawnAfter.push(reads.length);
      },
    };
    const manager = wake(started);
    manager.prepare();
    await vi.waitFor(() => expect(reads).toHaveLength(2));
    await manager.observe(answer('/wham/usage', plus), 'tab');

    const [state, forecast] = reads;
    expect(state).toEqual(expect.arrayContaining([keys.device, keys.deviceCopy, keys.snapshot, keys.folds]));
    expect(forecast?.[0]).toMatch(/^forecasts\//);
    expect(drawnAfter[0]).toBe(2);
  });
});
