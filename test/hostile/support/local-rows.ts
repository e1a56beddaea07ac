// A row under every key of `local` that is not there after a few readings: pairings, the last import, what stands aside.
import { storeKeys } from '../../../src/engine/devices/device-store';
import type { LocalRow } from '../../../src/storage/rows';
import { toBase64Url } from '../../../src/sync/codec/base64url';
import { encodeSegment } from '../../../src/sync/codec/segment';
import { exportPublicKey, generateDeviceKeys } from '../../../src/sync/keys/device-keys';
import { createGroup } from '../../../src/sync/keys/group';
import { importGroupSecret } from '../../../src/sync/keys/keys';
import { usageSeries } from '../../support/observations';
import { localSyncRows } from './local-sync-rows';

/** The names of the two phones that the rows know. */
export const pairedPhones = ['phone-one', 'phone-two'];

export async function localRows(at: number): Promise<LocalRow[]> {
  const keys = await generateDeviceKeys();
  const publicKey = toBase64Url(await exportPublicKey(keys.publicKey));
  const host = { device: 'the-computer', role: 'computer', name: 'Desk' } as const;
  const device = (name: string) => ({
    device: name,
    role: 'phone',
    name: 'Phone',
    publicKey,
    push: { endpoint: 'https://fcm.googleapis.com/fcm/send/abc', p256dh: publicKey, auth: 'AAAAAAAAAAAAAAAAAAAAAA' },
    pairedAt: at,
    rekeys: ['abc'],
  });
  const words = { title: 'Weekly', body: '31% left', tag: 'card', silent: true, badge: 31 };
  const facts = { used: { a: 1 }, ends: { a: at }, banked: { a: 2 }, lapsing: ['r'], creditsLow: [] };
  const status = {
    acceptedAt: at,
    failedAt: at,
    trouble: 'The push service did not answer.',
    gone: false,
    retryAt: at + 60_000,
    tries: 1,
    memory: { sentAt: [at], facts },
    waiting: { letter: { words, topic: 'alert', urgency: 'high' }, until: at + 60_000 },
    rekeysAccepted: 0,
  };
  const ahead = usageSeries(1).map((one) => ({ ...one, at: at + 86_400_000 }));
  const register = { table: 'account', key: 'a', value: { nickname: 'Home' }, clock: [at, 0, 'd'] };
  const packed = [await encodeSegment(usageSeries(3))];
  const values: Readonly<Record<string, unknown>> = {
    [storeKeys.deviceKeys]: keys,
    [storeKeys.group]: await createGroup(at),
    [storeKeys.devices]: pairedPhones.map(device),
    [storeKeys.options]: { hideNumbers: false, paused: false },
    [storeKeys.counter]: 7,
    [storeKeys.membership]: {
      epoch: 0,
      secret: await importGroupSecret(new Uint8Array(32)),
      host,
      roster: [host],
      pairedAt: at,
      endpoint: null,
      vapidPublicKey: publicKey,
    },
    [storeKeys.pending]: { code: 'abc', answer: 'abc', digits: '123456', endpoint: null, answeredAt: at },
    [storeKeys.received]: { counters: { d: 5 }, lastAt: at, stale: 1, unreadable: 0, newObservations: 3, closed: 0 },
    [storeKeys.formerAccounts]: ['former'],
    [storeKeys.ownName]: 'Desk',
    [storeKeys.status('phone-one')]: status,
    'phone/handover': { successAt: at, errorAt: null, error: null },
    'import/head': { at, added: 3, isFinished: true, accounts: ['a'], registers: [{ before: null, after: register }] },
    'import/portion/000000': { brought: packed, displaced: packed },
    'aside-ran-to': at,
    'arrival-floor': 3,
    'tapes-revision': 2,
    'usage-salt': Array.from({ length: 40 }, (_, index) => index),
    'usage-window-ends': { cursor: 2, ends: [{ account: 'a', seconds: 18_000, resetsAt: at }] },
    'fold-again': false,
    ...localSyncRows(at),
    'unreadable-month/a/1790000000000': null,
    'damaged-rows': [{ table: 'events', text: '{}' }],
    ...Object.fromEntries(ahead.map((one) => [`aside/${String(one.at).padStart(14, '0')}/${one.id}`, one])),
  };
  return Object.entries(values).map(([key, value]) => ({ key, value }));
}
