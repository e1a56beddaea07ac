// The messages from a Codex page to the background: one type, one validator and one set of limits for each. Any script of the
// page can post a `SeenResponse` of its own, so the relay checks it, and the background checks it again.
import type { Instant } from '../domain/time/instant';

/** Most characters of a response's body that are sent on. A longer one is only counted, see `tooLarge`. */
export const bodyLimit = 1_000_000;
const urlLimit = 2_000;
const dateLimit = 64;
const loadLimit = 64;

/** Sent as the status, with an empty body, in place of a body over the limit. */
export const tooLarge = 413;

export type Method = 'GET' | 'POST';

/** One response of one known endpoint: a 200 with its text, or a 401, 403 or `tooLarge` with an empty body. */
export interface SeenResponse {
  readonly type: 'headroom/seen';
  readonly method: Method;
  /** Absolute, as asked for. Dropped once it is matched: it can hold an account id. */
  readonly url: string;
  readonly status: number;
  readonly body: string;
  /** Device clock when the request left and when its response was read. */
  readonly startedAt: Instant;
  readonly at: Instant;
  /** The response's `Date` header, verbatim; null where there is none or it is too long to be one. */
  readonly date: string | null;
  /** Which load of the page it came in: written by the relay, which the page's scripts do not reach. */
  readonly load?: string;
}

/** The meters of a usage page, read from its text because none of its responses were seen. */
export interface PageText {
  readonly type: 'headroom/page-read';
  readonly at: Instant;
  /** Facts as `readUsagePage` returns them. `parsePageText` validates them again where they arrive. */
  readonly read: unknown;
}

const bareStatuses = [401, 403, tooLarge];

/** The message with its known fields alone, or null when `data` is not one. Never throws on a cloned value. */
export function readSeenResponse(data: unknown): SeenResponse | null {
  if (typeof data !== 'object' || data === null) return null;
  const { type, method, url, status, body, startedAt, at, date, load } = data as Readonly<Record<string, unknown>>;
  if (type !== 'headroom/seen' || (method !== 'GET' && method !== 'POST')) return null;
  if (!isText(url, urlLimit) || !isText(body, bodyLimit) || !isInstant(startedAt) || !isInstant(at)) return null;
  if (typeof status !== 'number' || !(status === 200 || (bareStatuses.includes(status) && body === ''))) return null;
  const known: SeenResponse = {
    type,
    method,
    url,
    status,
    body,
    startedAt,
    at,
    date: isText(date, dateLimit) ? date : null,
  };
  return withLoad(known, load);
}

function withLoad(message: SeenResponse, load: unknown): SeenResponse {
  return isText(load, loadLimit) ? { ...message, load } : message;
}

/** The message with its known fields alone, or null when `data` is not one. */
export function readPageText(data: unknown): PageText | null {
  if (typeof data !== 'object' || data === null) return null;
  const { type, at, read } = data as Readonly<Record<string, unknown>>;
  return type === 'headroom/page-read' && isInstant(at) ? { type, at, read } : null;
}

function isText(value: unknown, most: number): value is string {
  return typeof value === 'string' && value.length <= most;
}

function isInstant(value: unknown): value is Instant {
  return typeof value === 'number' && Number.isFinite(value) && value > 0;
}
