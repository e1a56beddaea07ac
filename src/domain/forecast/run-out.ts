// Whether and when a window runs out: by the stored forecast, or by the straight line where none applies.

import type { WindowView } from '../accounts/account-view';
import { dayMs, type Instant, toleranceMs } from '../time/instant';
import { sameWindow } from '../windows/limit-window';
import type { WindowForecast } from './outlook';

/** When a window is expected to be used up. */
export interface RunOut {
  /** Null: it lasts to its end. */
  readonly at: Instant | null;
  /** Of running out, 0–1; absent for a straight line that reaches 100 %. */
  readonly probability?: number;
}

/** What {@link forecastRunOut} reads of an outlook. Alerts store this much of it. */
export interface RunOutForecasts {
  readonly forecasts: readonly Pick<
    WindowForecast,
    'limit' | 'seconds' | 'madeAt' | 'resetsAt' | 'usedPercent' | 'silence' | 'runsOut' | 'runsOutAt'
  >[];
}

type ForecastRow = RunOutForecasts['forecasts'][number];

/** A forecast holds until use differs by more than this many points, or for a day. */
const validPoints = 2;
const validMs = dayMs;

/**
 * What the stored forecast says about a window. Null where there is none for this cycle, where it is outdated, or where it
 * gives no number: then {@link linearRunOut} may be used.
 */
export function forecastRunOut(stored: RunOutForecasts | null, window: WindowView): RunOut | null {
  const forecast = forecastFor(stored?.forecasts ?? [], window);
  return forecast && { at: forecast.runsOutAt?.q50 ?? null, probability: forecast.runsOut };
}

/** The forecast that holds for a window now; null where there is none, it is outdated, or it gives no number. */
export function forecastFor<Row extends ForecastRow>(forecasts: readonly Row[], window: WindowView): Row | null {
  const forecast = forecasts.find((each) => sameWindow(each, window));
  if (!forecast || forecast.silence !== null || !isSameEnd(forecast.resetsAt, window.resetsAt)) return null;
  if (Math.abs(forecast.usedPercent - window.usedPercent) > validPoints) return null;
  return window.observedAt - forecast.madeAt > validMs ? null : forecast;
}

function isSameEnd(forecast: Instant, stated: Instant | null): boolean {
  return stated !== null && Math.abs(forecast - stated) <= toleranceMs;
}

/** With less data there is no result: 1 % in the first minute must not raise a warning. */
const min = { readings: 3, usedPercent: 3, elapsedPercent: 5 };

/** A window that lasts with less than a tenth to spare is no all-clear. */
const closeCall = { fromPercent: 90, probability: 0.3 };

/**
 * Linear extrapolation of use since the window's start: used ÷ elapsed time, both at the last reading.
 * Null with fewer than 3 differing readings, under 3 % used, under 5 % elapsed, or without a running cycle.
 */
export function linearRunOut(window: WindowView, distinctReadings: number): RunOut | null {
  const { startedAt, resetsAt, observedAt, usedPercent } = window;
  if (startedAt === null || resetsAt === null || window.state !== 'running') return null;
  const elapsedMs = observedAt - startedAt;
  if (distinctReadings < min.readings || usedPercent < min.usedPercent) return null;
  if (elapsedMs * 100 < (resetsAt - startedAt) * min.elapsedPercent) return null;

  const at = observedAt + (elapsedMs * (100 - usedPercent)) / usedPercent;
  if (at < resetsAt) return { at };
  const projectedPercent = (usedPercent * (resetsAt - startedAt)) / elapsedMs;
  return { at: null, probability: projectedPercent > closeCall.fromPercent ? closeCall.probability : 0 };
}
