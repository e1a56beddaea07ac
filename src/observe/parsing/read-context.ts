import type { Instant } from '../../domain/time/instant';
import type { Endpoint } from '../endpoints/match-endpoint';

/** What a parser needs besides the body. */
export interface ReadContext {
  /** The observation's instant: `reset_after_seconds` counts from it. */
  readonly at: Instant;
  /** Salted hash of a server's id, such as a reset's. The raw id goes nowhere else. */
  readonly hash: (id: string) => string;
}

/** The same, with what the request's address said of the body. */
export interface ParseContext extends ReadContext {
  readonly endpoint: Endpoint;
}
