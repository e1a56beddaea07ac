// The whole history through a folder that something else copies: no server, no program of ours but the open page.
import { beforeEach, describe, expect, it } from 'vitest';
import { dayMs, hourMs, minuteMs } from '../../../src/domain/time/instant';
import { type DaySum, daySumsTable, packDaySums, unpackDaySums } from '../../../src/domain/usage/packed-day-sums';
import { askedSpans } from '../../../src/engine/sync/asked-spans';
import { loadPlaceState, loadSyncState, syncKeys } from '../../../src/engine/sync/sync-state';
import { gapsOf } from '../../../src/sync/log/gaps';
import { type MemoryFolder, memoryFolder } from '../../support/memory-folder';
import { usageSeries } from '../../support/observations';
import { folderPlace, madeBy, type SyncedDevice, segmentNames, syncedGroup } from '../../support/synced-devices';

const series = usageSeries(1_200, 300);
const start = (series.at(-1)?.at ?? 0) + minuteMs;
const of = (device: string, from = 0, to = series.length) => series.slice(from, to).map((each) => madeBy(device, each));
const ids = ({ observations }: SyncedDevice) => [...observations.keys()].toSorted();

describe('two computers with one folder', () => {
  let office: SyncedDevice;
  let home: SyncedDevice;
  let folder: MemoryFolder;
  const round = async (...devices: readonly SyncedDevice[]) => {
    for (const device of devices) await device.round(folderPlace(folder));
  };

  beforeEach(() => {
    [office, home] = syncedGroup({ office: 'computer', home: 'computer' }, start) as [SyncedDevice, SyncedDevice];
    folder = memoryFolder();
  });

  it('merge their histories in both directions, and come to rest', async () => {
    office.observe(of('office', 0, 700));
    home.observe(of('home', 500));
    await round(office, home, office);
    expect(ids(office)).toEqual(ids(home));
    expect(office.observations.size).toBe(1_400);

    const before = [...folder.files];
    await round(home, office, home, office);
    expect([...folder.files]).toEqual(before);
  });

  it('follow the later of two choices, whoever made it', async () => {
    office.choose('account', 'a', { nickname: 'Work', colour: 1 });
    home.now += 1_000;
    home.choose('account', 'a', { nickname: 'Job', colour: 2 });
    office.choose('settings', 'all', { gauge: 'used' });
    office.choose('settings', 'account', 'a');
    await round(office, home, office);
    for (const device of [office, home]) {
      expect(device.registers.get('account/a')?.value).toEqual({ nickname: 'Job', colour: 2 });
      expect(device.registers.get('settings/all')?.value).toEqual({ gauge: 'used' });
    }
    // Which account is on the screen is each device's own.
    expect(home.registers.has('settings/account')).toBe(false);
  });

  it('learn of each other’s sums by day, of the newest two weeks', async () => {
    const sums = Array.from({ length: 30 }, (_, index): DaySum => {
      const day = new Date(Date.UTC(2026, 10, 30 - index)).toISOString().slice(0, 10);
      const project = { kind: 'label', text: '3fa2' } as const;
      return { day, account: 'a', project, model: 'gpt-6-sol', responses: index + 1, tokens: 10, credits: 1 };
    });
    office.choose(daySumsTable, 'office', packDaySums(sums));
    await round(office, home);
    expect(unpackDaySums(home.registers.get(`${daySumsTable}/office`)?.value)).toEqual(sums.slice(0, 14));
  });

  it('writes nothing that can be read, and no name of a device, an account or the app in the records', async () => {
    office.observe(of('office'));
    office.choose('account', 'a', { nickname: 'Secret client', colour: 1 });
    await round(office);
    const text = [...folder.files.values()].join('\n');
    for (const word of ['office', 'Secret', 'codex', 'plus', 'usage', series[0]?.account ?? '', 'headroom'])
      expect(text).not.toContain(word);
  });

  it('takes a new observation with one file written, and a segment after a day', async () => {
    office.observe(of('office', 0, 1_000));
    await round(office, home);
    const before = new Map(folder.files);
    office.now += 10 * minuteMs;
    office.observe(of('office', 1_000, 1_010));
    await round(office, home);
    expect([...folder.files].filter(([name, text]) => before.get(name) !== text)).toHaveLength(1);
    expect(ids(home)).toEqual(ids(office));

    office.now += dayMs + hourMs;
    home.now = office.now;
    await round(office, home);
    expect((await loadSyncState(home.store)).peers.office?.listed.reduce((sum, { rows }) => sum + rows, 0)).toBe(1_010);
    expect(ids(home)).toEqual(ids(office));
  });

  it('knows its gaps exactly, and fills them once the file is there', async () => {
    office.observe(of('office'));
    await round(office);
    const names = await segmentNames(office);
    const whole = new Map(folder.files);
    // The synchroniser has not copied everything yet: only the head, which is the smallest.
    const [head] = [...whole].toSorted(([, a], [, b]) => a.length - b.length);
    folder.files.clear();
    if (head) folder.files.set(...head);
    await round(home);
    const { listed = [], having = {} } = (await loadSyncState(home.store)).peers.office ?? {};
    expect(gapsOf(listed, having).map(({ name }) => name)).toEqual(names.toReversed());
    expect(home.observations.size).toBe(0);

    for (const [name, text] of whole) folder.files.set(name, text);
    await round(home);
    expect(ids(home)).toEqual(ids(office));
  });

  it('names the months it asked for to the charts, until they are here', async () => {
    office.observe(of('office'));
    await round(office);
    const [hidden] = [...folder.files].filter(([, text]) => text.length > 2_000);
    folder.files.delete(hidden?.[0] ?? '');
    const asked = () => askedSpans(home.store);
    await round(home);
    // The folder of this test is not stored as the chosen one.
    expect(await asked()).toEqual([]);
    await home.store.set(syncKeys.relaysOn, true);
    const [span, ...others] = await asked();
    expect(others).toEqual([]);
    expect(series.some(({ at }) => at >= (span?.fromAt ?? 0) && at < (span?.toAt ?? 0))).toBe(true);
    folder.files.set(...(hidden as [string, string]));
    home.now += minuteMs;
    await round(home);
    expect(await asked()).toEqual([]);
  });

  it('refuses an older head, and says that the place is behind', async () => {
    office.choose('account', 'a', { nickname: 'Old', colour: 1 });
    await round(office);
    const old = new Map(folder.files);
    office.now += hourMs;
    home.now = office.now;
    office.choose('account', 'a', { nickname: 'New', colour: 1 });
    await round(office, home);
    folder.files.clear();
    for (const [name, text] of old) folder.files.set(name, text);
    await round(home);
    expect(home.registers.get('account/a')?.value).toMatchObject({ nickname: 'New' });
    expect((await loadPlaceState(home.store, 'folder')).isBehind).toBe(true);
  });

  it('writes again what was deleted from the folder, within a day', async () => {
    office.observe(of('office'));
    await round(office);
    const before = new Set(folder.files.keys());
    folder.files.clear();
    office.now += dayMs + minuteMs;
    await round(office);
    expect(new Set(folder.files.keys())).toEqual(before);
  });

  it('deletes what was forgotten, and the other computer gets nothing of it any more', async () => {
    office.observe(
      of('office')
        .map((each, i) => ({ ...each, account: i % 2 ? 'mine' : 'gone' }))
        .map((each) => madeBy('office', each)),
    );
    await round(office);
    office.forget('gone');
    office.now += hourMs;
    await round(office, home);
    expect(home.observations.size).toBe(600);
    expect([...home.observations.values()].every(({ account }) => account === 'mine')).toBe(true);
  });

  it('says what is wrong with the folder, keeps everything, and goes on when it is back', async () => {
    office.observe(of('office', 0, 10));
    folder.failure = 'NotAllowedError';
    await round(office);
    const failed = await loadPlaceState(office.store, 'folder');
    expect(failed.trouble?.code).toBe('permission');
    expect(failed.retryAt).toBeGreaterThan(office.now);
    expect(office.observations.size).toBe(10);
    folder.failure = null;
    office.now = failed.retryAt;
    await round(office, home);
    expect(ids(home)).toEqual(ids(office));
  });

  it('ignores files of others, cut files and nonsense', async () => {
    office.observe(of('office'));
    await round(office);
    for (const [name, text] of [...folder.files]) {
      folder.files.set(name.replace('.json', '.sync-conflict.json'), text);
      folder.files.set(`${name}.tmp`, text.slice(0, 100));
    }
    folder.files.set('notes.txt', 'hello');
    const [first] = folder.files.keys();
    const text = folder.files.get(first ?? '') ?? '';
    folder.files.set(first ?? '', text.slice(0, 200));
    await round(home);
    folder.files.set(first ?? '', text);
    await round(home);
    expect(ids(home)).toEqual(ids(office));
  });
});
