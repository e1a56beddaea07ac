// What the watcher posts and the relay lets through. Any script of the page can post the same, so nothing here is trusted.
import type { Instant } from '../../domain/instant';

/** Most characters of a body that are passed on; a longer one is left to the page alone. */
export const bodyLimit = 1_000_000;

/** One response of one known endpoint. 200 with its text, or 401/403 with an empty body: nobody is signed in. */
export interface SeenBody {
  readonly type: 'headroom/seen';
  readonly method: 'GET';
  /** Absolute, as asked for. */
  readonly url: string;
  readonly status: number;
  readonly body: string;
  /** Device clock when the request left and when its answer was read. */
  readonly startedAt: Instant;
  readonly at: Instant;
  /** The `Date` header, verbatim. */
  readonly date: string | null;
}

/** The message with its known fields alone, or null when `data` is not one. Never throws on a cloned value. */
export function readSeenBody(data: unknown): SeenBody | null {
  if (typeof data !== 'object' || data === null) return null;
  const { type, method, url, status, body, startedAt, at, date } = data as Readonly<Record<string, unknown>>;
  if (type !== 'headroom/seen' || method !== 'GET') return null;
  if (!isText(url, 2_000) || !isText(body, bodyLimit) || !isInstant(startedAt) || !isInstant(at)) return null;
  if (typeof status !== 'number' || !(status === 200 || ((status === 401 || status === 403) && body === '')))
    return null;
  return { type, method, url, status, body, startedAt, at, date: isText(date, 64) ? date : null };
}

function isText(value: unknown, most: number): value is string {
  return typeof value === 'string' && value.length <= most;
}

function isInstant(value: unknown): value is Instant {
  return typeof value === 'number' && Number.isFinite(value) && value > 0;
}
