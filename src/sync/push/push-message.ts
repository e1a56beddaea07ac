// The JSON inside a push. It is a valid declarative push message, so a phone shows something even when our service worker cannot
// run. It says one fixed sentence. The real content is in the encrypted payload in `data`, which the worker opens.
import { fromBase64Url, toBase64Url } from '../codec/base64url';

/** Bytes of plaintext in a push: 4,096 less the overhead of RFC 8291. */
export const largestPlaintext = 3_993;

export interface PushPayload {
  /** `digest`: readings and a notice. `test`: a notice alone. `welcome`, `rekey`: keys. */
  readonly kind: 'digest' | 'welcome' | 'rekey' | 'test';
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Names of the payloads in `data`. Part of the wire format. */
const field = { digest: 'hr', welcome: 'hw', rekey: 'hk', test: 'ht' } as const;

const sentence = { title: 'Headroom has news', body: 'Open it to see.', tag: 'headroom', silent: true, lang: 'en' };

/** The JSON of one push. `navigate` is the address a tap opens. */
export function pushJson(navigate: string, payload: PushPayload): string {
  const data = { [field[payload.kind]]: toBase64Url(payload.bytes) };
  return JSON.stringify({ web_push: 8030, notification: { ...sentence, navigate, data }, mutable: true });
}

/** How many payload bytes fit beside this address. */
export function payloadCapacity(navigate: string): number {
  const empty = pushJson(navigate, { kind: 'digest', bytes: new Uint8Array() });
  return Math.floor(((largestPlaintext - new TextEncoder().encode(empty).length) * 3) / 4);
}

export interface ReceivedPush {
  readonly navigate: string | null;
  readonly payload: PushPayload | null;
}

/**
 * Reads a push; null when it is not one of ours. Its visible text is not read, because anyone may have written it. Never
 * throws.
 */
export function readPushJson(text: string): ReceivedPush | null {
  try {
    const { title, navigate, data } = JSON.parse(text).notification;
    if (typeof title !== 'string' || title === '') return null;
    return { navigate: typeof navigate === 'string' ? navigate : null, payload: readPayload(data) };
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
