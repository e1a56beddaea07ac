// Web Push directly to the push service of the phone's browser: RFC 8030, encrypted by RFC 8291, signed by RFC 8292. We run no
// server in between.
import { buildPushPayload } from '@block65/webcrypto-web-push';

import { message } from '../../domain/messages/message';
import type { Message } from '../../domain/messages/value';
import { hourMs, type Instant, minuteMs, secondMs } from '../../domain/time/instant';
import { isPublicAddress } from '../handover/app-address';
import type { VapidPair } from '../keys/group';
import type { PushTarget } from '../keys/pairing-answer';
import { vendorOf } from '../push/push-vendor';

export interface PushRequest {
  readonly target: PushTarget;
  /** At most `largestPlaintext` bytes in UTF-8. */
  readonly json: string;
  /** Replaces a waiting push of the same topic; null replaces none. Two topics only, as a service keeps four pushes a device. */
  readonly topic: 'digest' | 'alert' | null;
  readonly urgency: 'low' | 'normal' | 'high';
}

export interface PushDeps {
  readonly vapid: VapidPair;
  /** VAPID subject: a public https address. Push services refuse others, with 401 or 403. */
  readonly subject: string;
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  readonly now: () => Instant;
}

/** The push service's answer. Accepted does not mean delivered: one service accepts pushes for dead phones too. */
export type PushOutcome =
  | { readonly kind: 'accepted'; readonly status: number }
  /** 404 or 410: the subscription has ended; only pairing again helps. */
  | { readonly kind: 'gone'; readonly status: number }
  /** 429, 5xx or no network. */
  | { readonly kind: 'later'; readonly at: Instant; readonly status: number | null; readonly reason: Message }
  /** Anything else: a retry would get the same answer. */
  | { readonly kind: 'refused'; readonly status: number | null; readonly reason: Message };

/** 28 days in seconds: the longest that all services keep a push for a phone that is off. */
const timeToLive = 2_419_200;
const retryMs = 5 * minuteMs;
const longestRetryMs = 6 * hourMs;

/** Sends one push. Never rejects, and never sends to a host outside the four vendors. */
export async function sendPush({ target, json, topic, urgency }: PushRequest, deps: PushDeps): Promise<PushOutcome> {
  if (!vendorOf(target.endpoint))
    return { kind: 'refused', status: null, reason: message('devices.sent.unknownService') };
  if (!isPublicAddress(deps.subject))
    return { kind: 'refused', status: null, reason: message('devices.sent.needsAddress') };
  let init: RequestInit;
  try {
    init = await requestFor(target, json, { ttl: timeToLive, urgency, ...(topic && { topic }) }, deps);
  } catch (error) {
    return { kind: 'refused', status: null, reason: message('devices.sent.notEncrypted', { error: String(error) }) };
  }
  try {
    return outcomeOf(await deps.fetch(target.endpoint, init), deps.now());
  } catch {
    return { kind: 'later', at: deps.now() + retryMs, status: null, reason: message('devices.sent.noConnection') };
  }
}

async function requestFor(
  { endpoint, p256dh, auth }: PushTarget,
  data: string,
  options: { readonly ttl: number; readonly topic?: string; readonly urgency: PushRequest['urgency'] },
  { vapid, subject }: PushDeps,
): Promise<RequestInit> {
  const subscription = { endpoint, expirationTime: null, keys: { p256dh, auth } };
  const { headers, body } = await buildPushPayload({ data, options }, subscription, { ...vapid, subject });
  // The browser sets this header itself and refuses ours.
  const { 'content-length': _, ...rest } = headers;
  return { method: 'POST', headers: rest, body, credentials: 'omit', redirect: 'error', referrerPolicy: 'no-referrer' };
}

function outcomeOf(response: Response, now: Instant): PushOutcome {
  const { status } = response;
  if (status >= 200 && status < 300) return { kind: 'accepted', status };
  if (status === 404 || status === 410) return { kind: 'gone', status };
  const reason = message('devices.sent.answered', { status: String(status) });
  if (status === 429 || status >= 500) return { kind: 'later', at: now + retryAfter(response, now), status, reason };
  return { kind: 'refused', status, reason };
}

/** Milliseconds until a retry, from 1 min to 6 h. The header holds seconds or a date (RFC 9110 §10.2.3). */
function retryAfter(response: Response, now: Instant): number {
  const header = response.headers.get('retry-after') ?? '';
  const ms = /^\d+$/.test(header) ? Number(header) * secondMs : Date.parse(header) - now;
  return Number.isFinite(ms) ? Math.min(Math.max(ms, minuteMs), longestRetryMs) : retryMs;
}
