// A device is removed: what the others learn through a relay or a folder, and what the removed one can still do.
import { beforeEach, describe, expect, it } from 'vitest';
import { hourMs, minuteMs } from '../../../src/domain/time/instant';
import { isRotationDue, revokeDevice } from '../../../src/engine/devices/device-roster';
import { type DeviceStore, knownDevices, membershipOf, ownGroup } from '../../../src/engine/devices/device-store';
import { keepRekeys } from '../../../src/engine/sync/keep-rekeys';
import { createOwnSyncDeps } from '../../../src/engine/sync/own-sync-deps';
import { runRound } from '../../../src/engine/sync/sync-round';
import { loadSyncState } from '../../../src/engine/sync/sync-state';
import type { RosterEntry } from '../../../src/sync/keys/welcome';
import { type MemoryFolder, memoryFolder } from '../../support/memory-folder';
import { usageSeries } from '../../support/observations';
import {
  type Computer,
  createComputer,
  createPhone,
  createVendor,
  linkComputers,
  type Phone,
  pair,
  snapshotWith,
  type Vendor,
} from '../../support/paired-devices';
import { folderPlace, madeBy, type SyncedDevice, syncedDevice } from '../../support/synced-devices';

const series = usageSeries(60, 600);

describe('removing a device, with a shared history', () => {
  const clock = { now: 0 };
  let vendor: Vendor;
  let desk: Computer;
  let laptop: Computer;
  let phones: [Phone, Phone];
  let folder: MemoryFolder;
  let devices: Readonly<Record<'desk' | 'laptop' | 'kept' | 'lost', SyncedDevice>>;

  /** A paired device's history over its own store of keys. */
  const shared = (id: string, role: RosterEntry['role'], store: DeviceStore): SyncedDevice => {
    const device = syncedDevice(id, role, null, [], clock.now);
    const deps = createOwnSyncDeps({
      ...device.deps,
      store,
      role,
      record: {
        observations: device.deps.observations as never,
        registers: device.deps.registers as never,
        device: async () => ({ id, hash: () => '', formerHashes: [] }) as never,
      },
      name: async () => `Name of ${id}`,
      snapshot: async () => null,
      acknowledgements: { own: async () => [], take: async () => {} },
      now: () => clock.now,
    });
    return { ...device, deps, store: store as never, round: (...places) => runRound(places, deps) };
  };
  const round = async (...names: readonly (keyof typeof devices)[]) => {
    for (const name of names) await devices[name].round(folderPlace(folder));
  };
  const ports = (computer: Computer, id: string) => ({
    deviceStore: computer.deviceStore,
    now: () => clock.now,
    self: async () => ({ device: id, name: 'Desk' }),
    salt: async () => null,
    onRenewed: (old: Parameters<typeof keepRekeys>[0], wrapped: Parameters<typeof keepRekeys>[1]) =>
      keepRekeys(old, wrapped, { store: computer.deviceStore, now: () => clock.now }),
  });

  beforeEach(async () => {
    clock.now = (series.at(-1)?.at ?? 0) + minuteMs;
    vendor = createVendor();
    const held = { snapshot: () => snapshotWith(40, clock.now), observations: () => series };
    desk = createComputer(vendor, clock, held);
    laptop = createComputer(vendor, clock, held, 'computer-2');
    phones = [createPhone(vendor, clock, 'phone-1'), createPhone(vendor, clock, 'phone-2')];
    await linkComputers(desk, laptop, 'computer-2', clock);
    for (const phone of phones) await pair(desk, phone);
    folder = memoryFolder();
    devices = {
      desk: shared('computer-1', 'computer', desk.deviceStore),
      laptop: shared('computer-2', 'computer', laptop.deviceStore),
      kept: shared('phone-1', 'phone', phones[0].deviceStore),
      lost: shared('phone-2', 'phone', phones[1].deviceStore),
    };
    devices.desk.observe(series.map((each) => madeBy('computer-1', each)));
    await round('desk', 'laptop', 'kept', 'lost', 'desk');
  });

  it('starts with everybody having everything, and knowing each other', async () => {
    for (const { observations } of Object.values(devices)) expect(observations.size).toBe(series.length);
    const { peers } = await loadSyncState(laptop.deviceStore);
    expect(Object.keys(peers).toSorted()).toEqual(['computer-1', 'phone-1', 'phone-2']);
  });

  it('reaches every device through the folder alone: a new epoch at new addresses', async () => {
    const before = new Set(folder.files.keys());
    await revokeDevice(ports(desk, 'computer-1'), 'phone-2');
    clock.now += hourMs;
    await round('desk', 'laptop', 'kept');
    expect((await ownGroup(laptop.deviceStore))?.epoch).toBe(1);
    expect((await membershipOf(phones[0].deviceStore))?.epoch).toBe(1);
    expect((await knownDevices(laptop.deviceStore)).map(({ device }) => device)).not.toContain('phone-2');

    devices.laptop.choose('account', 'a', { nickname: 'After', colour: 1 });
    clock.now += hourMs;
    await round('laptop', 'desk', 'kept');
    for (const name of ['desk', 'kept'] as const)
      expect(devices[name].registers.get('account/a')?.value).toMatchObject({ nickname: 'After' });
    expect([...folder.files.keys()].filter((name) => !before.has(name)).length).toBeGreaterThanOrEqual(3);
  });

  it('leaves the removed device with nothing new, and nobody hears it', async () => {
    await revokeDevice(ports(desk, 'computer-1'), 'phone-2');
    clock.now += hourMs;
    await round('desk', 'laptop', 'kept', 'desk');
    devices.desk.choose('account', 'a', { nickname: 'Secret', colour: 1 });
    devices.lost.choose('account', 'b', { nickname: 'Evil', colour: 1 });
    clock.now += hourMs;
    await round('desk', 'lost', 'laptop', 'kept', 'desk');
    expect(devices.lost.registers.has('account/a')).toBe(false);
    for (const name of ['desk', 'laptop', 'kept'] as const)
      expect(devices[name].registers.has('account/b')).toBe(false);
    expect((await membershipOf(phones[1].deviceStore))?.epoch).toBe(0);
    expect(devices.lost.observations.size).toBe(series.length);
  });

  it('brings a device along that was away while keys were renewed twice', async () => {
    await revokeDevice(ports(desk, 'computer-1'), 'phone-2');
    clock.now += hourMs;
    await round('desk');
    await revokeDevice(ports(desk, 'computer-1'), 'phone-1');
    clock.now += hourMs;
    await round('desk', 'laptop');
    expect((await ownGroup(laptop.deviceStore))?.epoch).toBe(2);
    await round('desk');
    expect((await loadSyncState(desk.deviceStore)).rekeys.map(({ device }) => device)).not.toContain('computer-2');
    expect(await isRotationDue(ports(desk, 'computer-1'))).toBe(false);
  });

  /** A device comes back with nothing but its id, which is kept outside of its database, and writes something. */
  const comesBack = async (name: 'kept' | 'laptop', anew: SyncedDevice) => {
    devices = { ...devices, [name]: anew };
    expect((await ownGroup(desk.deviceStore))?.epoch).toBe(1);
    anew.choose('account', 'a', { nickname: 'Again', colour: 3 });
    for (let step = 0; step < 2; step += 1) {
      clock.now += hourMs;
      await round('desk', 'laptop', 'kept');
    }
    for (const each of ['desk', 'laptop', 'kept'] as const) {
      expect(devices[each].registers.get('account/a')?.value).toMatchObject({ nickname: 'Again' });
      expect(devices[each].observations.size).toBe(series.length);
    }
  };

  it('hears a phone again that lost its database and was paired anew', async () => {
    const phone = createPhone(vendor, clock, 'phone-1');
    await pair(desk, phone);
    await comesBack('kept', shared('phone-1', 'phone', phone.deviceStore));
  });

  it('hears a computer again that lost its database and was linked anew', async () => {
    const held = { snapshot: () => snapshotWith(40, clock.now), observations: () => [] };
    const computer = createComputer(vendor, clock, held, 'computer-2');
    await linkComputers(desk, computer, 'computer-2', clock);
    await comesBack('laptop', shared('computer-2', 'computer', computer.deviceStore));
  });

  it('is not believed from a phone: a stolen one cannot lead the others away', async () => {
    // Every device has read that phone's records, so its key is known.
    await round('laptop', 'kept');
    // The phone knows the group's secret. It signs keys of its own making for the laptop, as a computer would.
    const group = await ownGroup(desk.deviceStore);
    if (!group) throw new Error('no group');
    const evil = createComputer(createVendor(), clock, { snapshot: () => null, observations: () => [] }, 'phone-2');
    await evil.deviceStore.set('phone/group', group);
    await evil.deviceStore.set('phone/devices', await knownDevices(desk.deviceStore));
    for (const key of ['sync/state', 'phone/device-keys'])
      await evil.deviceStore.set(key, await phones[1].deviceStore.get(key));
    await revokeDevice(ports(evil, 'phone-2'), 'phone-1');
    clock.now += hourMs;
    const thief = shared('phone-2', 'computer', evil.deviceStore);
    await thief.round(folderPlace(folder));
    await round('laptop', 'desk', 'kept');
    expect((await ownGroup(laptop.deviceStore))?.epoch).toBe(0);
    expect((await membershipOf(phones[0].deviceStore))?.epoch).toBe(0);
  });
});
