import { beforeEach, describe, expect, it } from 'vitest';
import { message } from '../../../src/domain/messages/message';
import type { Observation } from '../../../src/domain/observations/observation';
import type { Snapshot } from '../../../src/domain/snapshot';
import { type Instant, minuteMs } from '../../../src/domain/time/instant';
import { renameDevice, revokeDevice, rotate } from '../../../src/engine/devices/device-roster';
import { pushStatus, storeKeys } from '../../../src/engine/devices/device-store';
import { joinGroup } from '../../../src/engine/devices/join-group';
import { createPairGuest } from '../../../src/engine/devices/pair-guest';
import { pushAlarm } from '../../../src/engine/devices/push-state';
import { phonePushStatus } from '../../../src/engine/devices/transport-status';
import { readPushJson } from '../../../src/sync/push/push-message';
import { usageSeries } from '../../support/observations';
import {
  address,
  type Clock,
  type Computer,
  createComputer,
  createPhone,
  createVendor,
  type Phone,
  pair,
  snapshotWith,
  type Vendor,
} from '../../support/paired-devices';
import { quoted } from '../../support/spelled-alerts';
import { testTranslator } from '../../support/translator';

const series = usageSeries(300, 900);
const account = series[0]?.account ?? '';

describe('a phone and a computer', () => {
  let clock: Clock;
  let vendor: Vendor;
  let held: Observation[];
  let snapshot: Snapshot;
  let computer: Computer;
  let phone: Phone;

  const see = (used: number, at: Instant = clock.now) => {
    const template = series.at(-1) as Extract<Observation, { kind: 'usage' }>;
    held.push({ ...template, id: `seen-${at}-${used}`, at });
    snapshot = snapshotWith(used, at);
  };
  const last = () => readPushJson(vendor.posts.at(-1)?.json ?? '');
  const statusOf = (device: string) => pushStatus(computer.deviceStore, device);

  beforeEach(() => {
    clock = { now: series.at(-1)?.at ?? 0 };
    vendor = createVendor();
    held = [...series];
    snapshot = snapshotWith(40, clock.now);
    computer = createComputer(vendor, clock, { snapshot: () => snapshot, observations: () => held });
    phone = createPhone(vendor, clock, 'phone-1');
  });

  it('pair, and the first push brings the newest readings and the history', async () => {
    await pair(computer, phone);
    await computer.pushSync.afterObservation();
    expect(await phone.inbox.drain()).toBeGreaterThan(90);
    for (const [id, observation] of phone.observations) expect(held.find((one) => one.id === id)).toEqual(observation);
    expect(phone.names.get(account)).toBe('Work');
    expect(phone.shown.at(-1)?.title).toBe('5-hour 60% left · Weekly 69% left');
    expect(phone.badges).toEqual([60]);
    expect((await statusOf('phone-1')).acceptedAt).toBe(clock.now);
  });

  it('send nothing while no phone is paired', async () => {
    see(99);
    await computer.pushSync.afterObservation();
    expect(vendor.fetch).not.toHaveBeenCalled();
  });

  it('send important changes at once, small ones later, and nothing when nothing changed', async () => {
    await pair(computer, phone);
    await computer.pushSync.afterObservation();
    const sent = () => vendor.posts.filter(({ json }) => readPushJson(json)?.payload?.kind === 'digest').length;
    expect(sent()).toBe(1);
    await computer.pushSync.afterObservation();
    see(44);
    await computer.pushSync.afterObservation();
    expect(sent()).toBe(1);
    see(81);
    await computer.pushSync.afterObservation();
    expect(sent()).toBe(2);
    clock.now += 3 * minuteMs;
    see(82);
    await computer.pushSync.onIdle();
    expect(sent()).toBe(3);
  });

  it('leave a hidden window out of the card, and push nothing because of it', async () => {
    const hide = () => {
      const hiddenWindows = { [account]: ['codex/18000'] };
      snapshot = { ...snapshot, settings: { ...snapshot.settings, hiddenWindows } };
    };
    hide();
    await pair(computer, phone);
    await computer.pushSync.afterObservation();
    expect(phone.shown.at(-1)?.title).toBe('Weekly 69% left');
    expect(phone.shown.at(-1)?.body).not.toContain('5-hour');
    expect(phone.badges.at(-1)).toBe(69);
    const sent = vendor.posts.length;
    clock.now += 20 * minuteMs;
    see(99);
    hide();
    await computer.pushSync.afterObservation();
    expect(vendor.posts.length).toBe(sent);
    see(99);
    await computer.pushSync.afterObservation();
    expect(vendor.posts.length).toBe(sent + 1);
  });

  it('store nothing twice when a push is delivered again, or late', async () => {
    await pair(computer, phone);
    await computer.pushSync.afterObservation();
    const [early] = vendor.posts.slice(-1);
    clock.now += 20 * minuteMs;
    see(95);
    await computer.pushSync.afterObservation();
    await phone.inbox.drain();
    const known = phone.observations.size;
    for (let i = 0; i < 3; i++) await phone.deliver(vendor.posts.at(-1)?.json ?? '');
    await phone.deliver(early?.json ?? '');
    expect(await phone.inbox.drain()).toBe(0);
    expect(phone.observations.size).toBe(known);
    expect((await phone.inbox.log()).stale).toBe(1);
  });

  it('carry alerts under their own tag, so that a later stage replaces an earlier one', async () => {
    await pair(computer, phone);
    const notice = {
      tag: 'codex/5h',
      title: quoted('5-hour is back'),
      body: [quoted('Since 14:05.')],
      why: [],
      page: '#/',
      urgent: true,
      silent: false,
    } as const;
    await computer.pushSync.pushAlert(notice);
    expect(vendor.posts.at(-1)?.topic).toBe('alert');
    expect(last()).toMatchObject({ payload: { kind: 'digest' } });
    expect(phone.shown.at(-1)).toEqual({
      title: '5-hour is back',
      body: 'Since 14:05.',
      tag: 'codex/5h',
      silent: false,
      badge: 60,
    });
    expect(phone.badges.at(-1)).toBe(60);
  });

  it('hide the numbers on the lock screen when asked', async () => {
    await pair(computer, phone);
    await computer.deviceStore.set(storeKeys.options, { hideNumbers: true });
    await computer.pushSync.afterObservation();
    expect(vendor.posts.at(-1)?.json).not.toMatch(/"(title|body)":"[^"]*\d/);
    expect(phone.shown.at(-1)).toMatchObject({ title: 'Usage updated', badge: null });
    expect(await phone.inbox.drain()).toBeGreaterThan(0);
  });

  it('send nothing while pushing is paused', async () => {
    await pair(computer, phone);
    await computer.deviceStore.set(storeKeys.options, { paused: true });
    const before = vendor.posts.length;
    await computer.pushSync.afterObservation();
    expect(vendor.posts.length).toBe(before);
  });

  it('store that a phone ended its subscription, and stop pushing to it', async () => {
    await pair(computer, phone);
    vendor.answerWith(() => new Response(null, { status: 410 }));
    await computer.pushSync.afterObservation();
    expect(await statusOf('phone-1')).toMatchObject({ gone: true, trouble: message('devices.sent.gone') });
    const calls = vendor.fetch.mock.calls.length;
    see(99);
    await computer.pushSync.afterObservation();
    expect(vendor.fetch.mock.calls.length).toBe(calls);
  });

  it('start over when the phone pairs again', async () => {
    await pair(computer, phone);
    vendor.answerWith(() => new Response(null, { status: 410 }));
    await computer.pushSync.afterObservation();
    vendor.answerWith(() => new Response(null, { status: 201 }));
    await pair(computer, phone);
    await computer.pushSync.afterObservation();
    expect(await statusOf('phone-1')).toMatchObject({ gone: false, trouble: null });
    expect(await phone.inbox.drain()).toBeGreaterThan(0);
    expect(((await computer.deviceStore.get(storeKeys.devices)) as unknown[]).length).toBe(1);
  });

  it('retry by alarm when the push service asks for it, with the alert that could not be sent', async () => {
    await pair(computer, phone);
    await computer.pushSync.afterObservation();
    vendor.answerWith(() => new Response(null, { status: 429, headers: { 'retry-after': '600' } }));
    await computer.pushSync.pushAlert({
      tag: 't',
      title: quoted('Told later'),
      body: [],
      why: [],
      page: '#/',
      urgent: true,
      silent: false,
    });
    expect(computer.alarms.get(pushAlarm)).toBe(clock.now + 600_000);

    vendor.answerWith(() => new Response(null, { status: 201 }));
    const posts = vendor.posts.length;
    await computer.pushSync.afterObservation();
    expect(vendor.posts.length).toBe(posts);
    clock.now += 600_000;
    await computer.pushSync.onAlarm(pushAlarm);
    expect(phone.shown.at(-1)?.title).toBe('Told later');
    expect(computer.alarms.has(pushAlarm)).toBe(false);
    await computer.pushSync.onAlarm(pushAlarm);
    expect(vendor.posts.length).toBe(posts + 1);
  });

  it('wait longer after each failed attempt', async () => {
    await pair(computer, phone);
    vendor.answerWith(() => new Response(null, { status: 503 }));
    const pauses: number[] = [];
    for (let i = 0; i < 4; i++) {
      await (i === 0 ? computer.pushSync.afterObservation() : computer.pushSync.onAlarm(pushAlarm));
      const due = computer.alarms.get(pushAlarm) ?? 0;
      pauses.push((due - clock.now) / minuteMs);
      clock.now = due;
    }
    expect(pauses).toEqual([5, 10, 20, 40]);
  });

  it('answer the test button, and ignore messages of other kinds', async () => {
    expect(await computer.pushSync.onMessage({ type: 'headroom/phone', ask: 'test' })).toEqual(
      message('devices.sent.nobody'),
    );
    await pair(computer, phone);
    expect(await computer.pushSync.onMessage({ type: 'headroom/phone', ask: 'test', device: 'phone-1' })).toBeNull();
    await phone.inbox.drain();
    expect((await phone.inbox.log()).lastTestAt).toBe(clock.now);
    expect(await computer.pushSync.onMessage({ type: 'something else' })).toBeUndefined();
    expect(await computer.pushSync.onMessage(null)).toBeUndefined();
  });
});

describe('pairing', () => {
  let clock: Clock;
  let vendor: Vendor;
  let computer: Computer;
  let phone: Phone;
  beforeEach(() => {
    clock = { now: 1_790_000_000_000 };
    vendor = createVendor();
    computer = createComputer(vendor, clock, { snapshot: () => null, observations: () => [] });
    phone = createPhone(vendor, clock, 'phone-1');
  });
  const answerTo = async (link: string, who = phone) => {
    const step = await who.guest.answer(link.split('=')[1] ?? '');
    if (!step.ok) throw new Error(step.text.key);
    return step;
  };

  it('refuses an answer after three minutes and says why', async () => {
    const code = await computer.host.begin();
    const answer = await answerTo(code.link);
    clock.now = code.until;
    expect(await computer.host.accept(answer.link)).toMatchObject({
      ok: false,
      text: message('devices.host.expired'),
    });
  });

  it('refuses to answer an expired code and says why', async () => {
    const code = await computer.host.begin();
    const digits = code.link.split('=')[1] ?? '';
    clock.now = code.until - 1;
    expect(phone.guest.check(digits)).toBeNull();
    // From the moment on at which the computer drops it, not a minute later.
    for (const late of [0, 1, minuteMs - 1, 5 * minuteMs]) {
      clock.now = code.until + late;
      expect(phone.guest.check(digits)).toEqual(message('devices.code.expired'));
      expect(await phone.guest.answer(digits)).toMatchObject({ ok: false });
    }
  });

  it('accepts one answer per code: a second one, or the same again, is refused', async () => {
    const code = await computer.host.begin();
    const [mine, other] = [await answerTo(code.link), await answerTo(code.link, createPhone(vendor, clock, 'phone-2'))];
    expect((await computer.host.accept(mine.link)).ok).toBe(true);
    expect(await computer.host.accept(other.link)).toMatchObject({
      ok: false,
      text: message('devices.host.answered'),
    });
    expect(await computer.host.accept(mine.link)).toMatchObject({ ok: false });
  });

  it('refuses the answer of an earlier code', async () => {
    const old = await answerTo((await computer.host.begin()).link);
    await computer.host.begin();
    expect(await computer.host.accept(old.link)).toMatchObject({
      ok: false,
      text: message('devices.host.other-code'),
    });
  });

  it('pairs nobody when the digits differ', async () => {
    const answer = await answerTo((await computer.host.begin()).link);
    await computer.host.accept(answer.link);
    computer.host.cancel();
    expect(await computer.host.confirm()).toMatchObject({ ok: false });
    expect(vendor.posts).toEqual([]);
    expect(await computer.deviceStore.get(storeKeys.devices)).toBeUndefined();
  });

  it('pairs nobody when the push service refuses the welcome', async () => {
    const answer = await answerTo((await computer.host.begin()).link);
    await computer.host.accept(answer.link);
    vendor.answerWith(() => new Response(null, { status: 403 }));
    expect(await computer.host.confirm()).toMatchObject({
      ok: false,
      text: message('devices.sent.answered', { status: '403' }),
    });
    expect(await computer.deviceStore.get(storeKeys.devices)).toBeUndefined();
  });

  it('says why when the phone does not allow notifications', async () => {
    const silent = createPhone(vendor, clock, 'phone-3', false);
    const code = await computer.host.begin();
    expect(await silent.guest.answer(code.link.split('=')[1] ?? '')).toEqual({
      ok: false,
      text: message('devices.subscribe.denied'),
    });
  });

  it('still waits for its welcome after the app was closed', async () => {
    const code = await computer.host.begin();
    const answer = await answerTo(code.link);
    expect(await phone.guest.waiting()).toEqual({ digits: answer.digits, link: answer.link, until: code.until });
    await pair(computer, phone);
    expect(await phone.guest.waiting()).toBeNull();
  });

  it('ignores the welcome of another pairing', async () => {
    const other = createPhone(vendor, clock, 'phone-2');
    await pair(computer, other);
    const welcome = vendor.posts.at(-1)?.json ?? '';
    await answerTo((await computer.host.begin()).link);
    await phone.deliver(welcome);
    await phone.inbox.drain();
    expect(await phone.deviceStore.get(storeKeys.membership)).toBeUndefined();
  });
});

describe('the roster', () => {
  let clock: Clock;
  let vendor: Vendor;
  let computer: Computer;
  let phones: [Phone, Phone];
  const ports = () => ({
    deviceStore: computer.deviceStore,
    now: () => clock.now,
    self: async () => ({ device: 'computer-1', name: 'Desk' }),
    salt: async () => null,
  });
  const drainAll = async () => Promise.all(phones.map(({ inbox }) => inbox.drain()));

  beforeEach(async () => {
    clock = { now: series.at(-1)?.at ?? 0 };
    vendor = createVendor();
    computer = createComputer(vendor, clock, {
      snapshot: () => snapshotWith(40, clock.now),
      observations: () => series,
    });
    phones = [createPhone(vendor, clock, 'phone-1'), createPhone(vendor, clock, 'phone-2')];
    for (const phone of phones) await pair(computer, phone);
    await computer.pushSync.afterObservation();
    await drainAll();
  });

  it('holds several phones, each with all data', () => {
    expect(phones.map(({ observations }) => observations.size > 90)).toEqual([true, true]);
  });

  it('renames a phone, never to an empty name', async () => {
    await renameDevice(ports(), 'phone-1', '  Pixel 12 ');
    await renameDevice(ports(), 'phone-2', '   ');
    const names = ((await computer.deviceStore.get(storeKeys.devices)) as { name: string }[]).map(({ name }) => name);
    expect(names).toEqual(['Pixel 12', 'Phone phone-2']);
  });

  it('removes a lost phone: nothing is sent to it, and it cannot open what others get', async () => {
    const [lost, stays] = phones;
    const before = vendor.posts.length;
    await revokeDevice(ports(), 'phone-1');
    clock.now += 60 * minuteMs;
    await computer.pushSync.onMessage({ type: 'headroom/phone', ask: 'send-now' });
    const posts = vendor.posts.slice(before);
    expect(new Set(posts.map(({ endpoint }) => endpoint)).size).toBe(1);
    expect(posts.map(({ json }) => readPushJson(json)?.payload?.kind)).toEqual(['rekey', 'digest']);

    const received = (await stays.inbox.log()).lastAt;
    await stays.inbox.drain();
    expect((await stays.inbox.log()).lastAt).toBeGreaterThan(received ?? 0);
    // The lost phone learns nothing, even when it is given every later push.
    const known = lost.observations.size;
    for (const { json } of posts) await lost.deliver(json);
    await lost.inbox.drain();
    expect(lost.observations.size).toBe(known);
    expect((await lost.inbox.log()).lastAt).toBe(received);
  });

  it('renews its keys twice while a phone is off, and the phone gets both', async () => {
    await rotate(ports());
    await rotate(ports());
    clock.now += 60 * minuteMs;
    await computer.pushSync.onMessage({ type: 'headroom/phone', ask: 'send-now' });
    const counters = (await phones[0].inbox.log()).counters['computer-1'] ?? 0;
    await drainAll();
    expect((await phones[0].inbox.log()).counters['computer-1']).toBeGreaterThan(counters);
    expect(await phones[1].deviceStore.get(storeKeys.membership)).toMatchObject({ epoch: 2 });
  });

  it('adds a second computer, which then reaches the same phones', async () => {
    const second = createComputer(
      vendor,
      clock,
      { snapshot: () => snapshotWith(70, clock.now), observations: () => series },
      'computer-2',
    );
    const guest = createPairGuest({
      deviceStore: second.deviceStore,
      now: () => clock.now,
      role: 'computer',
      self: async () => ({ device: 'computer-2', name: 'Laptop' }),
      subscribe: async () => message('devices.code.notPushed'),
      appAddress: async () => address,
      joinAsComputer: async (welcome) => void (await joinGroup(second.deviceStore, welcome, clock.now)),
    });
    const code = await computer.host.begin();
    const answered = await guest.answer(code.link.split('=')[1] ?? '');
    if (!answered.ok) throw new Error(answered.text.key);
    expect(await computer.host.accept(answered.link)).toMatchObject({
      ok: true,
      role: 'computer',
      digits: answered.digits,
    });
    const end = await computer.host.confirm();
    expect(end).toMatchObject({ ok: true, link: expect.stringContaining('#w=') });
    expect(await guest.takeWelcomeText((end.ok && end.link?.split('=')[1]) || '')).toBe(true);

    clock.now += 60 * minuteMs;
    await second.pushSync.afterObservation();
    await drainAll();
    for (const phone of phones)
      expect(Object.keys((await phone.inbox.log()).counters).toSorted()).toEqual(['computer-1', 'computer-2']);

    // Nothing tells the second computer about new keys. The phones notice and say what to do.
    clock.now += minuteMs;
    expect(await rotate(ports())).toEqual(['Laptop']);
    clock.now += 60 * minuteMs;
    await computer.pushSync.onMessage({ type: 'headroom/phone', ask: 'send-now' });
    await second.pushSync.onMessage({ type: 'headroom/phone', ask: 'send-now' });
    await drainAll();
    const received = await phones[0].inbox.log();
    expect(received.closed).toBe(1);
    const host = { device: 'computer-1', role: 'computer' as const, name: 'First' };
    const membership = {
      host,
      roster: [host],
      pairedAt: 0,
      lastAt: 0,
      subscriptionLost: false,
      computerRemoved: false,
      silence: null,
    };
    expect(testTranslator().spell(phonePushStatus(membership, received).lastError ?? '')).toMatch(
      /“Add a phone or computer” on First/,
    );
  });

  it('opens a digest whose key arrives after it', async () => {
    await rotate(ports());
    clock.now += 60 * minuteMs;
    await computer.pushSync.onMessage({ type: 'headroom/phone', ask: 'send-now' });
    const late = createPhone(vendor, clock, 'phone-1');
    for (const [key, value] of phones[0].deviceStore.values) late.deviceStore.values.set(key, value);
    const mine = vendor.posts.slice(-4).filter(({ endpoint }) => endpoint === vendor.posts.at(-4)?.endpoint);
    for (const { json } of mine.toReversed()) await late.deliver(json);
    await late.inbox.drain();
    expect(late.observations.size).toBeGreaterThan(90);
  });
});
