import { useEffect, useState } from 'react';
import { gapMs } from '../../domain/history/coverage';
import type { TimeSpan } from '../../domain/history/usage-series';
import type { Instant } from '../../domain/time/instant';
import type { HistoryDeps } from './history-deps';
import type { LoadedHistory } from './use-history';

/**
 * The first reading, if `view` begins before everything that is stored: the time before it is not a gap. Null if older data
 * is stored or this cannot be decided; undefined until it is known.
 */
export function useFirstReading(
  deps: HistoryDeps,
  { series, isLoading, isUnreadable }: LoadedHistory,
  view: TimeSpan,
): Instant | null | undefined {
  const [oldestAt, setOldestAt] = useState<Instant | null>();
  const firstAt = series.at[0] ?? Number.POSITIVE_INFINITY;
  // Most views begin where there are readings. Then nothing needs to be asked.
  const isNeeded = !isLoading && !isUnreadable && firstAt - view.fromAt > gapMs;
  useEffect(() => {
    if (!isNeeded) return;
    let isCancelled = false;
    deps.oldestAt().then(
      (at) => !isCancelled && setOldestAt(at),
      () => !isCancelled && setOldestAt(null),
    );
    return () => {
      isCancelled = true;
    };
  }, [deps, isNeeded]);
  if (!isNeeded) return null;
  if (oldestAt === undefined) return undefined;
  if (oldestAt === null || oldestAt < view.fromAt) return null;
  return firstAt < Number.POSITIVE_INFINITY ? firstAt : oldestAt;
}
