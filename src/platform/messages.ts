// What travels between our own scripts. Everything that comes from the page is untrusted: shape and size are checked again
// in the background, the body stays text until a parser has it.
import type { Instant } from '../domain/instant';

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

export type PageMessage = Seen | PageRead;
