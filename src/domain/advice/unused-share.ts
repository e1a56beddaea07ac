// The savings reserve of the real thing: percent points of a window that will expire unused at this pace.
import type { AccountView } from '../accounts/account-view';
import { forecastFor } from '../forecast/run-out';
import type { StoredOutlook } from '../forecast/stored-outlook';
import { message, windowValue } from '../messages/message';
import type { Message } from '../messages/value';
import type { Instant } from '../time/instant';
import type { LimitWindow } from '../windows/limit-window';

export interface UnusedShare extends LimitWindow {
  /** Percent points left when the window ends, by the median of the forecast. */
  readonly points: number;
  /** In the poor and the good case: 8 times in 10 it is between them. */
  readonly least: number;
  readonly most: number;
  readonly resetsAt: Instant;
}

/** Shorter windows come back so soon that what expires in them is no loss. */
const leastSeconds = 604_800;
/** Fewer points are not worth a line. */
export const worthALine = 10;

/** What will expire unused of each weekly or longer window of the main limit; none without a forecast that holds. */
export function unusedShares(
  { windows }: Pick<AccountView, 'windows'>,
  outlook: StoredOutlook | null,
  now: Instant,
): readonly UnusedShare[] {
  return windows.flatMap((window) => {
    if (window.limit !== 'codex' || window.seconds < leastSeconds || window.state !== 'running') return [];
    const forecast = forecastFor(outlook?.forecasts ?? [], window);
    if (!forecast || forecast.resetsAt <= now) return [];
    const { q10, q50, q90 } = forecast.leftAtEnd;
    const { limit, seconds, resetsAt } = forecast;
    return [{ limit, seconds, resetsAt, points: Math.round(q50), least: Math.round(q10), most: Math.round(q90) }];
  });
}

/** What will expire, and what could be done with it: bring work forward, and let a banked reset rest where one is held. */
export function describeUnused(share: UnusedShare, hasReset: boolean): readonly Message[] {
  const { points, resetsAt } = share;
  return [
    message('upcoming.unused', { points, window: windowValue(share), at: resetsAt }),
    message(hasReset ? 'upcoming.unused.rest' : 'upcoming.unused.forward'),
  ];
}
