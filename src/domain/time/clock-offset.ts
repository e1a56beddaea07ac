import { dayMs, type Instant, minuteMs, secondMs, wholeSecond } from './instant';

/** How far the server's clock was ahead of the device's, in ms, at each of the last answers. Oldest first. */
export type ClockOffsets = readonly number[];

const kept = 10;
/** `Date` headers have whole seconds and travel for a while: less than this is noise, not a wrong clock. */
const noiseMs = 2 * secondMs;

/** From here on a reader would be misled by what counts down. */
const misleadingMs = 2 * minuteMs;
/** One answer may come from a cache, or have been long on its way. */
const enough = 3;
/** No clock is this wrong: such a header comes from a cache, or from a script of the page. */
const absurdMs = 3 * dayMs;

/** The offsets with one more answer; unchanged when the header is missing, unreadable or absurd. */
export function withOffset(offsets: ClockOffsets, deviceAt: Instant, dateHeader: string | null): ClockOffsets {
  const offset = dateHeader === null ? Number.NaN : Date.parse(dateHeader) - deviceAt;
  return Math.abs(offset) < absurdMs ? [...offsets, offset].slice(-kept) : offsets;
}

/** The device's clock put right by the median of the last offsets where that exceeds 2 s; a whole second either way. */
export function correctedAt(offsets: ClockOffsets, deviceAt: Instant): Instant {
  const offset = medianOf(offsets);
  return wholeSecond(Math.abs(offset) > noiseMs ? deviceAt + offset : deviceAt);
}

/** How far the device's clock is ahead of the server's (behind: negative), in ms; null while it misleads nobody. */
export function clockAhead(offsets: ClockOffsets): number | null {
  const ahead = -medianOf(offsets);
  return offsets.length < enough || Math.abs(ahead) < misleadingMs ? null : ahead;
}

function medianOf(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}
