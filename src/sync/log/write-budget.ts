// How often a device may write to a place that others run. Volunteers run most relays, and the traffic of many small clients has
// taken one down (docs/decisions/0046-history-lies-in-sealed-records.md).
import { hourMs, type Instant, minuteMs, secondMs } from '../../domain/time/instant';

/** Writes to one relay in any hour, of every kind. */
export const writesPerHour = 12;
/** Kept free of old segments, so that the newest state can always be written. */
const keptForNews = 4;
/** Between two heads at one place: short for the first writes of an hour, so that an edit reaches the others soon. */
const shortPauseMs = 15 * secondMs;
const soonWrites = 6;
const longPauseMs = 5 * minuteMs;

/** When a place was written to in the last hour, and its last head. Stored. */
export interface Writes {
  readonly at: readonly Instant[];
  readonly headAt: Instant | null;
}

export const noWrites: Writes = { at: [], headAt: null };

/** When a record may be written: now, or once an earlier write is an hour old. `news`: heads and keys. */
export function freeAt({ at }: Writes, now: Instant, kind: 'news' | 'segment', limit: number): Instant {
  const allowed = limit - (kind === 'segment' ? keptForNews : 0);
  // After a clock was set back, a time an hour ahead may be a moment ago.
  const recent = at.filter((each) => Math.abs(each - now) < hourMs).toSorted((a, b) => a - b);
  const oldest = recent[recent.length - allowed];
  return oldest === undefined ? now : oldest + hourMs;
}

/** The first instant at which a head may be written again. `jitter` (0–1) spreads devices over two minutes. */
export function nextHeadAt({ at, headAt }: Writes, now: Instant, jitter: number): Instant {
  if (headAt === null || headAt > now) return now;
  const recent = at.filter((each) => Math.abs(each - now) < hourMs).length;
  const pause = recent < soonWrites ? shortPauseMs : longPauseMs + Math.floor(jitter * 2 * minuteMs);
  return headAt + pause;
}

/** After one write. */
export function afterWrite({ at, headAt }: Writes, now: Instant, isHead: boolean): Writes {
  return { at: [...at.filter((each) => Math.abs(each - now) < hourMs), now], headAt: isHead ? now : headAt };
}
