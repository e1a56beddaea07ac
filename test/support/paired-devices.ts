// A computer, phones and a push service between them: real cryptography, no network. The phones decrypt with an independent
// implementation of RFC 8291.

import { createECDH, type ECDH } from 'node:crypto';
import { createRequire } from 'node:module';
import { vi } from 'vitest';
import type { AccountState } from '../../src/domain/accounts/account-state';
import { message } from '../../src/domain/messages/message';
import type { Observation } from '../../src/domain/observations/observation';
import type { Register } from '../../src/domain/registers/register';
import { defaultSettings } from '../../src/domain/settings';
import type { Snapshot } from '../../src/domain/snapshot';
import type { Instant } from '../../src/domain/time/instant';
import { createKeyValueLedgerStore } from '../../src/engine/alerts/key-value-ledger-store';
import type { DeviceStore } from '../../src/engine/devices/device-store';
import { joinGroup } from '../../src/engine/devices/join-group';
import { createPairGuest, type PairGuest } from '../../src/engine/devices/pair-guest';
import { createPairHost, type PairHost } from '../../src/engine/devices/pair-host';
import { createPhoneInbox, type PhoneInbox, type PhoneInboxDeps } from '../../src/engine/devices/phone-inbox';
import { createPhoneNotices } from '../../src/engine/devices/phone-notices';
import { pushWelcome } from '../../src/engine/devices/push-sender';
import { pushAlarm } from '../../src/engine/devices/push-state';
import { createPushSync, type PushSync } from '../../src/engine/devices/push-sync';
import { receivePush } from '../../src/engine/devices/receive-push';
import type { KeyValues } from '../../src/engine/state/key-values';
import { isHeard, keepRekeys } from '../../src/engine/sync/keep-rekeys';
import type { Translator } from '../../src/i18n/translator';
import { createMemoryValues } from '../../src/pwa/indexed-db-values';
import { toBase64Url } from '../../src/sync/codec/base64url';
import type { PushTexts } from '../../src/sync/push/push-notice';
import { usageSeries } from './observations';
import { testTranslator } from './translator';
import { isSenderRefused } from './vapid-subject';

const ece = createRequire(import.meta.url)('http_ece');
export const address = 'https://headroom.example.app/';

export interface Clock {
  now: number;
}

function memoryDeviceStore(): DeviceStore & { readonly values: Map<string, unknown> } {
  const values = new Map<string, unknown>();
  return {
    values,
    get: async (key) => values.get(key) ?? undefined,
    set: async (key, value) => void values.set(key, value),
  };
}

/** A push service: accepts pushes for known phones, answers as set, and delivers what it accepted. */
export function createVendor() {
  const phones = new Map<
    string,
    { readonly keys: ECDH; readonly auth: Buffer; readonly deliver: (text: string) => Promise<void> }
  >();
  const posts: { readonly endpoint: string; readonly topic: string | undefined; readonly json: string }[] = [];
  let answer: () => Response = () => new Response(null, { status: 201 });
  return {
    posts,
    answerWith: (make: () => Response) => {
      answer = make;
    },
    subscribe: (deliver: (text: string) => Promise<void>) => {
      const keys = createECDH('prime256v1');
      keys.generateKeys();
      const auth = Buffer.from(crypto.getRandomValues(new Uint8Array(16)));
      const endpoint = `https://fcm.googleapis.com/fcm/send/${toBase64Url(crypto.getRandomValues(new Uint8Array(60)))}`;
      phones.set(endpoint, { keys, auth, deliver });
      return { endpoint, p256dh: keys.getPublicKey().toString('base64url'), auth: auth.toString('base64url') };
    },
    fetch: vi.fn(async (url: string, init: RequestInit): Promise<Response> => {
      const { authorization } = init.headers as Record<string, string>;
      const response = isSenderRefused(authorization) ? new Response(null, { status: 401 }) : answer();
      const phone = phones.get(url);
      if (!response.ok) return response;
      if (!phone) return new Response(null, { status: 410 });
      const options = { version: 'aes128gcm', privateKey: phone.keys, authSecret: phone.auth.toString('base64url') };
      const json = ece.decrypt(Buffer.from(init.body as Uint8Array), options).toString('utf8');
      posts.push({ endpoint: url, topic: (init.headers as Record<string, string>).topic, json });
      await phone.deliver(json);
      return response;
    }),
  };
}
export type Vendor = ReturnType<typeof createVendor>;

export interface Phone {
  readonly deviceStore: ReturnType<typeof memoryDeviceStore>;
  readonly guest: PairGuest;
  readonly inbox: PhoneInbox;
  readonly observations: Map<string, Observation>;
  readonly names: Map<string, string>;
  readonly values: KeyValues;
  readonly shown: PushTexts[];
  /** Tags of notifications that were closed again. */
  readonly closed: string[];
  readonly badges: (number | null)[];
  /** Switched off: pushes wait, the newest of each topic. */
  readonly deliver: (text: string) => Promise<void>;
}

/** `into`: where readings and names go; left out, they are only counted. */
export function createPhone(
  vendor: Vendor,
  clock: Clock,
  device: string,
  allow = true,
  into?: Pick<PhoneInboxDeps, 'merge' | 'mergeRegisters'>,
  translator: Translator = testTranslator({ place: { zone: 'Europe/Berlin', locale: 'en-GB' }, now: () => clock.now }),
): Phone {
  const deviceStore = memoryDeviceStore();
  const kept = new Map<number, { at: number; json: string }>();
  let nextKey = 1;
  const observations = new Map<string, Observation>();
  const names = new Map<string, string>();
  const shown: Phone['shown'] = [];
  const badges: (number | null)[] = [];
  const closed: string[] = [];
  const values = createMemoryValues();
  const show = createPhoneNotices({
    deviceStore,
    device: async () => device,
    values,
    ledger: createKeyValueLedgerStore(values).load,
    locked: (work) => work(),
    translator: async () => translator,
    show: async (texts) => void shown.push(texts),
    close: async (tag) => void closed.push(tag),
  });
  const now = () => clock.now;

  const deliver = (text: string) =>
    receivePush(text, {
      now,
      show,
      keep: async (delivery) => void kept.set(nextKey++, delivery),
      setBadge: async (count) => void badges.push(count),
      notifyApp: async () => {},
    });
  const guest = createPairGuest({
    deviceStore,
    now,
    role: 'phone',
    self: async () => ({ device, name: `Phone ${device}` }),
    subscribe: async () => (allow ? vendor.subscribe(deliver) : message('devices.subscribe.denied')),
    appAddress: async () => address,
  });
  const inbox = createPhoneInbox({
    deviceStore,
    now,
    device: async () => ({ id: device }),
    guest,
    deliveries: async () => [...kept].map(([key, delivery]) => ({ key, delivery })),
    drop: async (keys) => keys.forEach((key) => void kept.delete(key)),
    merge: async (arrived) => {
      const before = observations.size;
      for (const observation of arrived) observations.set(observation.id, observation);
      return observations.size - before;
    },
    ...into,
    mergeRegisters: async (records) => {
      if (into) return into.mergeRegisters(records);
      for (const { key, value } of records) names.set(key, (value as { nickname: string }).nickname);
      return records.length;
    },
  });
  return { deviceStore, values, guest, inbox, observations, names, shown, closed, badges, deliver };
}

export interface Computer {
  readonly deviceStore: ReturnType<typeof memoryDeviceStore>;
  readonly host: PairHost;
  readonly pushSync: PushSync;
  readonly alarms: Map<string, number>;
}

export function createComputer(
  vendor: Vendor,
  clock: Clock,
  held: {
    readonly snapshot: () => Snapshot | null;
    readonly observations: () => readonly Observation[];
    readonly answered?: () => readonly string[];
    readonly registers?: () => readonly Register[];
  },
  device = 'computer-1',
  appAddress = address,
): Computer {
  const deviceStore = memoryDeviceStore();
  const alarms = new Map<string, number>();
  const now = () => clock.now;
  const post = { deviceStore, now, fetch: vendor.fetch, appAddress: async () => appAddress };
  const host = createPairHost({
    ...post,
    randomBytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
    self: async () => ({ device, name: 'Desk' }),
    salt: async () => 'c2FsdA',
    pushWelcome: (to, group, welcome) => pushWelcome(to, group, welcome, post),
    isHeard: (known) => isHeard(deviceStore, known),
    onRenewed: (old, wrapped) => keepRekeys(old, wrapped, { store: deviceStore, now }),
  });
  const pushSync = createPushSync({
    ...post,
    device: async () => ({ id: device }),
    snapshot: async () => held.snapshot(),
    answered: async () => held.answered?.() ?? [],
    history: async (_, from) => held.observations().filter(({ at }) => at >= from),
    registers: async () => [
      ...(held.registers?.() ?? []),
      {
        table: 'account',
        key: held.snapshot()?.current ?? '',
        value: { nickname: 'Work', colour: 1 },
        clock: [1, 0, device],
      },
    ],
    translator: async () => testTranslator({ place: { zone: 'Europe/Berlin', locale: 'en-GB' }, now }),
    alarm: { set: async (at) => void alarms.set(pushAlarm, at), clear: async () => void alarms.delete(pushAlarm) },
  });
  return { deviceStore, host, pushSync, alarms };
}

/** A complete pairing: code, answer, same digits, welcome, first push. */
export async function pair(computer: Computer, phone: Phone): Promise<void> {
  const code = await computer.host.begin();
  const answered = await phone.guest.answer(code.link.split('=')[1] ?? '');
  if (!answered.ok) throw new Error(answered.text.key);
  const step = await computer.host.accept(answered.link);
  if (!step.ok) throw new Error(step.text.key);
  if (step.digits !== answered.digits) throw new Error('digits differ');
  const end = await computer.host.confirm();
  if (!end.ok) throw new Error(end.text.key);
  await phone.inbox.drain();
}

/** A further computer joins the group: code, answer, same digits, welcome by link. */
export async function linkComputers(host: Computer, joining: Computer, device: string, clock: Clock): Promise<void> {
  const guest = createPairGuest({
    deviceStore: joining.deviceStore,
    now: () => clock.now,
    role: 'computer',
    self: async () => ({ device, name: 'Laptop' }),
    subscribe: async () => message('devices.code.notPushed'),
    appAddress: async () => address,
    joinAsComputer: async (welcome) => void (await joinGroup(joining.deviceStore, welcome, clock.now)),
  });
  const code = await host.host.begin();
  const answered = await guest.answer(code.link.split('=')[1] ?? '');
  if (!answered.ok || !(await host.host.accept(answered.link)).ok) throw new Error('no answer');
  const end = await host.host.confirm();
  if (!end.ok || !(await guest.takeWelcomeText(end.link?.split('=')[1] ?? ''))) throw new Error('not joined');
}

/** One account with one window, as a computer has it. */
export function snapshotWith(used: number, at: Instant, account = usageSeries(1, 900)[0]?.account ?? ''): Snapshot {
  const window = (seconds: number, usedPercent: number) => ({
    limit: 'codex',
    seconds,
    usedPercent,
    resetsAt: at + (seconds * 1000) / 2,
    observedAt: at,
    source: 'network' as const,
    confirmed: true,
    withdrawn: false,
  });
  const state: AccountState = {
    key: account,
    plan: { at, value: 'plus' },
    windows: [window(18_000, used), window(604_800, 31)],
    gates: null,
    reachedType: null,
    spend: null,
    models: null,
    bankCount: { at, value: 2 },
    bankListedAt: null,
    bank: [],
    credits: null,
    balance: null,
    balances: [],
    spentWhilePlanLeft: false,
    offer: null,
    rules: null,
    invites: null,
    events: [],
    observedAt: at,
  };
  return {
    v: 1,
    revision: 1,
    writtenAt: at,
    accounts: [{ account: { key: account, nickname: 'Work', colour: 1 }, state }],
    current: account,
    settings: defaultSettings,
    troubles: [],
  };
}
