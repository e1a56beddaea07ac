// What the user decides about places: a relay is used after it was tried, and everything can be taken back.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { minuteMs } from '../../../src/domain/time/instant';
import type { Outcome } from '../../../src/engine/ports/outcome';
import { createSyncPorts, type OwnSyncPorts, type SyncPortsDeps } from '../../../src/engine/sync/create-sync-ports';
import { folderPlaces } from '../../../src/engine/sync/sync-folder';
import { runIfDue } from '../../../src/engine/sync/tick';
import { relayAddress } from '../../../src/sync/transports/relay-address';
import { readRelayInfo } from '../../../src/sync/transports/relay-info';
import { memoryFolder } from '../../support/memory-folder';
import { startRelay, type TestRelay } from '../../support/nostr-relay';
import { usageSeries } from '../../support/observations';
import { spellOutcome } from '../../support/spell-outcome';
import { madeBy, relayPlace, type SyncedDevice, syncedGroup } from '../../support/synced-devices';

const said = (outcome: Outcome) => spellOutcome(outcome).text ?? '';
const series = usageSeries(50, 300);
const start = (series.at(-1)?.at ?? 0) + minuteMs;

describe('choosing places', () => {
  let office: SyncedDevice;
  let home: SyncedDevice;
  let relay: TestRelay;
  const portsOf = (device: SyncedDevice, over: Partial<SyncPortsDeps> = {}): OwnSyncPorts =>
    createSyncPorts({
      ...device.deps,
      relayInfo: (url) =>
        readRelayInfo(url, { fetch: (address, init) => fetch(address, init), after: device.deps.after }),
      pickFolder: null,
      allowsLoopback: async () => true,
      choose: async (table, key, value) => device.choose(table, key, value),
      changed: () => {},
      ...over,
    });
  const started: TestRelay[] = [];
  const begin = async (...options: Parameters<typeof startRelay>) => {
    const made = await startRelay(...options);
    started.push(made);
    return made;
  };

  beforeEach(async () => {
    // The relay drops what has expired, by the clock of this process.
    vi.useFakeTimers({ toFake: ['Date'], now: start });
    [office, home] = syncedGroup({ office: 'computer', home: 'computer' }, start) as [SyncedDevice, SyncedDevice];
    relay = await begin({
      info: { limitation: { max_message_length: 65_536 }, terms_of_service: 'https://x.example/t' },
    });
  });
  afterEach(async () => {
    vi.useRealTimers();
    for (const each of started.splice(0)) await each.stop();
  });

  it('uses a relay after a record was taken, given back and deleted, and names its terms', async () => {
    const ports = portsOf(office);
    const outcome = await ports.addRelay(relay.url);
    expect(said(outcome)).toMatch(/works: it took a record, gave it back and deleted it.*https:\/\/x\.example\/t/);
    expect((await ports.view()).relays).toEqual([relay.url]);
    expect((await ports.view()).isRelaysOn).toBe(true);
    // What it was tried with is gone, and was of no author of ours.
    await ports.syncNow();
    expect(relay.dump()).not.toContain(office.id);
  });

  it.each([
    ['takes only small messages', { info: { limitation: { max_message_length: 16_384 } } }, /only small messages/],
    ['wants computing work', { info: { limitation: { min_pow_difficulty: 20 } } }, /computing work/],
    ['refuses a record of full size, with a notice alone', { mostBytes: 20_000 }, /took no record.*smaller messages/],
  ])('does not use a relay that %s', async (_, options, sentence) => {
    const ports = portsOf(office);
    const bad = await begin(options);
    expect(said(await ports.addRelay(bad.url))).toMatch(sentence);
    expect((await ports.view()).relays).toEqual([]);
    expect(bad.count()).toBe(0);
  });

  it('does not use what is not there, and says so', async () => {
    const { url } = relay;
    await relay.kill();
    const ports = portsOf(office);
    expect(said(await ports.addRelay(url))).toMatch(/was not reached/);
    expect((await ports.view()).relays).toEqual([]);
  });

  it('takes encrypted addresses alone, and loopback in development', async () => {
    expect(relayAddress(' Relay.Example.com/ ', false)).toBe('wss://relay.example.com');
    expect(relayAddress('https://relay.example.com/path/', false)).toBe('wss://relay.example.com/path');
    for (const bad of ['ws://relay.example.com', 'ftp://a.b', 'wss://me:pw@a.b', 'nothing', '', 'wss://a.b#x'])
      expect(relayAddress(bad, true)).toBeNull();
    expect(relayAddress('ws://127.0.0.1:7', true)).toBe('ws://127.0.0.1:7');
    expect(relayAddress('ws://127.0.0.1:7', false)).toBeNull();
  });

  it('shares the choice with the group, and each device turns it on for itself', async () => {
    await portsOf(office).addRelay(relay.url);
    await portsOf(office).syncNow();
    await home.round(relayPlace(relay.url));
    const ports = portsOf(home);
    expect(await ports.view()).toMatchObject({ isRelaysOn: false, relays: [relay.url], places: [] });
    await ports.setRelaysOn(true);
    expect((await ports.view()).places).toHaveLength(1);
  });

  it('deletes everything at a relay when asked, and leaves everything else working', async () => {
    office.observe(series.map((each) => madeBy('office', each)));
    const ports = portsOf(office);
    await ports.addRelay(relay.url);
    await ports.syncNow();
    expect(relay.count()).toBeGreaterThan(0);
    expect((await ports.removeRelay(relay.url, true)).ok).toBe(true);
    expect(relay.dump()).not.toContain('"kind":30078');
    expect(await ports.view()).toMatchObject({ relays: [], places: [] });
    expect(said(await ports.syncNow())).toMatch(/no relay and no folder/);
    expect(office.observations.size).toBe(50);
  });

  it('keeps three relays at most, and each once', async () => {
    const ports = portsOf(office);
    office.choose('sync', 'relays', { urls: [relay.url, 'wss://b.example', 'wss://c.example', 'wss://d.example', 7] });
    expect((await ports.view()).relays).toHaveLength(3);
    expect(said(await ports.addRelay(relay.url))).toMatch(/in use already/);
    expect(said(await ports.addRelay('wss://e.example'))).toMatch(/3 relays are enough/);
  });

  it('chooses a folder, and asks for permission from a click alone', async () => {
    let permission: PermissionState = 'granted';
    let asked = 0;
    const folder = Object.assign(memoryFolder(), {
      queryPermission: async () => permission,
      requestPermission: async () => {
        asked += 1;
        permission = 'granted';
        return permission;
      },
    });
    const store = {
      ...office.store,
      get: async (key: string) => (key === 'sync/folder' ? folder : office.store.get(key)),
    };
    const set = async (key: string, value: unknown) =>
      key === 'sync/folder' ? undefined : office.store.set(key, value);
    const ports = portsOf(office, { pickFolder: async () => folder as never, store: { ...store, set } });
    expect(said((await ports.chooseFolder?.()) as never)).toMatch(/is in use/);
    expect(folder.files.size).toBe(1);
    permission = 'prompt';
    expect(await folderPlaces({ ...store, set }, false)).toEqual([]);
    expect(asked).toBe(0);
    expect((await ports.syncNow()).ok).toBe(true);
    expect(asked).toBe(1);
  });
});

describe('the background', () => {
  it('runs a round when something changed or is due, else every quarter of an hour', async () => {
    const [office] = syncedGroup({ office: 'computer' }, start) as [SyncedDevice];
    let rounds = 0;
    let dueAt: number | null = null;
    const tick = () =>
      runIfDue([relayPlace('wss://a.example')], office.deps, async () => {
        rounds += 1;
        return dueAt;
      });
    const wait = async (ms: number) => {
      office.now += ms;
      await tick();
      return rounds;
    };
    expect(await wait(0)).toBe(1);
    expect(await wait(5 * minuteMs)).toBe(1);
    office.observe(series.slice(0, 1));
    expect(await wait(5 * minuteMs)).toBe(2);
    office.choose('account', 'a', { nickname: 'A', colour: 1 });
    dueAt = office.now + 12 * minuteMs;
    expect(await wait(5 * minuteMs)).toBe(3);
    expect(await wait(5 * minuteMs)).toBe(3);
    expect(await wait(5 * minuteMs)).toBe(4);
    dueAt = null;
    expect(await wait(10 * minuteMs)).toBe(5);
    expect(await wait(10 * minuteMs)).toBe(5);
    expect(await wait(10 * minuteMs)).toBe(6);
    await runIfDue([], office.deps, async () => expect.fail('nowhere to go'));
  });
});
