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
/**
 * A cache delays a date and never advances it. A date so far ahead therefore means that the device's clock is slow, or that a
 * script of the page wrote it. It is believed once several responses, minutes apart, agree.
 */
const farAheadMs = 15 * minuteMs;
/** The largest correction of a response without a `Date` of its own. */
const largestUnstatedMs = farAheadMs;

/**
 * The offsets with one more response; unchanged when the header is missing, unreadable or absurd. A response whose date agrees
 * with the device's clock proves the clock right: offsets that say otherwise are from before it was set, or forged.
 */
export function withOffset(offsets: ClockOffsets, deviceAt: Instant, dateHeader: string | null): ClockOffsets {
  const offset = offsetOf(deviceAt, dateHeader);
  if (offset === null) return offsets;
  const standing = isSmall(offset) ? offsets.filter(isSmall) : offsets;
  return [...standing, offset].slice(-maxOffsets);
}

/** Offsets as another script of this device measured them: enough to be believed. None where it found none, or an absurd one. */
export function followedOffsets(offset: number): ClockOffsets {
  const isUsed = Math.abs(offset) > noiseMs && Math.abs(offset) < absurdMs;
  return isUsed ? Array.from({ length: minOffsets }, () => offset) : [];
}

/** Whether a response's date is far ahead of the device's clock. Such a one counts once a minute, see `farAheadMs`. */
export function isDatedFarAhead(deviceAt: Instant, dateHeader: string | null): boolean {
  return (offsetOf(deviceAt, dateHeader) ?? 0) > farAheadMs;
}

/** The corrected instant, in whole seconds: the median offset is added where it exceeds 2 s. */
export function correctedAt(offsets: ClockOffsets, deviceAt: Instant): Instant {
  return wholeSecond(deviceAt + correctionOf(offsets));
}

/** The same for a response that has no `Date` header: nothing in it confirms a large correction. */
export function correctedWithoutDate(offsets: ClockOffsets, deviceAt: Instant): Instant {
  const correction = correctionOf(offsets);
  return wholeSecond(deviceAt + Math.max(-largestUnstatedMs, Math.min(largestUnstatedMs, correction)));
}

/** The later of the device's clock and the corrected one: a date after both is ahead of the clock. */
export function latestClock(offsets: ClockOffsets, deviceAt: Instant): Instant {
  return Math.max(deviceAt, correctedAt(offsets, deviceAt));
}

function correctionOf(offsets: ClockOffsets): number {
  const offset = medianOf(offsets);
  const isKnown = offset <= farAheadMs || offsets.length >= minOffsets;
  return isKnown && Math.abs(offset) > noiseMs ? offset : 0;
}

function offsetOf(deviceAt: Instant, dateHeader: string | null): number | null {
  const offset = dateHeader === null ? Number.NaN : Date.parse(dateHeader) - deviceAt;
  return Math.abs(offset) < absurdMs ? offset : null;
}

function isSmall(offset: number): boolean {
  return Math.abs(offset) < misleadingMs;
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
