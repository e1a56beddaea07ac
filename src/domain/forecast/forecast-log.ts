// The forecast log: forecasts are added when made, settled when their cycle ends, and never changed otherwise. The report
// card is computed from it.

import { dayMs, type Instant } from '../time/instant';
import { type LimitWindow, sameWindow } from '../windows/limit-window';
import { forecastCycle } from './cycle-forecast';
import type { LoggedForecast } from './outlook';
import { isCutShort, isRunningAt, type UsageCycle, usageCycles } from './usage-cycles';
import type { UsageReading } from './usage-readings';

/** A forecast is logged when this share of the cycle has passed, in percent. */
const loggedAtPercent = [25, 50, 75];

const maxEntries = 400;

export interface ForecastLogInput {
  readonly window: LimitWindow;
  /** Readings of the window since the last change of plan. */
  readonly readings: readonly UsageReading[];
  readonly now: Instant;
  readonly zone: string;
  /** The log so far. Its entries stay, except that open ones are settled. */
  readonly log: readonly LoggedForecast[];
}

/** The log of one window at `now`, oldest first: forecasts due since are added, those of ended cycles settled. */
export function updateForecastLog({ window, readings, now, zone, log }: ForecastLogInput): readonly LoggedForecast[] {
  const past = readings.filter(({ at }) => at <= now);
  const cycles = usageCycles(past);
  const known = log.filter((entry) => sameWindow(entry, window));
  const added = cycles.flatMap((cycle) =>
    loggedAtPercent.flatMap((elapsedPercent) => {
      const at = instantOf(cycle, elapsedPercent);
      if (at > now || !isRunningAt(cycle, at) || known.some((entry) => isOf(entry, cycle, elapsedPercent))) return [];
      return entryOf(window, past, cycle, at, elapsedPercent, zone);
    }),
  );
  return [...known, ...added]
    .map((entry) => settled(entry, cycles, now))
    .sort((a, b) => a.madeAt - b.madeAt)
    .slice(-maxEntries);
}

/**
 * Settles forecasts of a window that is no longer read. After their end they are left out, because the outcome was not
 * observed.
 */
export function settleUnobserved(log: readonly LoggedForecast[], now: Instant): readonly LoggedForecast[] {
  return log.map((entry) => settled(entry, [], now));
}

function instantOf({ startAt, endAt }: UsageCycle, elapsedPercent: number): Instant {
  return Math.round(startAt + ((endAt - startAt) * elapsedPercent) / 100);
}

function isOf(entry: LoggedForecast, { endAt }: UsageCycle, elapsedPercent: number): boolean {
  return entry.elapsedPercent === elapsedPercent && isSameEnd(entry.cycleEnd, endAt, entry.seconds);
}

/** Ends less than a tenth of the window apart belong to one cycle. */
function isSameEnd(a: Instant, b: Instant, seconds: number): boolean {
  return Math.abs(a - b) < seconds * 100;
}

/** The log entry of a forecast made at `at`; empty where there is no forecast then. */
function entryOf(
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
  // A cycle first read after the forecast is another one, even with the same end: after a refill or a change of plan.
  const cycle = cycles.find(
    (one) => isSameEnd(one.endAt, entry.cycleEnd, entry.seconds) && isRunningAt(one, entry.madeAt),
  );
  const last = cycle?.readings.at(-1);
  if (last && last.usedPercent >= 100) return { ...entry, outcome: 'ran-out', endedAtPercent: 100 };
  const isClosed = cycle ? isCutShort(cycle) || now >= cycle.endAt : now >= entry.cycleEnd;
  if (!isClosed) return entry;
  const isSeenToEnd = cycle && last && !isCutShort(cycle) && cycle.endAt - last.at <= dayMs;
  if (!isSeenToEnd) return { ...entry, outcome: 'left-out' };
  return { ...entry, outcome: 'lasted', endedAtPercent: last.usedPercent };
}
