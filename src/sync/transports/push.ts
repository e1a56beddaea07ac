// Straight to the phone's own push vendor: RFC 8030, encrypted by RFC 8291, signed by RFC 8292. No server of anybody else.
import { buildPushPayload } from '@block65/webcrypto-web-push';

import { hourMs, type Instant, minuteMs, secondMs } from '../../domain/time/instant';
import type { VapidPair } from '../keys/group';
import type { PushTarget } from '../keys/pairing-answer';
import { vendorOf } from '../push/push-vendor';

export interface PushRequest {
  readonly target: PushTarget;
  /** UTF-8 of at most `pushRoom` bytes. */
  readonly json: string;
  /** A waiting message of the same topic is replaced; null: none is. At most two topics: a vendor keeps four a device. */
  readonly topic: 'digest' | 'alert' | null;
  readonly urgency: 'low' | 'normal' | 'high';
}

export interface PushDeps {
  readonly vapid: VapidPair;
  /** Who sends, for the vendor: an https address. Apple refuses anything else. */
  readonly subject: string;
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  readonly now: () => Instant;
}

/** What the vendor said. `accepted` is not `delivered`: one vendor accepts for dead phones too. */
export type PushOutcome =
  | { readonly kind: 'accepted'; readonly status: number }
  /** 404 or 410: the subscription is over; only pairing anew helps. */
  | { readonly kind: 'gone'; readonly status: number }
  /** 429, 5xx or no network. */
  | { readonly kind: 'later'; readonly at: Instant; readonly status: number | null; readonly reason: string }
  /** Anything else: the vendor will say the same again. */
  | { readonly kind: 'refused'; readonly status: number | null; readonly reason: string };

/** 28 days: the longest all vendors keep a message for a phone that is off. */
const timeToLive = 2_419_200;
const retryMs = 5 * minuteMs;
const longestRetryMs = 6 * hourMs;

/** Posts one message. Never rejects; never posts to a host outside the four vendors. */
export async function sendPush({ target, json, topic, urgency }: PushRequest, deps: PushDeps): Promise<PushOutcome> {
  if (!vendorOf(target.endpoint))
    return { kind: 'refused', status: null, reason: 'This address belongs to no push service we know.' };
  let init: RequestInit;
  try {
    init = await requestFor(target, json, { ttl: timeToLive, urgency, ...(topic && { topic }) }, deps);
  } catch (error) {
    return { kind: 'refused', status: null, reason: `The message could not be encrypted: ${String(error)}` };
  }
  try {
    return outcomeOf(await deps.fetch(target.endpoint, init), deps.now());
  } catch {
    const reason = 'No connection to the push service, or no permission to reach it.';
    return { kind: 'later', at: deps.now() + retryMs, status: null, reason };
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
  // The browser counts the bytes itself and refuses to be told.
  const { 'content-length': _, ...rest } = headers;
  return { method: 'POST', headers: rest, body, credentials: 'omit', redirect: 'error', referrerPolicy: 'no-referrer' };
}

function outcomeOf(response: Response, now: Instant): PushOutcome {
  const { status } = response;
  if (status >= 200 && status < 300) return { kind: 'accepted', status };
  if (status === 404 || status === 410) return { kind: 'gone', status };
  const reason = `The push service answered ${status}.`;
  if (status === 429 || status >= 500) return { kind: 'later', at: now + retryAfter(response, now), status, reason };
  return { kind: 'refused', status, reason };
}

// Seconds or an HTTP date (RFC 9110 §10.2.3), kept within reason.
function retryAfter(response: Response, now: Instant): number {
  const header = response.headers.get('retry-after') ?? '';
  const ms = /^\d+$/.test(header) ? Number(header) * secondMs : Date.parse(header) - now;
  return Number.isFinite(ms) ? Math.min(Math.max(ms, minuteMs), longestRetryMs) : retryMs;
}
