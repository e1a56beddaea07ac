import type { Instant } from '../../domain/time/instant';

/** What reading a body needs besides the body and its address. */
export interface ReadContext {
  /** The observation's instant: `reset_after_seconds` counts from it. */
  readonly at: Instant;
  /** Salted hash of a server's id, such as a reset's. The raw id goes nowhere else. */
  readonly hash: (id: string) => string;
}
