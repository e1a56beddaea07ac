// The JSON inside a push. It is a valid declarative push message, so a phone shows it even when our service worker cannot
// run. Our payload is in its `data`.
import { fromBase64Url, toBase64Url } from '../codec/base64url';

/** Bytes of plaintext in a push: 4,096 less the overhead of RFC 8291. */
export const largestPlaintext = 3_993;

export interface PushTexts {
  readonly title: string;
  readonly body: string;
  /** A later notification with this tag replaces an earlier one. */
  readonly tag: string;
  readonly silent: boolean;
  /** Number on the app's icon; null leaves it as it is. */
  readonly badge: number | null;
}

export type PushPayload =
  | { readonly kind: 'digest'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'welcome'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'rekey'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'test'; readonly bytes: Uint8Array<ArrayBuffer> };

/** Names of the payloads in `data`. Part of the wire format. */
const field = { digest: 'hr', welcome: 'hw', rekey: 'hk', test: 'ht' } as const;

/** The JSON of one push. `navigate` is the address a tap opens. */
export function pushJson(texts: PushTexts, navigate: string, payload: PushPayload): string {
  const { title, body, tag, silent, badge } = texts;
  const data = { [field[payload.kind]]: toBase64Url(payload.bytes) };
  return JSON.stringify({
    web_push: 8030,
    notification: { title, body, navigate, tag, silent, lang: 'en', data },
    ...(badge !== null && { app_badge: badge }),
    mutable: true,
  });
}

/** How many payload bytes fit beside these texts. Negative when the texts alone are too long. */
export function payloadCapacity(texts: PushTexts, navigate: string): number {
  const empty = pushJson(texts, navigate, { kind: 'digest', bytes: new Uint8Array() });
  return Math.floor(((largestPlaintext - new TextEncoder().encode(empty).length) * 3) / 4);
}

export interface ReceivedPush {
  readonly texts: PushTexts;
  readonly navigate: string | null;
  readonly payload: PushPayload | null;
}

/** Reads a push; null when it is not one of ours. Never throws. */
export function readPushJson(text: string): ReceivedPush | null {
  try {
    const { notification, app_badge: badge } = JSON.parse(text);
    const { title, body, tag, navigate, data, silent } = notification;
    if (typeof title !== 'string' || title === '') return null;
    const texts: PushTexts = {
      title,
      body: typeof body === 'string' ? body : '',
      tag: typeof tag === 'string' ? tag : 'headroom',
      silent: silent === true,
      badge: Number.isInteger(badge) && badge >= 0 ? (badge as number) : null,
    };
    return { texts, navigate: typeof navigate === 'string' ? navigate : null, payload: readPayload(data) };
  } catch {
    return null;
  }
}

function readPayload(data: unknown): PushPayload | null {
  if (data === null || typeof data !== 'object') return null;
  for (const kind of ['digest', 'welcome', 'rekey', 'test'] as const) {
    const text = (data as Record<string, unknown>)[field[kind]];
    const bytes = typeof text === 'string' ? fromBase64Url(text) : null;
    if (bytes) return { kind, bytes };
  }
  return null;
}
