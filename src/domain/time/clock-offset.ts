// Corrects the device's clock by the `Date` headers of the server's responses.

import { dayMs, type Instant, minuteMs, secondMs, wholeSecond } from './instant';

/** How far the server's clock was ahead of the device's at each of the last responses, in ms. Oldest first. */
export type ClockOffsets = readonly number[];

const maxOffsets = 10;
/** `Date` headers have whole seconds and take time to arrive: a smaller offset is noise. */
const noiseMs = 2 * secondMs;

/** From this offset on countdowns on the screen mislead the user. */
const misleadingMs = 2 * minuteMs;
/** A single response may come from a cache or be delayed, so that fewer do not count. */
const minOffsets = 3;
/** A larger offset comes from a cache or from a script of the page, not from a wrong clock. */
const absurdMs = 3 * dayMs;

/** The offsets with one more response; unchanged when the header is missing, unreadable or absurd. */
export function withOffset(offsets: ClockOffsets, deviceAt: Instant, dateHeader: string | null): ClockOffsets {
  const offset = dateHeader === null ? Number.NaN : Date.parse(dateHeader) - deviceAt;
  return Math.abs(offset) < absurdMs ? [...offsets, offset].slice(-maxOffsets) : offsets;
}

/** The corrected instant, in whole seconds: the median offset is added where it exceeds 2 s. */
export function correctedAt(offsets: ClockOffsets, deviceAt: Instant): Instant {
  const offset = medianOf(offsets);
  return wholeSecond(Math.abs(offset) > noiseMs ? deviceAt + offset : deviceAt);
}

/** How far the device's clock is ahead of the server's, in ms (negative: behind); null while it is too small to mislead. */
export function clockAhead(offsets: ClockOffsets): number | null {
  const ahead = -medianOf(offsets);
  return offsets.length < minOffsets || Math.abs(ahead) < misleadingMs ? null : ahead;
}

function medianOf(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}
