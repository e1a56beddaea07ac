// What travels between our own scripts. Everything that comes from the page is untrusted: shape and size are checked again
// in the background, the body stays text until a parser has it.
import type { Instant } from '../domain/time/instant';

/** One response of one known endpoint, as the page received it. */
export interface Seen {
  readonly type: 'headroom/seen';
  readonly method: 'GET';
  /** Absolute URL as the page asked for it. Dropped after matching: it can hold an account id. */
  readonly url: string;
  readonly status: number;
  /** The body's text, at most 1 MB. */
  readonly body: string;
  /** Device clock when the request left and when the answer was read. */
  readonly startedAt: Instant;
  readonly at: Instant;
  /** The response's `Date` header, verbatim, or null. */
  readonly date: string | null;
}

/** What the meters of a usage page say, read from its text because no body was seen. */
export interface PageRead {
  readonly type: 'headroom/page-read';
  readonly at: Instant;
  /** Plain facts as `observe/read-page` returns them; validated again in the background. */
  readonly read: unknown;
}

/** What the user decided on one of our own screens; the background, the one writer, carries it out. */
export interface CommandMessage {
  readonly type: 'headroom/decided';
  readonly decision: unknown;
}

/** Observations made elsewhere that one of our own pages read from a file. */
export interface Observations {
  readonly type: 'headroom/observations';
  readonly observations: readonly unknown[];
}

export type PageMessage = Seen | PageRead;

const mostText = 1_048_576;

/** Whether a message has the form of a page's answer and is not too large to look at. */
export function isSeen(message: unknown): message is Seen {
  if (!isMessage(message, 'headroom/seen')) return false;
  const { url, status, body, startedAt, at, date } = message;
  return (
    isText(url, 4_096) &&
    isText(body, mostText) &&
    [status, startedAt, at].every(Number.isFinite) &&
    (date === null || isText(date, 100))
  );
}

export function isPageRead(message: unknown): message is PageRead {
  return isMessage(message, 'headroom/page-read') && Number.isFinite(message.at);
}

export function isCommandMessage(message: unknown): message is CommandMessage {
  return isMessage(message, 'headroom/decided') && 'decision' in message;
}

export function isObservations(message: unknown): message is Observations {
  return isMessage(message, 'headroom/observations') && Array.isArray(message.observations);
}

function isMessage(message: unknown, type: string): message is Record<string, unknown> {
  return typeof message === 'object' && message !== null && 'type' in message && message.type === type;
}

function isText(value: unknown, longest: number): value is string {
  return typeof value === 'string' && value.length <= longest;
}
