// The forecast of one window as a screen shows it: a probability, deciles and the burn-down line, or the reason for none.

import { dayMs, hourMs, type Instant, secondMs } from '../time/instant';
import type { LimitWindow } from '../windows/limit-window';
import { expectedBurnDown, linearBurnDown, runOutDeciles } from './burn-down';
import { fillProbability, type RunningCycle, runningCycle, usageUntil } from './cycle-forecast';
import type { SilenceReason, WindowForecast } from './outlook';
import { usageCycles } from './usage-cycles';
import { isUnstartedReading, type UsageReading } from './usage-readings';

/** Below either of these a forecast would raise false alarms. */
const min = { usedPercent: 3, elapsedShare: 0.05 };

/** A last reading older than half the window, or than three days, is stale. */
const stale = { share: 0.5, ms: 3 * dayMs };

/** The bound on what can be burned is measured and uncertain: it counts only if 1.1 times the bound is below what is left. */
const boundUncertainty = 1.1;

/**
 * When a window runs out is named from this probability on. A short window is used in bursts, so that an instant means
 * something only when running out is likely.
 */
const namesRunOut = { shortSeconds: 6 * 3600, shortFrom: 0.7, longFrom: 0.1 };

/** The straight line gives no probability: these stand for "runs out" and "lasts". */
const linearProbability = { runsOut: 0.9, lasts: 0.1 };

export interface WindowForecastInput {
  readonly window: LimitWindow;
  readonly readings: readonly UsageReading[];
  readonly now: Instant;
  /** IANA name of the zone the user lives in. */
  readonly zone: string;
  /** The most percent that can still be used, where the 5-hour window allows no more; null where no bound is known. */
  readonly burnablePercent?: number | null;
  /** Whether to use the straight line, which was better for this user. */
  readonly linear?: boolean;
}

/** The forecast of a window at `now`. Null when it was never read, or when its last known end has passed. */
export function forecastWindow(input: WindowForecastInput): WindowForecast | null {
  const { readings, now } = input;
  const past = readings.filter(({ at }) => at <= now);
  const last = past.toSorted((a, b) => a.at - b.at).at(-1);
  if (!last || last.resetsAt <= now) return null;
  // After an early reset the cycle before it is over, although its stated end is still ahead.
  const running = isUnstartedReading(last) ? null : runningCycle(past, now, input.zone);
  const silence = running ? silenceOfRunning(running, now) : silenceOfOthers(last, past);
  if (!running || silence) return withoutForecast(input, last, silence ?? 'too-few-readings');
  return withForecast(input, running);
}

/** Why a running cycle gets no forecast; null when it gets one. */
function silenceOfRunning({ cycle, last }: RunningCycle, now: Instant): SilenceReason | null {
  if (now - last.at > Math.min(stale.ms, stale.share * (cycle.endAt - cycle.startAt))) return 'stale';
  if (last.usedPercent < min.usedPercent) return 'too-little-used';
  const elapsed = (now - cycle.startAt) / (cycle.endAt - cycle.startAt);
  return elapsed < min.elapsedShare ? 'too-early-in-window' : null;
}

/** Why there is no running cycle to forecast. */
function silenceOfOthers(last: UsageReading, readings: readonly UsageReading[]): SilenceReason {
  if (isUnstartedReading(last)) return 'not-started';
  const cycle = usageCycles(readings).at(-1);
  // A reading of 99 after 100 is rounding: the cycle's own readings never fall.
  if (last.usedPercent >= 100 || (cycle?.readings.at(-1)?.usedPercent ?? 0) >= 100) return 'exhausted';
  return 'too-few-readings';
}

function withoutForecast(
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
    silence,
    runsOut: silence === 'exhausted' ? 1 : 0,
    runsOutAt: null,
    leftAtEnd: { q10: left, q50: left, q90: left },
    pacePerHour: pacePerHour(left, last.resetsAt, now),
    recentPerHour: recentPerHour(readings, window, now),
    line: [],
    model: 'learned',
  };
}

function withForecast(input: WindowForecastInput, running: RunningCycle): WindowForecast {
  const { window, now, linear = false } = input;
  const { cycle, last } = running;
  const left = 100 - last.usedPercent;
  const burnable = burnableOf(input, left);
  const line = linear ? linearBurnDown(running, now, burnable) : expectedBurnDown(running, now, burnable);
  const end = line.at(-1) ?? { at: cycle.endAt, q10: left, q50: left, q90: left };
  const runsOut = burnable < left ? 0 : linear ? linearRunsOut(end.q50) : modelRunsOut(running, left);
  const { shortSeconds, shortFrom, longFrom } = namesRunOut;
  const isNamed = runsOut >= (window.seconds <= shortSeconds ? shortFrom : longFrom);
  const runsOutAt = isNamed ? runOutDeciles(running, now, line, linear) : null;
  const leftAtEnd = { q10: Math.floor(end.q10), q50: Math.round(end.q50), q90: Math.ceil(end.q90) };
  return {
    limit: window.limit,
    seconds: window.seconds,
    madeAt: now,
    resetsAt: cycle.endAt,
    usedPercent: last.usedPercent,
    silence: null,
    runsOut,
    runsOutAt,
    leftAtEnd,
    pacePerHour: pacePerHour(left, cycle.endAt, now),
    recentPerHour: recentPerHour(input.readings, window, now),
    line,
    model: linear ? 'linear' : 'learned',
  };
}

function linearRunsOut(leftAtEnd: number): number {
  return leftAtEnd <= 0 ? linearProbability.runsOut : linearProbability.lasts;
}

function modelRunsOut(running: RunningCycle, left: number): number {
  return fillProbability(usageUntil(running, running.cycle.endAt), left);
}

function burnableOf({ burnablePercent }: WindowForecastInput, left: number): number {
  const bound = burnablePercent ?? left;
  return bound * boundUncertainty < left ? bound : left;
}

/** The pace, in percent per hour, at which what is left lasts exactly to the end; at least a minute counts as left. */
function pacePerHour(left: number, endAt: Instant, now: Instant): number {
  return left / Math.max(1 / 60, (endAt - now) / hourMs);
}

/** Percent per hour over the last fifth of the window's length; null with fewer than two readings of one cycle in it. */
function recentPerHour(readings: readonly UsageReading[], { seconds }: LimitWindow, now: Instant): number | null {
  const from = now - (seconds * secondMs) / 5;
  const recent = readings.filter(({ at }) => at >= from && at <= now).toSorted((a, b) => a.at - b.at);
  const [first, last] = [recent[0], recent.at(-1)];
  if (!first || !last || last.at <= first.at || last.usedPercent < first.usedPercent) return null;
  return ((last.usedPercent - first.usedPercent) * hourMs) / (last.at - first.at);
}
