import { describe, expect, it } from 'vitest';
import { dayMs } from '../../../src/domain/time/instant';
import { knownDevices, ownGroup } from '../../../src/engine/devices/device-store';
import { loadInboxLog } from '../../../src/engine/devices/inbox-log';
import { silenceOf } from '../../../src/engine/devices/phone-device';
import { isPushable, sendRemovalNotice } from '../../../src/engine/devices/push-sender';
import { phonePushStatus } from '../../../src/engine/devices/transport-status';
import { address, createComputer, createPhone, createVendor, pair, snapshotWith } from '../../support/paired-devices';
import { testTranslator } from '../../support/translator';

const clock = { now: Date.UTC(2026, 10, 21, 9) };
const nothing = await loadInboxLog({ get: async () => undefined, set: async () => {} });
const host = { device: 'computer-1', role: 'computer' as const, name: 'Desk' };
const membership = { host, roster: [host], pairedAt: 0, lastAt: null, subscriptionLost: false, computerRemoved: false };

async function paired() {
  const vendor = createVendor();
  const held = { snapshot: () => snapshotWith(40, clock.now), observations: () => [] };
  const computer = createComputer(vendor, clock, held);
  const phone = createPhone(vendor, clock, 'phone-1');
  await pair(computer, phone);
  return { vendor, computer, phone };
}

describe('a phone that was removed', () => {
  it('is told so by the computer that removes it, and says so', async () => {
    const { vendor, computer, phone } = await paired();
    const [known] = (await knownDevices(computer.deviceStore)).filter(isPushable);
    const group = await ownGroup(computer.deviceStore);
    if (!known || !group) throw new Error('not paired');
    const deps = {
      deviceStore: computer.deviceStore,
      now: () => clock.now,
      fetch: vendor.fetch,
      appAddress: async () => address,
      translator: async () => testTranslator(),
    };
    await sendRemovalNotice(known, group, 'Desk', deps);
    expect(phone.shown.at(-1)).toMatchObject({
      title: 'Removed from the group',
      body: expect.stringContaining('Desk'),
    });
    await phone.inbox.drain();
    const log = await phone.inbox.log();
    expect(silenceOf(log, 0, clock.now)).toBe('removed');
    const status = phonePushStatus({ ...membership, silence: 'removed' }, log);
    expect(status.state).toBe('failing');
    expect(testTranslator().spell(status.text)).toBe(
      'Desk removed this phone, so nothing arrives any more. Pair again to change that.',
    );
    // Whoever sends again has not removed it.
    clock.now += 60_000;
    await computer.pushSync.onMessage({ type: 'headroom/phone', ask: 'send-now' });
    await phone.inbox.drain();
    expect(silenceOf(await phone.inbox.log(), 0, clock.now)).toBeNull();
  });

  it('cannot be told so by anybody without its keys', async () => {
    const { phone } = await paired();
    const stranger = (await paired()).vendor.posts.at(-1)?.json ?? '';
    await phone.deliver(stranger.replace('"hw"', '"ht"'));
    await phone.inbox.drain();
    expect(await phone.inbox.log()).toMatchObject({ removedAt: null, unreadable: 1 });
  });

  it.each([
    ['nothing special', {}, 0, null],
    ['a message this morning', { lastAt: 5 * dayMs }, 5 * dayMs + 1, null],
    ['six quiet days', { lastAt: dayMs }, 7 * dayMs, null],
    ['eight quiet days', { lastAt: dayMs }, 9 * dayMs, 'quiet'],
    ['a message it cannot open', { lastAt: dayMs, closedAt: 2 * dayMs }, 2 * dayMs, 'unopened'],
    ['one it cannot open, and a later one it can', { closedAt: dayMs, lastAt: 2 * dayMs }, 2 * dayMs, null],
    ['the last message of the computer', { lastAt: dayMs, removedAt: 2 * dayMs }, 2 * dayMs, 'removed'],
  ] as const)('draws its conclusion from %s', (_, log, now, silence) => {
    expect(silenceOf({ ...nothing, ...log }, 0, now)).toBe(silence);
  });

  it.each(['unopened', 'quiet'] as const)('no longer says that push works: %s', (silence) => {
    const status = phonePushStatus({ ...membership, silence }, { ...nothing, lastAt: 1 });
    expect(status.state).toBe('failing');
  });
});
