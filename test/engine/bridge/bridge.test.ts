import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { type AlertLedger, emptyLedger, type LedgerEntry } from '../../../src/domain/alerts/ledger';
import { ledgerEntries, withEntries } from '../../../src/domain/alerts/ledger-entries';
import { mergeLedgers } from '../../../src/domain/alerts/ledger-merge';
import type { HeadroomEvent } from '../../../src/domain/events/event';
import { emptyFold } from '../../../src/domain/fold/fold-state';
import type { Observation } from '../../../src/domain/observations/observation';
import { observationId } from '../../../src/domain/observations/observation-id';
import { sampleData } from '../../../src/domain/sample/sample-data';
import { dayMs } from '../../../src/domain/time/instant';
import {
  type BridgeClientDeps,
  type BridgeProgress,
  createBridgeClient,
  type ExtensionPeer,
} from '../../../src/engine/bridge/bridge-client';
import { deltaFrom, type Pull, pullFrom } from '../../../src/engine/bridge/bridge-messages';
import { serveBridge } from '../../../src/engine/bridge/serve-bridge';
import { openDatabase } from '../../../src/storage/database';
import { createObservationStore } from '../../../src/storage/observations';
import { createRegisters } from '../../../src/storage/registers';
import { createInMemoryLedgerStore } from '../../support/in-memory-ledger-store';

const now = Date.UTC(2026, 10, 21, 9);
/** The made-up month, as if a page had said it. */
const month = sampleData({ now, zone: 'UTC' })
  .map(({ id: _, ...content }) => {
    const seen = { ...content, source: 'network' as const };
    return { ...seen, id: observationId(seen) } as Observation;
  })
  .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
let count = 0;

/** The extension's database and the app's, connected by what the bridge would carry as JSON. */
async function twoEnds(version = { extension: '1.0.0', app: '1.0.0' }) {
  const [theirs, ours] = [openDatabase(`bridge-${++count}`), openDatabase(`bridge-${++count}`)];
  const device = async () => ({ id: 'ext', hash: (id: string) => id, formerHashes: [] });
  const extension = {
    observations: createObservationStore(theirs),
    registers: createRegisters(
      theirs,
      async () => 'ext',
      () => now,
    ),
    device,
    now: () => now,
    ledger: createInMemoryLedgerStore(),
    accounts: async () => [{ ...emptyFold('a').state, events: [event('here'), event('there')] }],
    version: version.extension,
  };
  const observations = createObservationStore(ours);
  const registers = createRegisters(
    ours,
    async () => 'app',
    () => now,
  );
  const asked: Pull[] = [];
  let memory: BridgeProgress = { have: {}, whole: {} };
  const peers: (ExtensionPeer | null)[] = [];
  const deps: BridgeClientDeps = {
    ask: async (pull) => {
      asked.push(pull);
      const parsed = pullFrom(JSON.parse(JSON.stringify(pull)));
      return parsed && JSON.parse(JSON.stringify(await serveBridge(parsed, extension)));
    },
    load: async () => memory,
    save: async (next) => {
      memory = next;
    },
    merge: async (arrived) => (await observations.add(arrived)).added.length,
    mergeRegisters: (rows) => registers.merge(rows),
    now: () => now,
    onPeer: (peer) => peers.push(peer),
    onConsent: () => {},
  };
  const client = createBridgeClient(deps, version.app);
  return {
    extension,
    observations,
    registers,
    client,
    deps,
    asked,
    peers,
    memory: () => memory,
    forget: () => (memory = { have: {}, whole: {} }),
  };
}

const event = (id: string) => ({ id }) as HeadroomEvent;

/** A ledger in which one alert of an account was delivered. */
function delivered(account: string, title: string): AlertLedger {
  const alert = {
    account,
    subject: `event:${title}`,
    epoch: now,
    rule: 'date-moved',
    stage: 'once',
    severity: 1,
    dueAt: now,
  };
  const entry = { ...alert, state: 'delivered', round: 0, knownAt: now, updatedAt: now } as const;
  const shown = { at: now, title, body: '', why: '', page: '#/' };
  return withEntries({ ...emptyLedger, since: { [account]: now } }, [{ ...entry, told: shown } as LedgerEntry]);
}

const withDelivered = (ledger: AlertLedger, account: string): AlertLedger =>
  mergeLedgers(ledger, delivered(account, 'of a stranger'));

const idsIn = async (store: { history: (keys: string[]) => Promise<Observation[]> }) =>
  (await store.history(['sample'])).map(({ id }) => id);

describe('the bridge', () => {
  it('leaves sample data where it was made', async () => {
    const ends = await twoEnds();
    await ends.extension.observations.add([...sampleData({ now, zone: 'UTC' }).slice(0, 20), ...month.slice(0, 3)]);
    await ends.client.catchUp();
    expect(await idsIn(ends.observations)).toEqual(month.slice(0, 3).map(({ id }) => id));
  });

  beforeEach(() => {
    count += 1;
  });

  it('transfers everything the first time, and only what is new after that', async () => {
    const ends = await twoEnds();
    await ends.extension.observations.add(month.slice(0, -5));
    await ends.client.catchUp();
    expect(await idsIn(ends.observations)).toEqual(await idsIn(ends.extension.observations));

    ends.asked.length = 0;
    await ends.extension.observations.add(month.slice(-5));
    await ends.client.catchUp();
    expect(ends.asked).toHaveLength(1);
    expect(await idsIn(ends.observations)).toEqual(await idsIn(ends.extension.observations));
  });

  it('says how far the server is ahead of this computer, before it hands over what is dated by it', async () => {
    const ends = await twoEnds();
    const followed: number[] = [];
    Object.assign(ends.deps, { followClock: async (aheadMs: number) => void followed.push(aheadMs) });
    await ends.client.catchUp();
    Object.assign(ends.extension, { serverAheadMs: async () => 10_800_000 });
    await ends.client.catchUp();
    expect([...new Set(followed)]).toEqual([0, 10_800_000]);
  });

  it('transfers nothing of an account that may be invented', async () => {
    const ends = await twoEnds();
    const invented = month.slice(0, 20).map((seen) => ({ ...seen, account: 'invented', id: `invented ${seen.id}` }));
    await ends.extension.observations.add([...month.slice(0, 10), ...invented]);
    Object.assign(ends.extension, { unlisted: async () => ['invented'] });
    await ends.client.catchUp();
    expect(await ends.observations.accounts()).toEqual([month[0]?.account]);
  });

  it('asks again when something changes meanwhile, but never twice at once', async () => {
    const ends = await twoEnds();
    await ends.extension.observations.add(month.slice(0, 10));
    const first = ends.client.catchUp();
    await ends.extension.observations.add(month.slice(10, 20));
    await Promise.all([first, ends.client.catchUp()]);
    expect(await idsIn(ends.observations)).toEqual(await idsIn(ends.extension.observations));
  });

  it('starts over without duplicates when the extension lost its database', async () => {
    const ends = await twoEnds();
    await ends.extension.observations.add(month.slice(0, 100));
    await ends.client.catchUp();
    const before = await idsIn(ends.observations);
    const fresh = await twoEnds();
    await fresh.extension.observations.add(month.slice(50, 60));
    const delta = await serveBridge({ type: 'headroom/pull', have: ends.memory().have }, fresh.extension);
    expect(delta.observations).toHaveLength(10);
    expect((await ends.observations.add(delta.observations)).added).toEqual([]);
    expect(await idsIn(ends.observations)).toEqual(before);
  });

  it('transfers the packed months once', async () => {
    const ends = await twoEnds();
    const old = month.slice(0, 3).map((seen) => ({ ...seen, at: seen.at - 90 * dayMs }));
    const packed = {
      ...ends.extension.observations,
      accounts: async () => ['sample'],
      history: async (_: readonly string[], from = 0, to = 0) => old.filter(({ at }) => at >= from && at <= to),
    };
    Object.assign(ends.extension, { observations: packed });
    await ends.client.catchUp();
    expect(await ends.observations.count()).toBe(3);
    ends.asked.length = 0;
    await ends.client.catchUp();
    expect(ends.asked.filter(({ olderThan }) => olderThan !== undefined)).toEqual([]);
  });

  it('carries the user’s names and choices, and nothing else of the tables', async () => {
    const ends = await twoEnds();
    await ends.extension.registers.set('account', 'sample', { nickname: 'Work', colour: 2 });
    await ends.extension.registers.set('group', 'secret', 'k');
    await ends.client.catchUp();
    expect(await ends.registers.get('account', 'sample')).toEqual({ nickname: 'Work', colour: 2 });
    expect(await ends.registers.get('group', 'secret')).toBeUndefined();
  });

  it.each([
    ['says "more" for ever', { seq: 7, more: true }],
    ['says "more" and not how far', { more: true }],
    ['gives the same month for ever', { seq: 7, more: false, olderThan: now }],
  ])('does not go on asking one that %s', async (_, forged) => {
    const ends = await twoEnds();
    let asked = 0;
    const ask = async () => {
      asked += 1;
      if (asked > 50) throw new Error('asked for ever');
      return { protocol: 1, version: '1.0.0', device: 'ext', observations: [], records: [], ...forged };
    };
    await createBridgeClient({ ...ends.deps, ask }, '1.0.0').catchUp();
    expect(asked).toBeLessThanOrEqual(3);
  });

  it.each([{ version: 'x'.repeat(1_000_000) }, { device: 'x'.repeat(200) }, { version: '' }, { version: '1.0\u202e' }])(
    'takes no answer whose names are none',
    (forged) => {
      const whole = { protocol: 1, version: '1.0.0', device: 'ext', more: false, observations: [], records: [] };
      expect(deltaFrom(whole)).not.toBeNull();
      expect(deltaFrom({ ...whole, ...forged })).toBeNull();
    },
  );

  it.each([
    [{ extension: '1.2.0', app: '1.10.0' }, 'extension'],
    [{ extension: '2.0', app: '1.10.0' }, 'app'],
    [{ extension: '1.0.0', app: '1.0.0' }, null],
  ])('says which of two versions is behind: %o', async (version, behind) => {
    const ends = await twoEnds(version);
    await ends.client.catchUp();
    expect(ends.peers.at(-1)).toEqual({ version: version.extension, behind });
  });

  it('imports what it knows from a newer extension and skips the rest', async () => {
    const ends = await twoEnds();
    const strange = { ...month[0], kind: 'mood', id: 'x' };
    const known = month.slice(1, 3);
    Object.assign(ends.extension.observations, {
      since: async () => ({ observations: [strange, ...known], cursor: 3, more: false }),
      cursor: async () => 3,
    });
    await ends.client.catchUp();
    expect(await idsIn(ends.observations)).toEqual(known.map(({ id }) => id));
    expect(ends.peers.find((peer) => peer?.behind)?.behind).toBe('app');
  });

  it('exchanges delivered alerts both ways, except those of accounts unknown here', async () => {
    const ends = await twoEnds();
    await ends.extension.ledger.commit(delivered('a', 'here'));
    const joined = await ends.client.exchange(withDelivered(delivered('a', 'there'), 'stranger'));
    const titles = (ledger: AlertLedger | null) =>
      ledgerEntries(ledger ?? emptyLedger)
        .map((entry) => entry.told?.title)
        .sort();
    expect(titles(joined)).toEqual(['here', 'there']);
    expect(titles(await ends.extension.ledger.load())).toEqual(['here', 'there']);
    expect(ends.asked[0]).toMatchObject({ have: {} });
  });

  it.each([
    ['nothing', null],
    ['a list', []],
    ['another version', { ...emptyLedger, v: 2 }],
    ['a damaged entry', { ...emptyLedger, slots: { x: [{ state: 'delivered' }] } }],
    ['a damaged memory', { ...emptyLedger, cycles: { x: { endsAt: 'soon' } } }],
  ])('keeps its ledger when the app sends %s instead of one', async (_, ledger) => {
    const ends = await twoEnds();
    await ends.extension.ledger.commit(delivered('a', 'here'));
    const answer = await serveBridge({ type: 'headroom/pull', have: {}, ledger }, ends.extension);
    expect(ledgerEntries(answer.ledger ?? emptyLedger)).toHaveLength(1);
    expect(answer.observations).toEqual([]);
  });

  it('works with an extension too old to know ledgers', async () => {
    const ends = await twoEnds();
    const old = createBridgeClient(
      {
        ask: async ({ ledger: _, ...pull }) => serveBridge(pull, ends.extension),
        load: async () => ends.memory(),
        save: async () => {},
        merge: async () => 0,
        mergeRegisters: async () => 0,
        now: () => now,
        onPeer: () => {},
        onConsent: () => {},
      },
      '2.0.0',
    );
    expect(await old.exchange(delivered('a', 'there'))).toBeNull();
  });

  it.each([
    null,
    'headroom/pull',
    { type: 'headroom/pull' },
    { type: 'headroom/pull', have: { a: 1.5 } },
    { type: 'headroom/pull', have: Object.fromEntries(Array.from({ length: 65 }, (_, i) => [i, i])) },
    { type: 'headroom/pull', have: {}, olderThan: 'ever' },
    { type: 'headroom/decided', have: {} },
  ])('turns away a question that is none: %o', (message) => {
    expect(pullFrom(message)).toBeNull();
  });

  it.each([
    null,
    {},
    { protocol: 1, version: '1', device: 'd', more: 'no', observations: [], records: [] },
    { protocol: 1, version: '1', device: 'd', more: false, observations: {}, records: [] },
    { protocol: 1, version: '1', device: 'd', more: false, seq: 0.5, observations: [], records: [] },
  ])('turns away an answer that is none: %o', (answer) => {
    expect(deltaFrom(answer)).toBeNull();
  });
});
