// What the watcher posts and the relay lets through. Any script of the page can post the same, so nothing here is trusted.
import type { Instant } from '../../domain/time/instant';

/** Most characters of a body that are passed on; a longer one is left to the page alone. */
export const bodyLimit = 1_000_000;

/** Said, as a status, in place of a body over the limit: what could not be read is counted too. */
export const tooLarge = 413;

/** One response of one known endpoint. 200 with its text, or with an empty body 401/403, and `tooLarge`. */
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

const bareStatuses = [401, 403, tooLarge];

/** The message with its known fields alone, or null when `data` is not one. Never throws on a cloned value. */
export function readSeenBody(data: unknown): SeenBody | null {
  if (typeof data !== 'object' || data === null) return null;
  const { type, method, url, status, body, startedAt, at, date } = data as Readonly<Record<string, unknown>>;
  if (type !== 'headroom/seen' || method !== 'GET') return null;
  if (!isText(url, 2_000) || !isText(body, bodyLimit) || !isInstant(startedAt) || !isInstant(at)) return null;
  if (typeof status !== 'number' || !(status === 200 || (bareStatuses.includes(status) && body === ''))) return null;
  return { type, method, url, status, body, startedAt, at, date: isText(date, 64) ? date : null };
}

function isText(value: unknown, most: number): value is string {
  return typeof value === 'string' && value.length <= most;
}

function isInstant(value: unknown): value is Instant {
  return typeof value === 'number' && Number.isFinite(value) && value > 0;
}
