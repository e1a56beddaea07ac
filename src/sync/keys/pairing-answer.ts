// A device's answer to a pairing code: its name, public key and push subscription, encrypted with the code's secret. It may
// come back by QR code, chat or mail, because the way need not be trusted.

import { sha256 } from '../../domain/hashing/sha256';
import type { DeviceId } from '../../domain/observations/observation';
import { visibleText } from '../../domain/validation/visible-text';
import { fromBase64Url, toBase64Url } from '../codec/base64url';
import { fromDigits, toDigits } from '../codec/digits';
import { vendorOf } from '../push/push-vendor';
import { open, seal } from './envelope';
import { deriveBytes, deriveSealKey, importGroupSecret } from './keys';
import type { PairingCode } from './pairing-code';

export interface PushTarget {
  readonly endpoint: string;
  /** base64url, as in `PushSubscription.toJSON()`. */
  readonly p256dh: string;
  readonly auth: string;
}

export interface PairingAnswer {
  readonly device: DeviceId;
  readonly role: 'phone' | 'computer';
  readonly name: string;
  readonly publicKey: Uint8Array<ArrayBuffer>;
  /** Null for a computer, and for a phone that did not allow notifications. */
  readonly push: PushTarget | null;
}

export interface SealedAnswer {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** The six digits both screens show. */
  readonly digits: string;
}

const purpose = 'answer';

/** Encrypts an answer, and computes the digits to compare. */
export async function sealAnswer(code: PairingCode, answer: PairingAnswer): Promise<SealedAnswer> {
  const plain = JSON.stringify({ ...answer, publicKey: toBase64Url(answer.publicKey) });
  const bytes = await seal(await answerKeys(code), 'welcome', purpose, new TextEncoder().encode(plain), {
    padded: false,
  });
  return { bytes, digits: await compareDigits(code, bytes) };
}

export type AnswerRead =
  | { readonly ok: true; readonly answer: PairingAnswer; readonly sealed: SealedAnswer }
  | { readonly ok: false; readonly reason: 'not-an-answer' | 'other-code' | 'foreign-endpoint' };

/** Reads the digits of `#r=` with the code they answer. */
export async function openAnswer(code: PairingCode, text: string): Promise<AnswerRead> {
  const bytes = fromDigits(text);
  if (!bytes || bytes.length < 40) return { ok: false, reason: 'not-an-answer' };
  const body = await open(await answerKeys(code), 'welcome', purpose, bytes);
  if (!body) return { ok: false, reason: 'other-code' };
  const answer = readAnswer(new TextDecoder().decode(body));
  if (!answer) return { ok: false, reason: 'not-an-answer' };
  if (answer.push && !vendorOf(answer.push.endpoint)) return { ok: false, reason: 'foreign-endpoint' };
  return { ok: true, answer, sealed: { bytes, digits: await compareDigits(code, bytes) } };
}

/** `https://…/#r=<digits>`: the link that brings the answer to the computer. */
export function answerLink(pwaAddress: string, { bytes }: SealedAnswer): string {
  return `${pwaAddress}#r=${toDigits(bytes)}`;
}

/** SHA-256 over code and answer. It binds the welcome to this exchange (HPKE info). */
export function transcript(code: PairingCode, answer: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(code.bytes.length + answer.length);
  both.set(code.bytes);
  both.set(answer, code.bytes.length);
  return sha256(both);
}

async function compareDigits(code: PairingCode, answer: Uint8Array): Promise<string> {
  const seed = new Uint8Array(64);
  seed.set(code.secret);
  seed.set(transcript(code, answer), 32);
  const bytes = await deriveBytes(await importGroupSecret(seed), 'sas', 8);
  return String(new DataView(bytes.buffer).getBigUint64(0) % 1_000_000n).padStart(6, '0');
}

async function answerKeys(code: PairingCode) {
  const secret = await importGroupSecret(code.secret);
  return { kid: await deriveBytes(secret, 'answer/kid', 4), seal: await deriveSealKey(secret, purpose) };
}

function readAnswer(json: string): PairingAnswer | null {
  try {
    const { device, role, name, publicKey, push } = JSON.parse(json);
    const key = fromBase64Url(String(publicKey));
    const target = readTarget(push);
    const named = typeof device === 'string' && /^[\w:-]{4,64}$/.test(device) && typeof name === 'string';
    if (!named || (role !== 'phone' && role !== 'computer') || key?.length !== 65 || target === undefined) return null;
    return { device, role, name: visibleText(name, 60) || role, publicKey: key, push: target };
  } catch {
    return null;
  }
}

/** A push target as another device gave it; null when it gave none, undefined when it is malformed. */
export function readTarget(value: unknown): PushTarget | null | undefined {
  if (value === null || value === undefined) return null;
  const { endpoint, p256dh, auth } = value as Partial<PushTarget>;
  const fits = fromBase64Url(String(p256dh))?.length === 65 && fromBase64Url(String(auth))?.length === 16;
  if (typeof endpoint !== 'string' || !fits) return undefined;
  return { endpoint, p256dh: String(p256dh), auth: String(auth) };
}
