// The shared history over the real database and state manager of two computers and a phone, through a folder.
import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { defaultSettings } from '../../../src/domain/settings';
import { minuteMs } from '../../../src/domain/time/instant';
import { projectNames } from '../../../src/domain/usage/dimensions';
import { withNameGiven } from '../../../src/domain/usage/given-names';
import { preferencesFrom } from '../../../src/domain/usage/usage-preferences';
import type { UsageTable } from '../../../src/domain/usage/usage-table';
import { createAcknowledgements } from '../../../src/engine/alerts/acknowledgements';
import { createKeyValueLedgerStore } from '../../../src/engine/alerts/key-value-ledger-store';
import { storeKeys } from '../../../src/engine/devices/device-store';
import { databaseParts } from '../../../src/engine/state/database-parts';
import { createOwnStorage, type OwnStorage } from '../../../src/engine/state/own-storage';
import { createPackedStores } from '../../../src/engine/state/packed-stores';
import { segmentCodec } from '../../../src/engine/state/segment-codec';
import { createOwnSyncDeps } from '../../../src/engine/sync/own-sync-deps';
import { runRound } from '../../../src/engine/sync/sync-round';
import { createMemoryValues } from '../../../src/pwa/indexed-db-values';
import { openDatabase } from '../../../src/storage/database';
import { createLocalStore } from '../../../src/storage/local';
import { fromBase64Url } from '../../../src/sync/codec/base64url';
import { createGroup, type Group } from '../../../src/sync/keys/group';
import { importGroupSecret } from '../../../src/sync/keys/keys';
import { memoryFolder } from '../../support/memory-folder';
import { usageSeries } from '../../support/observations';
import { folderPlace, madeBy } from '../../support/synced-devices';

const series = usageSeries(400, 300);
const account = series[0]?.account ?? '';
const clock = { now: 0 };

interface Device {
  readonly id: string;
  /** Pairing tells it of another device. */
  readonly know: (other: string, role?: 'computer' | 'phone') => Promise<void>;
  readonly storage: OwnStorage;
  readonly round: (folder: FileSystemDirectoryHandle) => Promise<number | null>;
  readonly answered: () => Promise<readonly string[]>;
  readonly stored: (key: string) => Promise<unknown>;
  readonly answer: (tag: string) => Promise<void>;
}

async function device(group: Group, role: 'computer' | 'phone' = 'computer'): Promise<Device> {
  const values = createMemoryValues();
  const database = openDatabase(crypto.randomUUID());
  const storage = createOwnStorage(
    {
      values,
      session: createMemoryValues(),
      pageReader: null,
      now: () => clock.now,
      randomBytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
      showBadge: async () => {},
      onSnapshot: async () => {},
    },
    database,
    createPackedStores(database, segmentCodec),
    databaseParts,
  );
  const store = createLocalStore(database);
  const { id } = await storage.device();
  if (role === 'computer') await store.set(storeKeys.group, group);
  const join = async (host: string) => {
    const desk = { device: host, role: 'computer', name: host };
    const secret = await importGroupSecret(fromBase64Url(group.secret) as Uint8Array<ArrayBuffer>);
    const pairing = { pairedAt: clock.now, endpoint: null, vapidPublicKey: '' };
    await store.set(storeKeys.membership, { epoch: 0, secret, host: desk, roster: [desk], ...pairing });
  };
  const acknowledgements = createAcknowledgements({
    now: () => clock.now,
    values,
    ledger: createKeyValueLedgerStore(values),
    clear: async () => {},
  });
  const deps = createOwnSyncDeps({
    store,
    record: storage,
    role,
    name: async () => id,
    now: () => clock.now,
    randomBytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
    random: () => 0.5,
    snapshot: () => storage.stateManager.snapshot(),
    merge: storage.stateManager.merge,
    acknowledgements,
    locked: (work) => work(),
    after: () => () => {},
    socket: null as never,
  });
  const know = (other: string, otherRole = 'computer') =>
    role === 'phone'
      ? join(other)
      : store.set(storeKeys.devices, [
          { device: other, role: otherRole, name: other, publicKey: '', push: null, pairedAt: clock.now },
        ]);
  return {
    id,
    know,
    storage,
    round: (folder) => runRound([folderPlace(folder)], deps),
    stored: (key) => store.get(key),
    answered: async () => (await acknowledgements.own()).map(({ tag }) => tag),
    answer: (tag) => acknowledgements.take([{ tag, at: clock.now }]),
  };
}

describe('two computers with real storage', () => {
  let office: Device;
  let home: Device;
  const folder = () => memoryFolder();
  const view = async ({ storage }: Device) => {
    const { accounts } = await storage.stateManager.snapshot();
    return accounts.map(({ account: { nickname }, state }) => ({
      nickname,
      windows: state.windows,
      events: state.events,
    }));
  };

  beforeEach(async () => {
    clock.now = (series.at(-1)?.at ?? 0) + minuteMs;
    const group = await createGroup(clock.now);
    office = await device(group);
    home = await device(group);
    await office.know(home.id);
    await home.know(office.id);
  });

  it('end up with the same state, and show once what both have seen', async () => {
    const alone = await device(await createGroup(clock.now));
    await alone.storage.stateManager.merge(series.map((each) => madeBy(alone.id, each)));
    const place = folder();
    await office.storage.stateManager.merge(series.slice(0, 300).map((each) => madeBy(office.id, each)));
    await home.storage.stateManager.merge(series.slice(100).map((each) => madeBy(home.id, each)));
    await office.round(place);
    await home.round(place);
    await office.round(place);
    const [one] = await view(alone);
    for (const each of [office, home]) {
      const [state] = await view(each);
      expect(state?.windows).toEqual(one?.windows);
      // The same events as on one computer that saw everything: none of them twice.
      const kinds = (events: readonly { at: number; type: string }[] = []) =>
        events.map(({ at, type }) => `${type} ${at}`);
      expect(kinds(state?.events as never)).toEqual(kinds(one?.events as never));
    }
  });

  it('find again what they stored of a round', async () => {
    const place = folder();
    for (const one of [office, home, office]) {
      clock.now += minuteMs;
      await one.storage.stateManager.merge(series.slice(0, 300).map((each) => madeBy(one.id, each)));
      await one.round(place);
    }
    expect(await office.stored('sync/state')).toMatchObject({ peers: { [home.id]: { role: 'computer' } } });
    expect(await office.stored('sync/place/folder')).toMatchObject({ failures: 0 });
    expect(await office.stored('sync/name')).toBe(office.id);
  });

  it('follow a nickname, the settings of alerts and project names, and what was answered', async () => {
    const place = folder();
    await office.storage.stateManager.merge(series.slice(0, 50).map((each) => madeBy(office.id, each)));
    await office.round(place);
    await home.round(place);
    await home.storage.stateManager.apply({ type: 'name', account, nickname: 'Studio', colour: 2 });
    const alerts = { ...defaultSettings.alerts, thresholds: [42] };
    await home.storage.stateManager.apply({ type: 'settings', settings: { ...defaultSettings, alerts } });
    await home.answer('an-alert');
    clock.now += minuteMs;
    await home.round(place);
    await office.round(place);
    const { accounts, settings } = await office.storage.stateManager.snapshot();
    expect(accounts[0]?.account.nickname).toBe('Studio');
    expect(settings.alerts.thresholds).toEqual([42]);
    expect(await office.answered()).toEqual(['an-alert']);
  });
});

describe('a phone and its computer with real storage', () => {
  it('agree on a nickname, the settings of alerts and project names that were given on the phone', async () => {
    clock.now = (series.at(-1)?.at ?? 0) + minuteMs;
    const group = await createGroup(clock.now);
    const [desk, phone] = [await device(group), await device(group, 'phone')];
    await desk.know(phone.id, 'phone');
    await phone.know(desk.id);
    const place = memoryFolder();
    await desk.storage.stateManager.merge(series.slice(0, 50).map((each) => madeBy(desk.id, each)));
    const atWork = { sharesProjectNames: false, keepsBranches: false };
    await desk.storage.stateManager.apply({ type: 'settings', settings: { ...defaultSettings, usage: atWork } });
    await desk.round(place);
    await phone.round(place);

    // The phone knows the settings, and changes them as its screens do.
    const { settings } = await phone.storage.stateManager.snapshot();
    expect(settings.usage).toMatchObject(atWork);
    await phone.storage.stateManager.apply({ type: 'name', account, nickname: 'Studio', colour: 2 });
    const givenNames = withNameGiven({}, { kind: 'label', text: '3fa2' }, 'Harbour');
    const alerts = { ...settings.alerts, thresholds: [42] };
    const usage = { ...settings.usage, givenNames };
    await phone.storage.stateManager.apply({ type: 'settings', settings: { ...settings, alerts, usage } });
    clock.now += minuteMs;
    await phone.round(place);
    await desk.round(place);

    const there = await desk.storage.stateManager.snapshot();
    expect(there.accounts[0]?.account.nickname).toBe('Studio');
    expect(there.settings.alerts.thresholds).toEqual([42]);
    const preferences = preferencesFrom(there.settings.usage);
    expect(preferences.keepsBranches).toBe(false);
    const meta = { projectKey: '3fa2c91e', project: 'harbour-app' };
    const table = { threads: [{ meta }] } as unknown as UsageTable;
    expect(projectNames(table, preferences).get('3fa2c91e')).toBe('Harbour');
  });
});
