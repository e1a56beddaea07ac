import { describe, expect, it } from 'vitest';
import { message } from '../../../src/domain/messages/message';
import type { PushStatus } from '../../../src/engine/devices/device-store';
import { pushStatus, storeKeys } from '../../../src/engine/devices/device-store';
import { loadInboxLog } from '../../../src/engine/devices/inbox-log';
import { sendNotice } from '../../../src/engine/devices/push-sender';
import {
  computerPushStatus,
  handoverStatus,
  noHandover,
  phonePushStatus,
} from '../../../src/engine/devices/transport-status';
import type { DeviceLine } from '../../../src/engine/ports/device-ports';
import { testTranslator } from '../../support/translator';

const { spell } = testTranslator();
const nothing = await loadInboxLog({ get: async () => undefined, set: async () => {} });
const options = { hideNumbers: false, paused: false };
const phone = { device: 'p', role: 'phone', name: 'Pixel', vendor: 'Google' } as DeviceLine;
const status: PushStatus = {
  acceptedAt: null,
  failedAt: null,
  trouble: null,
  gone: false,
  retryAt: null,
  tries: 0,
  memory: null,
  waiting: null,
  rekeysAccepted: 0,
};

describe('push, as the computer knows it', () => {
  const facts = { devices: [phone], statuses: [status], options, allowed: true };
  it.each([
    ['nobody', { devices: [] }, 'off', 'No phone is paired. Nothing is sent anywhere.'],
    [
      'a pause',
      { options: { ...options, paused: true } },
      'off',
      'You paused it. Nothing is sent until you switch it on again.',
    ],
    [
      'no permission',
      { allowed: false },
      'failing',
      'The browser no longer lets Headroom reach the push services. Press “Add a phone or computer” above and allow it. Nothing has to be paired again.',
    ],
    [
      'the newest failure',
      {
        statuses: [
          { ...status, failedAt: 1, trouble: message('devices.sent.gone') },
          { ...status, failedAt: 2, trouble: message('devices.sent.answered', { status: '403' }) },
        ],
      },
      'failing',
      'The push service answered 403.',
    ],
    [
      'a failure stored as a text by an older version',
      { statuses: [{ ...status, failedAt: 1, trouble: 'The push service did not answer.' }] },
      'failing',
      'The push service did not answer.',
    ],
    ['nothing sent yet', {}, 'armed', 'Paired. The first push goes out when there is news.'],
    [
      'a push that was accepted',
      { statuses: [{ ...status, acceptedAt: 3 }] },
      'working',
      'The push service took the last message. Only the phone knows whether it was shown.',
    ],
  ] as const)('says %s', (_, change, state, text) => {
    const said = computerPushStatus({ ...facts, ...change });
    expect([said.state, spell(said.text)]).toEqual([state, text]);
  });
});

describe('push, as the phone knows it', () => {
  const host = { device: 'c', role: 'computer' as const, name: 'Desk' };
  const membership = {
    host,
    roster: [host],
    pairedAt: 0,
    lastAt: null,
    subscriptionLost: false,
    computerRemoved: false,
    silence: null,
  };
  const received = nothing;
  it.each([
    ['no pairing', null, {}, 'This phone is not paired with a computer.', null],
    [
      'a lost subscription',
      { subscriptionLost: true },
      {},
      'The browser ended the subscription, so nothing from Desk arrives. Pair again.',
      null,
    ],
    ['the wait for the first one', {}, {}, 'Paired with Desk. Waiting for the first push.', null],
    ['messages', {}, { lastAt: 1, unreadable: 2 }, 'Messages from Desk arrive.', '2 messages could not be opened.'],
    [
      'one that could not be opened',
      {},
      { lastAt: 1, unreadable: 1 },
      'Messages from Desk arrive.',
      '1 message could not be opened.',
    ],
  ] as const)('says %s', (_, change, log, text, error) => {
    const said = phonePushStatus(change && { ...membership, ...change }, { ...received, ...log });
    expect(spell(said.text)).toBe(text);
    expect(said.lastError && spell(said.lastError)).toBe(error);
  });
});

it('hand-over keeps its last failure, also one stored as a text', () => {
  const failed = handoverStatus({ ...noHandover, errorAt: 2, error: 'As it was.' }, 'phone');
  expect(failed.state).toBe('failing');
  expect(spell(failed.lastError ?? '')).toBe('As it was.');
});

it('a computer whose stored key is damaged says so and sends nothing', async () => {
  const values = new Map<string, unknown>();
  const deviceStore = {
    get: async (key: string) => values.get(key),
    set: async (key: string, value: unknown) => void values.set(key, value),
  };
  const outcome = await sendNotice(
    { device: 'p', push: { endpoint: 'https://fcm.googleapis.com/x', p256dh: '', auth: '' } } as never,
    { secret: 'not base64url!', epoch: 1 } as never,
    { topic: null, urgency: 'high' } as never,
    {} as never,
    {
      deviceStore,
      now: () => 5,
      appAddress: async () => 'https://you.example/',
      fetch: () => Promise.reject(new Error('sent')),
    },
  );
  expect(outcome).toEqual({ kind: 'refused', status: null, reason: message('devices.sent.damagedKey') });
  expect(values.has(storeKeys.status('p'))).toBe(true);
  expect((await pushStatus(deviceStore, 'p')).trouble).toEqual(message('devices.sent.damagedKey'));
});
