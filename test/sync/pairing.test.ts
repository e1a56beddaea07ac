import { beforeAll, describe, expect, it } from 'vitest';
import { fromBase64Url, toBase64Url } from '../../src/sync/codec/base64url';
import { toDigits } from '../../src/sync/codec/digits';
import { type DeviceKeys, exportPublicKey, generateDeviceKeys } from '../../src/sync/keys/device-keys';
import { open, seal } from '../../src/sync/keys/envelope';
import { createGroup, type Group, nextEpoch } from '../../src/sync/keys/group';
import { deriveGroupKeys, importGroupSecret } from '../../src/sync/keys/keys';
import {
  answerLink,
  openAnswer,
  type PairingAnswer,
  type PushTarget,
  sealAnswer,
} from '../../src/sync/keys/pairing-answer';
import {
  codeLifeMs,
  makePairingCode,
  type PairingCode,
  pairingLink,
  readPairingCode,
} from '../../src/sync/keys/pairing-code';
import { openRekey, openWelcome, sealRekey, sealWelcome, type WelcomeSource } from '../../src/sync/keys/welcome';
import { vendorOf } from '../../src/sync/push/push-vendor';
import { qrCode } from '../../src/sync/transports/qr';
import { qrVersion } from '../support/qr-version';
import { golden, goldenPhoneKeys } from './keys/golden-pairing';

const now = 1_790_000_000_000;
const address = 'https://headroom.example.app/';
const minute = 60_000;
const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));
const digitsOf = (link: string) => link.split('=')[1] ?? '';

interface Party {
  readonly keys: DeviceKeys;
  readonly publicKey: Uint8Array<ArrayBuffer>;
}

async function party(): Promise<Party> {
  const keys = await generateDeviceKeys();
  return { keys, publicKey: await exportPublicKey(keys.publicKey) };
}

describe('pairing', () => {
  let computer: Party;
  let phone: Party;
  let stranger: Party;
  let group: Group;
  let code: PairingCode;
  let push: PushTarget;
  let source: WelcomeSource;

  beforeAll(async () => {
    [computer, phone, stranger] = await Promise.all([party(), party(), party()]);
    group = await createGroup(now);
    code = makePairingCode(computer.publicKey, fromBase64Url(group.vapid.publicKey) ?? random(65), random(32), now);
    push = {
      endpoint: `https://fcm.googleapis.com/fcm/send/${toBase64Url(random(110))}`,
      p256dh: toBase64Url(phone.publicKey),
      auth: toBase64Url(random(16)),
    };
    const from = { device: 'computer-1', role: 'computer' as const, name: 'Desk', publicKey: computer.publicKey };
    source = {
      group,
      from,
      roster: [from, { device: 'phone-1', role: 'phone', name: 'Pixel' }],
      salt: 'salt',
      phones: [{ device: 'phone-1', role: 'phone', name: 'Pixel', publicKey: toBase64Url(phone.publicKey), push }],
      choices: [{ table: 'sync', key: 'relays', value: { urls: ['wss://a.example'] }, clock: [1, 0, 'computer-1'] }],
    };
  });

  const answerOf = (who: Party, role: PairingAnswer['role'] = 'phone'): PairingAnswer => ({
    device: 'phone-1',
    role,
    name: 'Pixel',
    publicKey: who.publicKey,
    push: role === 'phone' ? push : null,
  });

  it('pairs a phone: code, answer, the same six digits on both screens, welcome', async () => {
    const shown = readPairingCode(digitsOf(pairingLink(address, code)), now + minute);
    if (!shown.ok) throw new Error(shown.reason);
    expect(shown.code).toEqual(code);

    const onPhone = await sealAnswer(shown.code, answerOf(phone));
    const onComputer = await openAnswer(code, digitsOf(answerLink(address, onPhone)));
    if (!onComputer.ok) throw new Error(onComputer.reason);
    expect(onComputer.answer).toEqual(answerOf(phone));
    expect(onComputer.sealed.digits).toBe(onPhone.digits);
    expect(onPhone.digits).toMatch(/^\d{6}$/);

    const welcome = await sealWelcome(code, onComputer.answer, onComputer.sealed, source);
    const read = await openWelcome(shown.code, onPhone, phone.keys, welcome);
    expect(read?.choices).toEqual(source.choices);
    expect(toBase64Url(read?.secret ?? random(1))).toBe(group.secret);
    expect(read?.roster).toHaveLength(2);
    expect(read?.from.name).toBe('Desk');
  });

  it('never tells a phone what only computers need', async () => {
    const sealed = await sealAnswer(code, answerOf(phone));
    const read = await openWelcome(code, sealed, phone.keys, await sealWelcome(code, answerOf(phone), sealed, source));
    expect(read).toMatchObject({ vapid: null, salt: null, phones: [] });
  });

  it('gives a second computer the VAPID pair and the salt of account keys', async () => {
    const sealed = await sealAnswer(code, answerOf(phone, 'computer'));
    const welcome = await sealWelcome(code, answerOf(phone, 'computer'), sealed, source);
    expect(await openWelcome(code, sealed, phone.keys, welcome)).toMatchObject({
      vapid: group.vapid,
      salt: 'salt',
      phones: source.phones,
    });
  });

  it('holds no key of the data in the code, and fits codes a phone reads', async () => {
    expect(Buffer.from(code.bytes).includes(Buffer.from(group.secret, 'base64url'))).toBe(false);
    expect(qrVersion(qrCode(pairingLink(address, code))?.size ?? 999)).toBeLessThanOrEqual(9);
    const answer = answerLink(address, await sealAnswer(code, answerOf(phone)));
    expect(qrVersion(qrCode(answer)?.size ?? 999)).toBeLessThanOrEqual(17);
  });

  it('shows other digits when somebody else photographed and answered the code', async () => {
    const [honest, photographed] = await Promise.all([
      sealAnswer(code, answerOf(phone)),
      sealAnswer(code, answerOf(stranger)),
    ]);
    expect(photographed.digits).not.toBe(honest.digits);
  });

  it('wraps the welcome for the compared phone, not for somebody who photographed the code', async () => {
    const sealed = await sealAnswer(code, answerOf(phone));
    const welcome = await sealWelcome(code, answerOf(phone), sealed, source);
    expect(await openWelcome(code, sealed, stranger.keys, welcome)).toBeNull();
    const otherSecret = makePairingCode(computer.publicKey, code.vapidPublicKey, random(32), now);
    expect(await openWelcome(otherSecret, sealed, phone.keys, welcome)).toBeNull();
    const damaged = welcome.slice();
    damaged[80] = (damaged[80] ?? 0) ^ 1;
    expect(await openWelcome(code, sealed, phone.keys, damaged)).toBeNull();
  });

  it('refuses a welcome from another computer than the one whose code was scanned', async () => {
    const sealed = await sealAnswer(code, answerOf(phone));
    const from = { ...source.from, publicKey: stranger.publicKey };
    const forged = await sealWelcome(code, answerOf(phone), sealed, { ...source, from });
    expect(await openWelcome(code, sealed, phone.keys, forged)).toBeNull();
  });

  it('refuses a code that has expired, claims to live too long, is of a later version or is none', () => {
    const shown = toDigits(code.bytes);
    expect(readPairingCode(shown, now + codeLifeMs - 1000).ok).toBe(true);
    expect(readPairingCode(shown, now + codeLifeMs + 2 * minute)).toEqual({ ok: false, reason: 'expired' });
    expect(readPairingCode(shown, now - 2 * minute)).toEqual({ ok: false, reason: 'expired' });
    const later = code.bytes.slice();
    later[0] = 2;
    expect(readPairingCode(toDigits(later), now)).toEqual({ ok: false, reason: 'later-version' });
    expect(readPairingCode('123', now)).toEqual({ ok: false, reason: 'not-a-code' });
    expect(readPairingCode('', now)).toEqual({ ok: false, reason: 'not-a-code' });
    expect(readPairingCode(shown.slice(0, -41), now)).toEqual({ ok: false, reason: 'not-a-code' });
  });

  it('refuses an answer to another code, a damaged one and one that is none', async () => {
    const answer = digitsOf(answerLink(address, await sealAnswer(code, answerOf(phone))));
    const other = makePairingCode(computer.publicKey, code.vapidPublicKey, random(32), now);
    expect(await openAnswer(other, answer)).toEqual({ ok: false, reason: 'other-code' });
    const flipped = answer.slice(0, 50) + String((Number(answer[50]) + 1) % 10) + answer.slice(51);
    expect((await openAnswer(code, flipped)).ok).toBe(false);
    expect(await openAnswer(code, '123')).toEqual({ ok: false, reason: 'not-an-answer' });
  });

  it('refuses to push anywhere but to the four vendors', async () => {
    const evil = { ...answerOf(phone), push: { ...push, endpoint: 'https://fcm.googleapis.com.evil.example/send/1' } };
    const answer = digitsOf(answerLink(address, await sealAnswer(code, evil)));
    expect(await openAnswer(code, answer)).toEqual({ ok: false, reason: 'foreign-endpoint' });
  });
});

describe('a pairing recorded with the first version', () => {
  it('still ends well: code, answer, digits, welcome, and the next keys', async () => {
    const bytes = (text: string) => fromBase64Url(text) ?? expect.fail('not base64url');
    const shown = readPairingCode(toDigits(bytes(golden.code)), golden.at);
    const code = shown.ok ? shown.code : expect.fail(shown.reason);
    const read = await openAnswer(code, toDigits(bytes(golden.answer)));
    const { sealed } = read.ok ? read : expect.fail(read.reason);
    expect(sealed.digits).toBe(golden.digits);

    const keys = await goldenPhoneKeys();
    const welcome = await openWelcome(code, sealed, keys, bytes(golden.welcome));
    expect(toBase64Url(welcome?.secret ?? random(1))).toBe(golden.secret);
    expect(welcome).toMatchObject({ epoch: 0, from: { device: 'computer-1', name: 'Desk' }, vapid: null, salt: null });

    const old = await deriveGroupKeys(await importGroupSecret(bytes(golden.secret)), 0);
    const next = await openRekey(old, 'phone-1', keys, bytes(golden.rekey));
    expect(toBase64Url(next?.secret ?? random(1))).toBe(golden.nextSecret);
    expect(next?.epoch).toBe(1);
  });
});

describe('vendorOf', () => {
  it.each([
    ['https://fcm.googleapis.com/fcm/send/abc', 'fcm'],
    ['https://updates.push.services.mozilla.com/wpush/v2/abc', 'mozilla'],
    ['https://web.push.apple.com/QAbc', 'apple'],
    ['https://db5p.notify.windows.com/w/?token=abc', 'windows'],
    ['https://wns2-by3p.notify.windows.com/w/?token=abc', 'windows'],
  ])('knows %s', (endpoint, vendor) => {
    expect(vendorOf(endpoint)?.vendor).toBe(vendor);
  });

  it.each([
    'http://fcm.googleapis.com/fcm/send/abc',
    'https://fcm.googleapis.com:8443/x',
    'https://user@fcm.googleapis.com/x',
    'https://fcm.googleapis.com@evil.example/x',
    'https://evil.example/fcm.googleapis.com',
    'https://xfcm.googleapis.com/x',
    'https://push.apple.com.evil.example/x',
    'https://127.0.0.1/x',
    'https://fcm.googleapis.com/',
    'fcm.googleapis.com/x',
    `https://fcm.googleapis.com/${'x'.repeat(3000)}`,
    '',
  ])('refuses %s', (endpoint) => {
    expect(vendorOf(endpoint)).toBeNull();
  });
});

describe('a revoked phone', () => {
  it('reads nothing sealed after the epoch moved on, while the others do', async () => {
    const [keeps, lost, computer] = await Promise.all([party(), party(), party()]);
    const group = await createGroup(now);
    const old = await deriveGroupKeys(await importGroupSecret(fromBase64Url(group.secret) ?? random(32)), 0);
    const next = nextEpoch(group, now);
    const from = { device: 'computer-1', role: 'computer' as const, name: 'Desk', publicKey: computer.publicKey };
    const source: WelcomeSource = { group: next, from, roster: [], salt: null, phones: [], choices: [] };

    const rekey = await sealRekey(old, { device: 'keeps', role: 'phone', publicKey: keeps.publicKey }, source);
    const welcome = await openRekey(old, 'keeps', keeps.keys, rekey);
    expect(welcome?.epoch).toBe(1);
    expect(await openRekey(old, 'lost', lost.keys, rekey)).toBeNull();
    expect(await openRekey(old, 'keeps', lost.keys, rekey)).toBeNull();

    const newKeys = await deriveGroupKeys(await importGroupSecret(welcome?.secret ?? random(32)), 1);
    const sealed = await seal(newKeys, 'digest', 'x', new TextEncoder().encode('later numbers'));
    expect(await open(old, 'digest', 'x', sealed)).toBeNull();
    expect(await open({ ...old, kid: newKeys.kid }, 'digest', 'x', sealed)).toBeNull();
    expect(await open(newKeys, 'digest', 'x', sealed)).not.toBeNull();
  });

  it('cannot be sent back: an epoch is never followed by the same or an earlier one', async () => {
    const [phone, computer] = await Promise.all([party(), party()]);
    const group = await createGroup(now);
    const keys = await deriveGroupKeys(await importGroupSecret(fromBase64Url(group.secret) ?? random(32)), 0);
    const from = { device: 'computer-1', role: 'computer' as const, name: 'Desk', publicKey: computer.publicKey };
    const again = await sealRekey(
      keys,
      { device: 'p', role: 'phone', publicKey: phone.publicKey },
      { group, from, roster: [], salt: null, phones: [], choices: [] },
    );
    expect(await openRekey(keys, 'p', phone.keys, again)).toBeNull();
  });
});
