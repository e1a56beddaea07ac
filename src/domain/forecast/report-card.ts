// Forecasts are logged when made, settled when their cycle ends, and never rewritten: this is how good they have been.

import { dayMs, type Instant } from '../time/instant';
import { type LimitWindow, sameWindow } from '../windows/limit-window';
import { forecastCycle } from './cycle-forecast';
import type { LoggedForecast, ReportCard } from './outlook';
import { isCutShort, isRunningAt, type UsageCycle, type UsageReading, usageCycles } from './usage-cycles';

/** Shares of a cycle at which its forecast is logged, in percent. */
const moments = [25, 50, 75];

/** Fewer settled forecasts than this do not decide which model is used. */
const leastSettled = 9;
/** The straight line takes over when its Brier score is better by more than this. */
const clearlyBetter = 0.02;
const longestLog = 400;

export interface ForecastLogInput {
  readonly window: LimitWindow;
  /** Readings of the window since the last change of plan. */
  readonly readings: readonly UsageReading[];
  readonly now: Instant;
  readonly zone: string;
  /** The log so far: kept as it is, but for outcomes that have become known. */
  readonly log: readonly LoggedForecast[];
}

/** The log of one window, brought up to date: moments that passed are added, ended cycles settled. */
export function updateForecastLog({ window, readings, now, zone, log }: ForecastLogInput): readonly LoggedForecast[] {
  const past = readings.filter(({ at }) => at <= now);
  const cycles = usageCycles(past);
  const known = log.filter((entry) => sameWindow(entry, window));
  const added = cycles.flatMap((cycle) =>
    moments.flatMap((elapsedPercent) => {
      const at = momentOf(cycle, elapsedPercent);
      if (at > now || !isRunningAt(cycle, at) || known.some((entry) => isOf(entry, cycle, elapsedPercent))) return [];
      return logged(window, past, cycle, at, elapsedPercent, zone);
    }),
  );
  return [...known, ...added]
    .map((entry) => settled(entry, cycles, now))
    .sort((a, b) => a.madeAt - b.madeAt)
    .slice(-longestLog);
}

function momentOf({ startAt, endAt }: UsageCycle, elapsedPercent: number): Instant {
  return Math.round(startAt + ((endAt - startAt) * elapsedPercent) / 100);
}

function isOf(entry: LoggedForecast, { endAt }: UsageCycle, elapsedPercent: number): boolean {
  return entry.elapsedPercent === elapsedPercent && isSameEnd(entry.cycleEnd, endAt, entry.seconds);
}

/** Ends stated seconds or minutes apart are one: less than a tenth of the window. */
function isSameEnd(a: Instant, b: Instant, seconds: number): boolean {
  return Math.abs(a - b) < seconds * 100;
}

function logged(
  window: LimitWindow,
  readings: readonly UsageReading[],
  cycle: UsageCycle,
  at: Instant,
  elapsedPercent: number,
  zone: string,
): readonly LoggedForecast[] {
  const forecast = forecastCycle(readings, at, zone);
  if (!forecast) return [];
  const linear = (forecast.usedPercent * 100) / elapsedPercent >= 100 ? 1 : 0;
  const { runsOut: p, q10, q90 } = forecast;
  const { limit, seconds } = window;
  const open = { outcome: null, endedAtPercent: null };
  return [{ limit, seconds, madeAt: at, cycleEnd: cycle.endAt, elapsedPercent, p, linear, q10, q90, ...open }];
}

function settled(entry: LoggedForecast, cycles: readonly UsageCycle[], now: Instant): LoggedForecast {
  if (entry.outcome !== null) return entry;
  // A run first read later is another one, whatever its end: after a refill, or on another plan.
  const cycle = cycles.find(
    (one) => isSameEnd(one.endAt, entry.cycleEnd, entry.seconds) && isRunningAt(one, entry.madeAt),
  );
  const last = cycle?.readings.at(-1);
  if (last && last.usedPercent >= 100) return { ...entry, outcome: 'ran-out', endedAtPercent: 100 };
  const closed = cycle ? isCutShort(cycle) || now >= cycle.endAt : now >= entry.cycleEnd;
  if (!closed) return entry;
  const seenToEnd = cycle && last && !isCutShort(cycle) && cycle.endAt - last.at <= dayMs;
  if (!seenToEnd) return { ...entry, outcome: 'left-out' };
  return { ...entry, outcome: 'lasted', endedAtPercent: last.usedPercent };
}

/** Forecasts of a window that is read no more: past their end they are left out, as nobody saw how they ended. */
export function settleUnobserved(log: readonly LoggedForecast[], now: Instant): readonly LoggedForecast[] {
  return log.map((entry) => settled(entry, [], now));
}

/** Scores a log. An empty one has no scores, and the learned model is in use. */
export function reportCard(log: readonly LoggedForecast[]): ReportCard {
  const done = log.filter(({ outcome }) => outcome === 'ran-out' || outcome === 'lasted');
  const happened = ({ outcome }: LoggedForecast): number => (outcome === 'ran-out' ? 1 : 0);
  const brier = mean(done.map((entry) => (entry.p - happened(entry)) ** 2));
  const linearBrier = mean(done.map((entry) => (entry.linear - happened(entry)) ** 2));
  const right = done.filter((entry) => entry.p >= 0.5 === (happened(entry) === 1)).length;
  const worse = brier !== null && linearBrier !== null && brier > linearBrier + clearlyBetter;
  const inUse = done.length >= leastSettled && worse ? 'linear' : 'learned';
  return {
    settled: done.length,
    right,
    brier,
    linearBrier,
    coverage: mean(done.map(insideBand)),
    reliability: [0, 1, 2, 3, 4].flatMap((fifth) => reliabilityOf(done, fifth / 5)),
    inUse,
    log,
    text: reportWords(done.length, right, inUse),
  };
}

/** An outcome at the cap counts by the share of its probability mass that lies in the band. */
function insideBand({ outcome, endedAtPercent, p, q10, q90 }: LoggedForecast): number {
  if (outcome === 'ran-out') return p > 0 ? Math.max(0, 0.9 - Math.max(0.1, 1 - p)) / p : 0;
  const ended = endedAtPercent ?? -1;
  return ended >= q10 && ended <= q90 ? 1 : 0;
}

function reliabilityOf(done: readonly LoggedForecast[], from: number): ReportCard['reliability'] {
  const group = done.filter(({ p }) => p >= from && (p < from + 0.2 || (from >= 0.8 && p >= 1)));
  if (group.length === 0) return [];
  const said = mean(group.map(({ p }) => p)) ?? 0;
  const ranOut = group.filter(({ outcome }) => outcome === 'ran-out').length;
  return [{ said, happened: ranOut / group.length, count: group.length }];
}

function reportWords(settledCount: number, right: number, inUse: ReportCard['inUse']): string {
  if (settledCount === 0) return 'No forecast has been settled yet; the first is when a cycle ends.';
  if (settledCount < leastSettled)
    return `${settledCount} calls settled so far, ${right} of them right: too few to judge by.`;
  const line = inUse === 'linear' ? ' The straight line has done better for you, so it is used instead.' : '';
  return `${right} of ${settledCount} run-out calls were right.${line}`;
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}
