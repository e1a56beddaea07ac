// The forecast of one window as a screen shows it: words, deciles, and the line of what is expected to be left.

import { localeAndZoneOf, type ZoneAndMaybeLocale } from '../time/format-instant';
import { dayMs, hourMs, type Instant } from '../time/instant';
import { type LimitWindow, lengthName } from '../windows/limit-window';
import { expectedBurnDown, linearBurnDown, runOutDeciles } from './burn-down';
import { fillProbability, type RunningCycle, runningCycle, usageUntil } from './cycle-forecast';
import { forecastSentence, silenceSentence } from './forecast-sentences';
import type { SilenceReason, WindowForecast } from './outlook';
import { isUnstarted, type UsageReading, usageCycles } from './usage-cycles';

/** Below these a forecast would cry wolf. */
const gates = { usedPercent: 3, elapsedShare: 0.05 };

/** A last reading older than half the window, or than three days, says where it stood, not where it stands. */
const stale = { share: 0.5, ms: 3 * dayMs };

/** What five hours cost of a longer window is measured on a few: a bound this close to what is left does not hold it. */
const boundDoubt = 1.1;

/** A window this short is used in bursts: it gets an hour of running out only when that is likely. */
const shortSeconds = 6 * 3600;
const likely = 0.7;
/** Less likely than this, and when it would run out is nobody's concern. */
const unlikely = 0.1;

/** What is asked of {@link forecastWindow}. */
export interface WindowForecastInput extends ZoneAndMaybeLocale {
  readonly window: LimitWindow;
  readonly readings: readonly UsageReading[];
  readonly now: Instant;
  /** At most this much of the window can still be burned (the 5-hour window allows no more); null: no bound known. */
  readonly burnablePercent?: number | null;
  /** Where the straight line has been better for this user. */
  readonly linear?: boolean;
}

/** Forecast of a window at `now`. Null when it was never read, or its last known end has passed. */
export function forecastWindow(question: WindowForecastInput): WindowForecast | null {
  const { readings, now } = question;
  const past = readings.filter(({ at }) => at <= now);
  const last = past.toSorted((a, b) => a.at - b.at).at(-1);
  if (!last || last.resetsAt <= now) return null;
  // After an early reset the run before it is over, though its end was stated for later.
  const running = isUnstarted(last) ? null : runningCycle(past, now, question.zone);
  const silence = running ? notYet(running, now) : whyNone(last, past);
  if (!running || silence) return silent(question, last, silence ?? 'too-few-readings');
  return spoken(question, running);
}

function notYet({ cycle, last }: RunningCycle, now: Instant): SilenceReason | null {
  if (now - last.at > Math.min(stale.ms, stale.share * (cycle.endAt - cycle.startAt))) return 'stale';
  if (last.usedPercent < gates.usedPercent) return 'too-little-used';
  const elapsed = (now - cycle.startAt) / (cycle.endAt - cycle.startAt);
  return elapsed < gates.elapsedShare ? 'too-early-in-window' : null;
}

function whyNone(last: UsageReading, readings: readonly UsageReading[]): SilenceReason {
  if (isUnstarted(last)) return 'not-started';
  const cycle = usageCycles(readings).at(-1);
  // One point less after 100 is rounding.
  if (last.usedPercent >= 100 || (cycle?.readings.at(-1)?.usedPercent ?? 0) >= 100) return 'exhausted';
  return 'too-few-readings';
}

function silent(
  { window, now, readings }: WindowForecastInput,
  last: UsageReading,
  silence: SilenceReason,
): WindowForecast {
  const left = Math.max(0, 100 - last.usedPercent);
  return {
    limit: window.limit,
    seconds: window.seconds,
    madeAt: now,
    resetsAt: last.resetsAt,
    usedPercent: last.usedPercent,
    text: silenceSentence(silence),
    silence,
    runsOut: silence === 'exhausted' ? 1 : 0,
    runsOutAt: null,
    leftAtEnd: { q10: left, q50: left, q90: left },
    pacePerHour: left / Math.max(1 / 60, (last.resetsAt - now) / hourMs),
    recentPerHour: recentRate(readings, window, now),
    line: [],
    model: 'learned',
  };
}

function spoken(question: WindowForecastInput, running: RunningCycle): WindowForecast {
  const { window, now, linear = false } = question;
  const { cycle, last } = running;
  const left = 100 - last.usedPercent;
  const most = mostBurnable(question, left);
  const line = linear ? linearBurnDown(running, now, most) : expectedBurnDown(running, now, most);
  const end = line.at(-1) ?? { at: cycle.endAt, q10: left, q50: left, q90: left };
  const runsOut =
    most < left ? 0 : linear ? (end.q50 <= 0 ? 0.9 : 0.1) : fillProbability(usageUntil(running, cycle.endAt), left);
  const tells = runsOut >= (window.seconds <= shortSeconds ? likely : unlikely);
  const runsOutAt = tells ? runOutDeciles(running, now, line, linear) : null;
  const leftAtEnd = { q10: Math.floor(end.q10), q50: Math.round(end.q50), q90: Math.ceil(end.q90) };
  return {
    limit: window.limit,
    seconds: window.seconds,
    madeAt: now,
    resetsAt: cycle.endAt,
    usedPercent: last.usedPercent,
    text: forecastSentence({
      runsOut,
      runsOutAt,
      leftAtEnd,
      resetsAt: cycle.endAt,
      now,
      place: localeAndZoneOf(question),
      name: lengthName(window.seconds),
    }),
    silence: null,
    runsOut,
    runsOutAt,
    leftAtEnd,
    pacePerHour: left / Math.max(1 / 60, (cycle.endAt - now) / hourMs),
    recentPerHour: recentRate(question.readings, window, now),
    line,
    model: linear ? 'linear' : 'learned',
  };
}

function mostBurnable({ burnablePercent }: WindowForecastInput, left: number): number {
  const bound = burnablePercent ?? left;
  return bound * boundDoubt < left ? bound : left;
}

/** Percent an hour over the last fifth of the window's length; null when fewer than two readings of the cycle fall in it. */
function recentRate(readings: readonly UsageReading[], { seconds }: LimitWindow, now: Instant): number | null {
  const from = now - seconds * 200;
  const recent = readings.filter(({ at }) => at >= from && at <= now).toSorted((a, b) => a.at - b.at);
  const [first, last] = [recent[0], recent.at(-1)];
  if (!first || !last || last.at <= first.at || last.usedPercent < first.usedPercent) return null;
  return ((last.usedPercent - first.usedPercent) * hourMs) / (last.at - first.at);
}
