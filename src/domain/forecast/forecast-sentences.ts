// Forecasts as sentences. Words before figures: a probability of 0.19 is "1 in 5", an instant a day ahead "Thursday evening".

import { formatLongDay, type LocaleAndZone } from '../time/format-instant';
import { dayMs, hourMs, type Instant } from '../time/instant';
import { localTime, startOfLocalDay } from '../time/local-time';
import type { Deciles, SilenceReason } from './outlook';

export interface ForecastFacts {
  readonly runsOut: number;
  readonly runsOutAt: Deciles<Instant> | null;
  readonly leftAtEnd: Deciles<number>;
  readonly resetsAt: Instant;
  readonly now: Instant;
  readonly localeAndZone: LocaleAndZone;
}

/** One sentence for a forecast: "Probably lasts; 1 in 5 that you run out on Thursday evening." */
export function forecastSentence(facts: ForecastFacts): string {
  const { runsOut, runsOutAt, leftAtEnd, resetsAt, now, localeAndZone } = facts;
  const when = runsOutAt ? ` ${dayPart(runsOutAt.q50, now, localeAndZone)}` : '';
  const end = dayPart(resetsAt, now, localeAndZone);
  if (runsOut < 0.03) return `Lasts, with about ${leftAtEnd.q50} % left when it starts over ${end}.`;
  if (runsOut < 0.12) return `Almost surely lasts; about ${leftAtEnd.q50} % left when it starts over ${end}.`;
  if (runsOut < 0.4) return `Probably lasts; ${odds(runsOut)} that you run out${when || ' before'}.`;
  if (runsOut < 0.6) return `Could go either way; an even chance that you run out${when || ' before it starts over'}.`;
  if (runsOut < 0.88)
    return `Probably runs out${when || ' before it starts over'}; ${odds(1 - runsOut)} that it lasts.`;
  return `Almost surely runs out${when || ' before it starts over'}.`;
}

const silenceSentences: Readonly<Record<SilenceReason, string>> = {
  'too-few-readings': 'Too few readings yet to say what is coming.',
  'too-little-used': 'Too little used yet to say what is coming.',
  'too-early-in-window': 'Too early in the window to say what is coming.',
  stale: 'The last reading is too old to advise on. Open the usage page to refresh it.',
  'not-started': 'Starts with your next message.',
  exhausted: 'Used up.',
  'nothing-used': 'Nothing is used, and a reset is refused while nothing is used.',
  'no-weekly-window': 'No window is known that a reset would restart.',
  'no-expiry': 'No expiry is stated, so nothing presses.',
};

/** Why there is no forecast or advice, as a sentence. */
export function silenceSentence(silence: SilenceReason): string {
  return silenceSentences[silence];
}

/** A probability as odds, from "1 in 2" to "1 in 100". */
export function odds(probability: number): string {
  return `1 in ${Math.max(2, Math.round(1 / Math.max(0.01, probability)))}`;
}

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/**
 * An instant to the part of a day: "this evening", "tomorrow morning", "on Thursday evening". A week or more away it is
 * the day: "on Thursday 3 December", in the reader's date order.
 */
export function dayPart(at: Instant, now: Instant, localeAndZone: LocaleAndZone): string {
  const { zone } = localeAndZone;
  const part = partOf(localTime(at, zone).hour);
  // Two o'clock on Friday morning belongs to Thursday night.
  const day = part === 'night' ? at - nightHours * hourMs : at;
  const days = Math.round((startOfLocalDay(day, zone) - startOfLocalDay(now, zone)) / dayMs);
  if (days <= 0) return part === 'night' ? 'tonight' : `this ${part}`;
  if (days === 1) return `tomorrow ${part}`;
  if (days < 7) return `on ${weekdays[localTime(day, zone).weekday]} ${part}`;
  return `on ${formatLongDay(at, localeAndZone)}`;
}

/** Night lasts until five in the morning. */
const nightHours = 5;

function partOf(hour: number): string {
  if (hour < nightHours) return 'night';
  if (hour < 12) return 'morning';
  return hour < 17 ? 'afternoon' : 'evening';
}
