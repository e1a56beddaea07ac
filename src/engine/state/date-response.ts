// When a page's answer was read. Any script of the page can write a message's times and its `Date`, so neither is trusted. See
// docs/decisions/0029-readings-ahead-of-the-clock.md.
import type { AccountKey } from '../../domain/observations/observation';
import { latestBelieved } from '../../domain/time/clock-lead';
import {
  type ClockOffsets,
  correctedAt,
  correctedWithoutDate,
  isDatedFarAhead,
  latestClock,
  withOffset,
} from '../../domain/time/clock-offset';
import { type Instant, minuteMs, secondMs } from '../../domain/time/instant';
import type { SeenResponse } from '../../observe/page-messages';
import type { EngineState } from './engine-state';

/** Which tab asked for it, and when, by the device's clock. */
export interface Exchange {
  readonly tab: string | null;
  /** Which load of the page; its tab where that is not given. */
  readonly load: string;
  readonly startedAt: Instant;
  readonly at: Instant;
}

export interface Dated {
  /** When it was read, by the corrected clock. */
  readonly at: Instant;
  /** The latest instant that is believed as it arrives. */
  readonly latest: Instant;
  /** Whether it was read just now, and not passed on by a tab that slept. */
  readonly isFresh: boolean;
  readonly clockOffsets: ClockOffsets;
  readonly farAheadAt: Instant | null;
  readonly exchange: Exchange;
}

/** A page's answer reaches the background within milliseconds; from a tab that slept it may be hours old. */
const freshMs = 5 * minuteMs;

type DatedMessage = Pick<SeenResponse, 'startedAt' | 'at' | 'date' | 'load'>;

/** Dates a message of a page that arrived in `tab` now. */
export function dateMessage(state: EngineState, message: DatedMessage, tab: string | null, now: Instant): Dated {
  const { clockOffsets, farAheadAt } = offsetsWith(state, message, now);
  const correct = message.date === null ? correctedWithoutDate : correctedAt;
  // It cannot have been sent later than it arrived: such a date would keep its tab from ever changing account.
  const sent = (at: Instant) => Math.min(at, latestBelieved(now));
  return {
    at: correct(clockOffsets, message.at),
    latest: latestBelieved(latestClock(clockOffsets, now)),
    isFresh: message.at >= now - freshMs,
    clockOffsets,
    farAheadAt,
    exchange: { tab, load: message.load ?? `tab ${tab}`, startedAt: sent(message.startedAt), at: sent(message.at) },
  };
}

/** A burst of dates far ahead counts as one: several that agree, minutes apart, are a slow clock. */
function offsetsWith({ clockOffsets, farAheadAt }: EngineState, { at, date }: DatedMessage, now: Instant) {
  const isFarAhead = isDatedFarAhead(at, date);
  if (isFarAhead && farAheadAt !== null && Math.abs(now - farAheadAt) < minuteMs) return { clockOffsets, farAheadAt };
  return { clockOffsets: withOffset(clockOffsets, at, date), farAheadAt: isFarAhead ? now : farAheadAt };
}

/**
 * The instant of an answer that has just arrived: its own, or one second after the last observation where that claims to be
 * later. The newest answer is shown, whatever an older one is dated.
 */
export function inOrderOfArrival(
  { foldCache }: Pick<EngineState, 'foldCache'>,
  account: AccountKey,
  { at, latest, isFresh }: Dated,
): Instant {
  const lastAt = foldCache.folds[account]?.memory.lastAt ?? 0;
  const after = lastAt + secondMs;
  return isFresh && lastAt > at && after <= latest ? after : at;
}
