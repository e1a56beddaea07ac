import type { WindowView } from '../accounts/account-view';
import { dayMs, type Instant, toleranceMs } from '../time/instant';
import { sameWindow } from '../windows/limit-window';
import type { RunOut } from './linear-run-out';
import type { WindowForecast } from './outlook';

export interface RunOutForecasts {
  readonly forecasts: readonly Pick<
    WindowForecast,
    'limit' | 'seconds' | 'madeAt' | 'resetsAt' | 'usedPercent' | 'silence' | 'runsOut' | 'runsOutAt'
  >[];
}

/** A forecast made this many points of use ago still speaks; after a day of saying so, it does not: quiet is news, too. */
const samePoints = 2;
const standsMs = dayMs;

/**
 * What the forecast says of a window running out. Null where none was made of this run, where use has moved on or a day gone
 * by since, and where it keeps silent: then the straight line may speak.
 */
export function forecastRunOut(made: RunOutForecasts | null, window: WindowView): RunOut | null {
  const forecast = made?.forecasts.find((each) => sameWindow(each, window));
  if (!forecast || forecast.silence !== null || !isOfRun(forecast.resetsAt, window.resetsAt)) return null;
  if (Math.abs(forecast.usedPercent - window.usedPercent) > samePoints) return null;
  if (window.observedAt - forecast.madeAt > standsMs) return null;
  return { at: forecast.runsOutAt?.q50 ?? null, probability: forecast.runsOut };
}

function isOfRun(forecast: Instant, stated: Instant | null): boolean {
  return stated !== null && Math.abs(forecast - stated) <= toleranceMs;
}
