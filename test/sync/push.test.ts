import { createECDH, createPublicKey, verify } from 'node:crypto';
import { createRequire } from 'node:module';
import { beforeAll, describe, expect, it } from 'vitest';

import { createGroup, type Group } from '../../src/sync/keys/group';
import type { PushTarget } from '../../src/sync/keys/pairing-answer';
import { largestPlaintext, payloadCapacity, pushJson, readPushJson } from '../../src/sync/push/push-message';
import { type PushDeps, sendPush } from '../../src/sync/transports/push';

const ece = createRequire(import.meta.url)('http_ece');
const now = 1_790_000_000_000;
const payload = (length: number) => ({
  kind: 'digest' as const,
  bytes: crypto.getRandomValues(new Uint8Array(length)),
});

describe('a push', () => {
  const phone = createECDH('prime256v1');
  phone.generateKeys();
  const auth = Buffer.from(crypto.getRandomValues(new Uint8Array(16)));
  const target: PushTarget = {
    endpoint: 'https://fcm.googleapis.com/fcm/send/token',
    p256dh: phone.getPublicKey().toString('base64url'),
    auth: auth.toString('base64url'),
  };
  let group: Group;
  beforeAll(async () => {
    group = await createGroup(now);
  });

  const sending = async (
    answer: Response | Error,
    to = target,
    json = pushJson('https://x.example/', payload(2_000)),
  ) => {
    const requests: { url: string; init: RequestInit }[] = [];
    const ports: PushDeps = {
      vapid: group.vapid,
      subject: 'https://headroom.example.app/',
      now: () => now,
      fetch: async (url, init) => {
        requests.push({ url, init });
        if (answer instanceof Error) throw answer;
        return answer;
      },
    };
    const outcome = await sendPush({ target: to, json, topic: 'digest', urgency: 'low' }, ports);
    return { outcome, requests, json };
  };
  const headersOf = (init?: RequestInit) => init?.headers as Record<string, string>;

  it('is decrypted by an independent implementation to the very bytes', async () => {
    const { requests, json } = await sending(new Response(null, { status: 201 }));
    const body = Buffer.from(requests[0]?.init.body as Uint8Array);
    const plain: Buffer = ece.decrypt(body, {
      version: 'aes128gcm',
      privateKey: phone,
      authSecret: auth.toString('base64url'),
    });
    expect(plain.toString('utf8')).toBe(json);
    expect(body.length).toBe(4_096);
  });

  it('is signed so that the vendor knows one sender, for twelve hours', async () => {
    const { requests } = await sending(new Response(null, { status: 201 }));
    const [, jwt = '', key = ''] =
      /^vapid t=([^,]+), k=(.+)$/.exec(headersOf(requests[0]?.init).authorization ?? '') ?? [];
    expect(key).toBe(group.vapid.publicKey);
    const [head = '', payload = '', signature = ''] = jwt.split('.');
    const point = Buffer.from(key, 'base64url');
    const [x, y] = [point.subarray(1, 33).toString('base64url'), point.subarray(33).toString('base64url')];
    const publicKey = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' });
    const genuine = verify(
      'sha256',
      Buffer.from(`${head}.${payload}`),
      { key: publicKey, dsaEncoding: 'ieee-p1363' },
      Buffer.from(signature, 'base64url'),
    );
    expect(genuine).toBe(true);
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
    expect(claims).toMatchObject({ aud: 'https://fcm.googleapis.com', sub: 'https://headroom.example.app/' });
    expect(claims.exp - Date.now() / 1000).toBeLessThanOrEqual(12 * 3600 + 5);
  });

  it('may wait four weeks, replaces a waiting one, and sends no cookie, referrer or redirect', async () => {
    const { requests } = await sending(new Response(null, { status: 201 }));
    expect(headersOf(requests[0]?.init)).toMatchObject({
      ttl: '2419200',
      topic: 'digest',
      urgency: 'low',
      'content-encoding': 'aes128gcm',
    });
    expect(requests[0]?.init).toMatchObject({ credentials: 'omit', redirect: 'error', referrerPolicy: 'no-referrer' });
  });

  it.each([
    [201, null, { kind: 'accepted', status: 201 }],
    [404, null, { kind: 'gone', status: 404 }],
    [410, null, { kind: 'gone', status: 410 }],
    [429, '120', { kind: 'later', at: now + 120_000, status: 429 }],
    [429, new Date(now + 600_000).toUTCString(), { kind: 'later', at: now + 600_000, status: 429 }],
    [503, null, { kind: 'later', at: now + 300_000, status: 503 }],
    [503, '999999999', { kind: 'later', at: now + 6 * 3_600_000, status: 503 }],
    [503, '-5', { kind: 'later', status: 503 }],
    [403, null, { kind: 'refused', status: 403 }],
    [413, null, { kind: 'refused', status: 413 }],
  ])('understands the vendor’s %i (retry after %s)', async (status, after, expected) => {
    const { outcome } = await sending(new Response(null, { status, headers: after ? { 'retry-after': after } : {} }));
    expect(outcome).toMatchObject(expected);
  });

  it('is tried again when there is no network', async () => {
    const { outcome } = await sending(new TypeError('Failed to fetch'));
    expect(outcome).toMatchObject({ kind: 'later', status: null });
  });

  it('is never posted to a host that is no push vendor', async () => {
    const { outcome, requests } = await sending(new Response(null, { status: 201 }), {
      ...target,
      endpoint: 'https://evil.example/x',
    });
    expect(outcome.kind).toBe('refused');
    expect(requests).toEqual([]);
  });

  it('is refused, not thrown, when it is too long or the phone’s key is no key', async () => {
    expect((await sending(new Response(), target, 'x'.repeat(largestPlaintext + 1))).outcome.kind).toBe('refused');
    expect((await sending(new Response(), { ...target, p256dh: 'AAAA' })).outcome.kind).toBe('refused');
  });
});

describe('the JSON of a push', () => {
  it('is a declarative message, and reads back', () => {
    const sent = payload(100);
    const json = pushJson('https://x.example/#d=1', sent);
    expect(JSON.parse(json)).toMatchObject({
      web_push: 8030,
      mutable: true,
      notification: { title: 'Headroom has news', navigate: 'https://x.example/#d=1', silent: true },
    });
    expect(JSON.parse(json)).not.toHaveProperty('app_badge');
    expect(readPushJson(json)).toEqual({ navigate: 'https://x.example/#d=1', payload: sent });
  });

  it('fills the size limit and never exceeds it, whatever script the address is in', () => {
    for (const address of ['https://x.example/', 'https://x.example/осталось/', 'https://x.example/残り/']) {
      const room = payloadCapacity(address);
      const length = (bytes: number) => Buffer.byteLength(pushJson(address, payload(bytes)));
      expect(length(room)).toBeLessThanOrEqual(largestPlaintext);
      expect(length(room + 3)).toBeGreaterThan(largestPlaintext);
    }
  });

  it.each([
    '',
    '{',
    'null',
    '[]',
    '{"notification":null}',
    '{"notification":{"title":7}}',
    '{"notification":{"title":""}}',
  ])('is nothing of ours in %j', (text) => {
    expect(readPushJson(text)).toBeNull();
  });

  it('lets nobody write on the lock screen: words outside the sealed part are not even read', () => {
    const json =
      '{"notification":{"title":"Account locked","body":"Call us","tag":"x","data":{"hr":"***"}},"app_badge":7}';
    expect(readPushJson(json)).toEqual({ navigate: null, payload: null });
  });
});
