import { useMemo } from 'react';
import { heatMapOf } from '../../domain/history/heat-map';
import type { TimeSpan } from '../../domain/history/usage-series';
import { dayMs, type Instant } from '../../domain/time/instant';
import type { LimitWindow } from '../../domain/windows/limit-window';
import { useLocaleAndZone } from '../components/reader-context';
import type { HistoryDeps } from './history-deps';
import { rangeOf } from './history-ranges';
import { useHistory } from './use-history';

const weekMs = 7 * dayMs;

/**
 * How much of a window was used in the seven days before a view of one week, in percent of the window. Null for other views,
 * until it is loaded, and where readings do not reach back to its first day. It is read after the view, which must not wait.
 */
export function useWeekBefore(
  deps: HistoryDeps,
  window: LimitWindow | null,
  view: TimeSpan,
  now: Instant,
  revision: unknown,
  isViewLoaded: boolean,
): number | null {
  const { zone } = useLocaleAndZone();
  const isWeek = rangeOf(view) === 'week';
  // The part of the view that has not come yet has no use: as much of the week before is compared.
  const before = useMemo(
    () => ({ fromAt: view.fromAt - weekMs, toAt: Math.min(view.toAt, now) - weekMs }),
    [view, now],
  );
  const { series, isLoading } = useHistory(deps, isWeek && isViewLoaded ? window : null, before, now, revision);
  return useMemo(() => {
    const [first] = series.at;
    if (!isWeek || isLoading || first === undefined || first > before.fromAt + dayMs) return null;
    return heatMapOf(series, before, zone).total;
  }, [isWeek, isLoading, series, before, zone]);
}
