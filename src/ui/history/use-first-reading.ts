import { useEffect, useState } from 'react';
import { gapMs, type Span } from '../../domain/history/usage-series';
import type { Instant } from '../../domain/time/instant';
import type { HistoryDeps } from './history-deps';
import type { LoadedHistory } from './use-history';

/**
 * The first reading, where `view` reaches further back than anything that is kept: what lies before it is no gap. Null where
 * something older is kept, or nobody can say; undefined until it is known.
 */
export function useFirstReading(
  ports: HistoryDeps,
  { series, isLoading, trouble }: LoadedHistory,
  view: Span,
): Instant | null | undefined {
  const [oldestAt, setOldestAt] = useState<Instant | null>();
  const firstAt = series.at[0] ?? Number.POSITIVE_INFINITY;
  // Most views begin where something was seen, and need no answer.
  const isAsked = !isLoading && trouble === null && firstAt - view.fromAt > gapMs;
  useEffect(() => {
    if (!isAsked) return;
    let isOver = false;
    ports.oldestAt().then(
      (at) => !isOver && setOldestAt(at),
      () => !isOver && setOldestAt(null),
    );
    return () => {
      isOver = true;
    };
  }, [ports, isAsked]);
  if (!isAsked) return null;
  if (oldestAt === undefined) return undefined;
  if (oldestAt === null || oldestAt < view.fromAt) return null;
  return firstAt < Number.POSITIVE_INFINITY ? firstAt : oldestAt;
}
