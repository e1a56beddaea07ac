// Instants of an author's records. A store keeps the record with the latest instant at an address and answers an earlier one with
// "OK": a record written with a clock that was set back would be lost silently.
import { type Instant, minuteMs, secondMs } from '../../domain/time/instant';

/** The last instant an author used, and the generation of its addresses. Stored. */
export interface Stamp {
  readonly at: Instant;
  readonly generation: number;
}

/** Relays refuse what is dated 15 minutes ahead. */
const farthestAheadMs = 10 * minuteMs;

/**
 * The stamp of the next record: whole seconds, later than the last. After a clock that ran far ahead the author moves to
 * the addresses of the next generation, since the records at the old ones could not be replaced.
 */
export function nextStamp(last: Stamp, now: Instant): Stamp {
  const wanted = Math.floor(now / secondMs) * secondMs;
  if (last.at - now > farthestAheadMs) return { at: wanted, generation: last.generation + 1 };
  return { at: Math.max(wanted, last.at + secondMs), generation: last.generation };
}
