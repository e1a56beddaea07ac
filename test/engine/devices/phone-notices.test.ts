import { beforeEach, describe, expect, it } from 'vitest';
import { compiledOf } from '../../../scripts/i18n/catalogue';
import { emptyFold } from '../../../src/domain/fold/fold-state';
import { message } from '../../../src/domain/messages/message';
import { defaultSettings } from '../../../src/domain/settings';
import type { Snapshot } from '../../../src/domain/snapshot';
import { hourMs, minuteMs } from '../../../src/domain/time/instant';
import type { PlatformNotification } from '../../../src/engine/alerts/platform-notifications';
import { pushedTags } from '../../../src/engine/alerts/web-notifications';
import { rotate } from '../../../src/engine/devices/device-roster';
import { storeKeys } from '../../../src/engine/devices/device-store';
import { createTranslator } from '../../../src/i18n/translator';
import { pushJson } from '../../../src/sync/push/push-message';
import {
  type Computer,
  createComputer,
  createPhone,
  createVendor,
  type Phone,
  pair,
  type Vendor,
} from '../../support/paired-devices';
import { quoted } from '../../support/spelled-alerts';

const start = Date.UTC(2026, 10, 21, 9);
const window = { limit: 'codex', seconds: 18_000, source: 'network' as const, confirmed: true, withdrawn: false };

/** What one computer knows of the account `a`. */
function seen(at: number, resetsAt: number, usedPercent: number): Snapshot {
  const state = {
    ...emptyFold('a').state,
    observedAt: at,
    windows: [{ ...window, usedPercent, resetsAt, observedAt: at }],
  };
  const account = { key: 'a', nickname: 'Work', colour: 0 };
  return {
    v: 1,
    revision: 1,
    writtenAt: at,
    accounts: [{ account, state }],
    current: 'a',
    settings: defaultSettings,
    troubles: [],
  };
}

const alert = (change: Partial<PlatformNotification> = {}, about = {}): PlatformNotification => ({
  tag: 'headroom-0123456789abcdef',
  title: quoted('5-hour should be back'),
  body: [],
  why: [],
  page: '#/',
  urgent: true,
  silent: false,
  about: { account: 'a', subject: 'codex/18000', run: 'run-1', severity: 1, ...about },
  ...change,
});

describe('what a push shows', () => {
  const clock = { now: start };
  let vendor: Vendor;
  let phone: Phone;
  let computer: Computer;
  let snapshot: Snapshot;
  let answered: string[];
  const titles = () => phone.shown.map(({ title }) => title);

  beforeEach(async () => {
    clock.now = start;
    vendor = createVendor();
    phone = createPhone(vendor, clock, 'phone-1');
    snapshot = seen(start, start + hourMs, 100);
    answered = [];
    const held = { snapshot: () => snapshot, observations: () => [], answered: () => answered };
    computer = createComputer(vendor, clock, held);
    await pair(computer, phone);
    phone.shown.length = 0;
  });

  /** Another computer of the group, with the same keys, that knows something else. */
  const second = async (knows: Snapshot, device = 'computer-2') => {
    const other = createComputer(vendor, clock, { snapshot: () => knows, observations: () => [] }, device);
    for (const [key, value] of computer.deviceStore.values) other.deviceStore.values.set(key, value);
    return other;
  };

  it('comes from the sealed part alone: no word of it is on the wire', async () => {
    await computer.pushSync.pushAlert(alert({ title: quoted('Only for this phone') }));
    expect(vendor.posts.at(-1)?.json).not.toContain('Only for this phone');
    expect(titles()).toEqual(['Only for this phone']);
  });

  it('is one fixed sentence for words that a removed computer wrote', async () => {
    const forged = JSON.parse(pushJson('https://headroom.example.app/', { kind: 'digest', bytes: new Uint8Array(80) }));
    Object.assign(forged.notification, { title: 'Account locked!', body: 'Call 0900', tag: 'x', silent: false });
    for (const payload of [forged, { notification: { ...forged.notification, data: {} } }])
      await phone.deliver(JSON.stringify({ ...payload, app_badge: 7 }));
    expect(phone.shown).toHaveLength(2);
    for (const { title, body, tag, badge } of phone.shown) {
      expect(title).toBe('Headroom');
      expect(body).toMatch(/could not open/);
      expect([tag, badge]).toEqual(['headroom', null]);
    }
    expect(phone.badges).not.toContain(7);
  });

  it('is the fixed sentence for a computer with the keys of an earlier epoch, and words again for the others', async () => {
    const removed = await second(seen(clock.now, start + hourMs, 100));
    const ports = {
      deviceStore: computer.deviceStore,
      now: () => clock.now,
      self: async () => ({ device: 'computer-1', name: 'Desk' }),
      salt: async () => null,
    };
    await rotate(ports);
    await computer.pushSync.onMessage({ type: 'headroom/phone', ask: 'send-now' });
    // The worker took the new keys by itself: the app was not opened.
    expect(await phone.deviceStore.get(storeKeys.membership)).toMatchObject({ epoch: 1 });
    expect(titles().at(-1)).toMatch(/5-hour 0% left/);
    await removed.pushSync.pushAlert(alert({ title: quoted('From a removed computer') }));
    expect(titles()).not.toContain('From a removed computer');
    expect(phone.shown.at(-1)?.body).toMatch(/could not open/);
  });

  it('shows an alert once, whoever sends it and however often', async () => {
    const other = await second(snapshot);
    await computer.pushSync.pushAlert(alert());
    await other.pushSync.pushAlert(alert());
    await computer.pushSync.pushAlert(alert());
    expect(titles().filter((title) => title === '5-hour should be back')).toHaveLength(1);
    // What replaces it is the silent card.
    expect(phone.shown.at(-1)).toMatchObject({ tag: 'headroom', silent: true });
  });

  it('carries the alert’s own tag, under which the app knows not to show it again', async () => {
    await computer.pushSync.pushAlert(alert());
    expect(phone.shown.at(-1)?.tag).toBe('headroom-0123456789abcdef');
    expect(await pushedTags(phone.values)).toEqual(['headroom-0123456789abcdef']);
  });

  it('lets a later stage take the place of an earlier one, and never the other way', async () => {
    await computer.pushSync.pushAlert(alert({ tag: 'stage-90', title: quoted('90%') }, { severity: 2 }));
    await (await second(snapshot)).pushSync.pushAlert(
      alert({ tag: 'stage-75', title: quoted('75%') }, { severity: 1 }),
    );
    await computer.pushSync.pushAlert(alert({ tag: 'stage-100', title: quoted('100%') }, { severity: 3 }));
    expect(titles().filter((title) => /^\d+%$/.test(title))).toEqual(['90%', '100%']);
    expect(phone.closed).toEqual(['stage-90']);
  });

  it('does not alarm for a computer that is behind', async () => {
    const behind = await second(seen(start, start + hourMs, 100));
    // The first computer saw a reset used: the window ends five hours later.
    clock.now = start + 30 * minuteMs;
    snapshot = seen(clock.now, clock.now + 5 * hourMs, 0);
    await computer.pushSync.onMessage({ type: 'headroom/phone', ask: 'send-now' });
    clock.now = start + hourMs;
    await behind.pushSync.pushAlert(alert());
    expect(titles()).not.toContain('5-hour should be back');
    // Its older card does not replace the newer one either.
    expect(phone.shown.at(-1)?.title).toMatch(/5-hour 100% left/);
  });

  it('still alarms for a computer that is behind in nothing that matters', async () => {
    const other = await second(seen(start, start + hourMs, 100));
    clock.now = start + 30 * minuteMs;
    snapshot = seen(clock.now, start + hourMs + minuteMs, 100);
    await computer.pushSync.onMessage({ type: 'headroom/phone', ask: 'send-now' });
    await other.pushSync.pushAlert(alert());
    expect(titles()).toContain('5-hour should be back');
  });

  it('does not bring back what was answered on a computer, and takes it off the screen', async () => {
    await computer.pushSync.pushAlert(alert({ tag: 'one' }, { run: 'run-one' }));
    answered = ['one', 'two'];
    await computer.pushSync.onMessage({ type: 'headroom/phone', ask: 'send-now' });
    expect(phone.closed).toContain('two');
    const other = await second(snapshot);
    await other.pushSync.pushAlert(alert({ tag: 'two', title: quoted('Answered elsewhere') }, { run: 'run-two' }));
    expect(titles()).not.toContain('Answered elsewhere');
    expect(await pushedTags(phone.values)).toEqual(['one', 'two']);
  });

  it('is spelled by the phone in its own language, not the computer’s', async () => {
    const german = createTranslator({
      language: 'de',
      catalogue: { 'alerts.test': 'Headroom erreicht dich', 'push.asOf': 'Stand' },
      fallback: compiledOf('en'),
      place: { zone: 'UTC', locale: 'de' },
      now: () => clock.now,
    });
    const other = createPhone(vendor, clock, 'phone-de', true, undefined, german);
    await pair(computer, other);
    await computer.pushSync.pushAlert(alert({ title: message('alerts.test') }));
    expect(other.shown.at(-1)?.title).toBe('Headroom erreicht dich');
    expect(titles().at(-1)).toBe('Headroom can reach you');
    await computer.pushSync.onMessage({ type: 'headroom/phone', ask: 'send-now' });
    expect(other.shown.at(-1)?.body).toMatch(/ · Stand$/);
  });

  it('shows the words of a computer whose messages it has not, or that sends none', async () => {
    const words = { title: 'In English', body: 'As it was.', tag: 'x', silent: false, badge: null };
    const memory = { known: {}, steps: [] };
    for (const says of [undefined, { title: { key: 'of.a.newer.version' }, body: [] }]) {
      await phone.values.set({
        'push-notices': { ...memory, card: { texts: { ...words, says }, seenAt: start + hourMs } },
      });
      await computer.pushSync.onMessage({ type: 'headroom/phone', ask: 'send-now' });
      expect(phone.shown.at(-1)).toMatchObject({ title: 'In English', body: 'As it was.' });
    }
  });
});
