// What travels inside a push. It is a valid declarative message, so that a phone shows something even when our worker
// cannot run; our worker reads `data` of the same JSON.
import { fromBase64Url, toBase64Url } from '../codec/base64url';

/** The plaintext a push may hold: RFC 8291's 4 096 bytes less its overhead. */
export const largestPlaintext = 3_993;

export interface PushTexts {
  readonly title: string;
  readonly body: string;
  /** A later message with this tag takes the place of an earlier one. */
  readonly tag: string;
  readonly silent: boolean;
  /** Number on the app's icon; null to leave it. */
  readonly badge: number | null;
}

export type PushPayload =
  | { readonly kind: 'digest'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'welcome'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'rekey'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'test'; readonly bytes: Uint8Array<ArrayBuffer> };

const field = { digest: 'hr', welcome: 'hw', rekey: 'hk', test: 'ht' } as const;

/** The JSON of one push. `navigate` is where a tap leads. */
export function pushJson(words: PushTexts, navigate: string, cargo: PushPayload): string {
  const { title, body, tag, silent, badge } = words;
  const data = { [field[cargo.kind]]: toBase64Url(cargo.bytes) };
  return JSON.stringify({
    web_push: 8030,
    notification: { title, body, navigate, tag, silent, lang: 'en', data },
    ...(badge !== null && { app_badge: badge }),
    mutable: true,
  });
}

/** How many bytes of cargo fit beside these words. Negative when the words alone are too many. */
export function payloadCapacity(words: PushTexts, navigate: string): number {
  const empty = pushJson(words, navigate, { kind: 'digest', bytes: new Uint8Array() });
  return Math.floor(((largestPlaintext - new TextEncoder().encode(empty).length) * 3) / 4);
}

export interface ReceivedPush {
  readonly texts: PushTexts;
  readonly navigate: string | null;
  readonly payload: PushPayload | null;
}

/** What a push holds; null when it is none of ours. Never throws. */
export function readPushJson(text: string): ReceivedPush | null {
  try {
    const { notification, app_badge: badge } = JSON.parse(text);
    const { title, body, tag, navigate, data, silent } = notification;
    if (typeof title !== 'string' || title === '') return null;
    const words = {
      title,
      body: typeof body === 'string' ? body : '',
      tag: typeof tag === 'string' ? tag : 'headroom',
      silent: silent === true,
      badge: Number.isInteger(badge) && badge >= 0 ? (badge as number) : null,
    };
    return { texts: words, navigate: typeof navigate === 'string' ? navigate : null, payload: readPayload(data) };
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
