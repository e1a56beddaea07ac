import { type Instant, secondMs, wholeSecond } from '../instant';

/** How far the server's clock was ahead of the device's, in ms, at each of the last answers. Oldest first. */
export type ClockOffsets = readonly number[];

const kept = 10;
/** `Date` headers have whole seconds and travel for a while: less than this is noise, not a wrong clock. */
const noiseMs = 2 * secondMs;

/** The offsets with one more answer; unchanged when the header is missing or unreadable. */
export function withOffset(offsets: ClockOffsets, deviceAt: Instant, dateHeader: string | null): ClockOffsets {
  const serverAt = dateHeader === null ? Number.NaN : Date.parse(dateHeader);
  return Number.isNaN(serverAt) ? offsets : [...offsets, serverAt - deviceAt].slice(-kept);
}

/** The device's clock put right by the median of the last offsets where that exceeds 2 s; a whole second either way. */
export function correctedAt(offsets: ClockOffsets, deviceAt: Instant): Instant {
  const offset = medianOf(offsets);
  return wholeSecond(Math.abs(offset) > noiseMs ? deviceAt + offset : deviceAt);
}

function medianOf(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}
