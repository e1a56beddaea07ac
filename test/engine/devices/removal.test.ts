// A device is removed on one of two computers: what the other computer, the phones and the removed device can do then.
import { beforeEach, describe, expect, it } from 'vitest';
import type { Snapshot } from '../../../src/domain/snapshot';
import { keyUpdates, revokeDevice } from '../../../src/engine/devices/device-roster';
import { type KnownDevice, storeKeys } from '../../../src/engine/devices/device-store';
import { takeGroupKeys } from '../../../src/engine/devices/join-group';
import { createPhoneDevice } from '../../../src/engine/devices/phone-device';
import { readFile, writeFile } from '../../../src/sync/handover/file';
import { readFragment } from '../../../src/sync/handover/fragment';
import { envelopesFor, keyLink, readKeyLink, readKeyUpdates } from '../../../src/sync/keys/key-updates';
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

const series = usageSeries(40, 1_800);

describe('removing a device', () => {
  const clock = { now: series.at(-1)?.at ?? 0 };
  let vendor: Vendor;
  let desk: Computer;
  let laptop: Computer;
  let phones: [Phone, Phone];
  const ports = (computer: Computer) => ({
    deviceStore: computer.deviceStore,
    now: () => clock.now,
    self: async () => ({ device: computer === desk ? 'computer-1' : 'computer-2', name: 'Desk' }),
    salt: async () => null,
  });
  const names = async (computer: Computer) =>
    ((await computer.deviceStore.get(storeKeys.devices)) as KnownDevice[]).map(({ device }) => device).toSorted();
  const endpointOf = async (computer: Computer, device: string) =>
    ((await computer.deviceStore.get(storeKeys.devices)) as KnownDevice[]).find((known) => known.device === device)
      ?.push?.endpoint;
  const sendNow = (computer: Computer) => computer.pushSync.onMessage({ type: 'headroom/phone', ask: 'send-now' });
  /** What the laptop takes from an exchange with the desk. */
  const take = (envelopes: readonly Uint8Array<ArrayBuffer>[]) =>
    takeGroupKeys(laptop.deviceStore, 'computer-2', envelopes, clock.now);

  beforeEach(async () => {
    vendor = createVendor();
    const held = (): { snapshot: () => Snapshot; observations: () => typeof series } => ({
      snapshot: () => snapshotWith(40, clock.now),
      observations: () => series,
    });
    desk = createComputer(vendor, clock, held());
    laptop = createComputer(vendor, clock, held(), 'computer-2');
    phones = [createPhone(vendor, clock, 'phone-1'), createPhone(vendor, clock, 'phone-2')];
    for (const phone of phones) await pair(desk, phone);
    await linkComputers(desk, laptop, 'computer-2', clock);
  });

  it('reaches the other computer with any file from this one, and the removed phone reads nothing from then on', async () => {
    const lost = await endpointOf(laptop, 'phone-1');
    expect(await revokeDevice(ports(desk), 'phone-1')).toEqual(['Laptop']);
    // Until then the other computer goes on, which the dialog says.
    await sendNow(laptop);
    expect(vendor.posts.at(-1)).toBeDefined();
    expect(vendor.posts.some(({ endpoint }) => endpoint === lost)).toBe(true);

    const written = { device: 'computer-1', writtenAt: clock.now, accounts: [], records: [], observations: series };
    const file = await writeFile({ ...written, rekeys: await keyUpdates(desk.deviceStore) }, 'five small words here');
    const read = await readFile(file, 'five small words here');
    if (!read.ok) throw new Error(read.reason);
    expect(await take(envelopesFor(read.content.rekeys ?? {}, 'computer-2'))).toEqual(['Phone phone-1']);
    expect(await names(laptop)).toEqual(['computer-1', 'phone-2']);

    const before = vendor.posts.length;
    await sendNow(desk);
    await sendNow(laptop);
    expect(vendor.posts.slice(before).filter(({ endpoint }) => endpoint === lost)).toEqual([]);
    // The phone that stays opens what both send. The removed one opens nothing of it, even if it gets hold of it.
    const shown = phones[1].shown.length;
    expect(phones[1].shown.slice(-2).map(({ title }) => title)).toEqual([
      expect.stringMatching(/5-hour/),
      expect.stringMatching(/5-hour/),
    ]);
    expect(shown).toBeGreaterThan(1);
    phones[0].shown.length = 0;
    for (const { json } of vendor.posts.slice(before)) await phones[0].deliver(json);
    expect(phones[0].shown.filter(({ title }) => title !== 'Headroom')).toEqual([]);
  });

  it('reaches it by a link as well, which nobody else can use', async () => {
    await revokeDevice(ports(desk), 'phone-1');
    const { 'computer-2': rekeys = [] } = await keyUpdates(desk.deviceStore);
    const link = keyLink('https://headroom.example.app/', rekeys);
    const content = readFragment(`sent to myself: ${link}`);
    expect(content?.kind).toBe('keys');
    const envelopes = readKeyLink(content?.content ?? '') ?? [];
    expect(await takeGroupKeys(desk.deviceStore, 'computer-1', envelopes, clock.now)).toBeNull();
    expect(await take(envelopes)).toEqual(['Phone phone-1']);
    // A second time brings nothing.
    expect(await take(envelopes)).toBeNull();
  });

  it('is caught up with after several removals at once', async () => {
    await revokeDevice(ports(desk), 'phone-1');
    await revokeDevice(ports(desk), 'phone-2');
    const updates = await keyUpdates(desk.deviceStore);
    expect(await take(envelopesFor(updates, 'computer-2'))).toEqual(['Phone phone-1', 'Phone phone-2']);
    expect(await names(laptop)).toEqual(['computer-1']);
  });

  it('renews the VAPID pair when a computer is removed, and still reaches the phones until they pair again', async () => {
    const group = async () => (await desk.deviceStore.get(storeKeys.group)) as { vapid: { publicKey: string } };
    const old = (await group()).vapid.publicKey;
    await revokeDevice(ports(desk), 'computer-2');
    expect((await group()).vapid.publicKey).not.toBe(old);
    vendor.fetch.mockClear();
    await sendNow(desk);
    // Phones subscribed with the old key get nothing that is signed with another.
    const signedWith = () =>
      vendor.fetch.mock.calls.map(
        ([, { headers }]) => /k=([\w-]+)/.exec((headers as Record<string, string>).authorization ?? '')?.[1],
      );
    expect(new Set(signedWith())).toEqual(new Set([old]));
    expect(phones[0].shown.at(-1)?.title).toMatch(/5-hour/);
    expect(await membership(phones[0])).toMatchObject({ computerRemoved: true });

    await pair(desk, phones[0]);
    vendor.fetch.mockClear();
    await desk.pushSync.onMessage({ type: 'headroom/phone', ask: 'send-now', device: 'phone-1' });
    expect(new Set(signedWith())).toEqual(new Set([(await group()).vapid.publicKey]));
    expect(await membership(phones[0])).toMatchObject({ computerRemoved: false });
  });

  it('leaves a removed computer nothing but the fixed sentence', async () => {
    await revokeDevice(ports(desk), 'computer-2');
    await sendNow(desk);
    for (const phone of phones) phone.shown.length = 0;
    await sendNow(laptop);
    for (const { shown } of phones) expect(shown.map(({ title }) => title)).toEqual(['Headroom']);
  });

  it.each([[null], [7], [[]], [{ a: 'x' }], [{ a: [7] }], [{ a: Array(100).fill('x') }]])(
    'takes nothing from damaged updates: %j',
    (value) => {
      expect(readKeyUpdates(value)).toEqual({});
    },
  );
});

/** What a phone's page says of its pairing. */
async function membership(phone: Phone) {
  const endpoint = ((await phone.deviceStore.get(storeKeys.membership)) as { endpoint: string }).endpoint;
  const device = createPhoneDevice({
    deviceStore: phone.deviceStore,
    endpoint: async () => endpoint,
    now: () => 0,
  } as unknown as Parameters<typeof createPhoneDevice>[0]);
  return device.membership();
}
