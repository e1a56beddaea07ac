import { useEffect, useMemo, useRef, useState } from 'react';
import { levelFor } from '../../domain/history/summary';
import { emptySeries, type TimeSpan, type UsageSeries } from '../../domain/history/usage-series';
import { dayMs, type Instant } from '../../domain/time/instant';
import { type LimitWindow, windowKey } from '../../domain/windows/limit-window';
import type { HistoryDeps } from './history-deps';

export interface LoadedHistory {
  readonly series: UsageSeries;
  /** From this instant on the view is loaded; Infinity while none of it is. */
  readonly loadedFromAt: Instant;
  /** Whether some of the view is still to be read. */
  readonly isLoading: boolean;
  /** The history cannot be read. */
  readonly isUnreadable: boolean;
}

/** Enough for the widest chart: a step of a summary is then at most two pixels. */
const columns = 600;

/** What is read for a view, and for any other view that lies within it at the same level of detail. */
interface Request extends TimeSpan {
  readonly columnMs: number;
}

interface Held {
  readonly series: UsageSeries;
  readonly loadedFromAt: Instant;
  readonly request: Request;
  /** Whose readings these are. */
  readonly deps: HistoryDeps;
  readonly window: string;
}

/**
 * The readings of `window` in `view` and half its width around it, in as much detail as the view shows. `revision` stands for
 * the state of the store: when it changes, they are read again.
 */
export function useHistory(
  deps: HistoryDeps,
  window: LimitWindow | null,
  view: TimeSpan,
  now: Instant,
  revision: unknown,
): LoadedHistory {
  const [held, setHeld] = useState<Held | null>(null);
  const [isUnreadable, setUnreadable] = useState(false);
  const request = useRequest(view, now);
  const [limit, seconds] = [window?.limit ?? null, window?.seconds ?? 0];

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new revision reads again
  useEffect(() => {
    if (limit === null) return;
    let isCancelled = false;
    const { fromAt: from, toAt: to, columnMs } = request;
    const of = { deps, request, window: windowKey({ limit, seconds }) };
    const read = async () => {
      for await (const piece of deps.usage({ window: { limit, seconds }, from, to, columnMs })) {
        if (isCancelled) return;
        setUnreadable(false);
        // Read again, it must not reach less far meanwhile.
        setHeld((before) =>
          before && isSame(before, of) && before.loadedFromAt < piece.loadedFromAt ? before : { ...piece, ...of },
        );
      }
    };
    read().catch(() => !isCancelled && setUnreadable(true));
    return () => {
      isCancelled = true;
    };
  }, [deps, limit, seconds, request, revision]);

  const ofWindow = held && window && held.deps === deps && held.window === windowKey(window) ? held : null;
  return useMemo(() => {
    const loadedFromAt = ofWindow ? loadedOf(ofWindow, view, now) : Number.POSITIVE_INFINITY;
    const isLoading = !isUnreadable && loadedFromAt > view.fromAt;
    return { series: ofWindow?.series ?? emptySeries, loadedFromAt, isLoading, isUnreadable };
  }, [ofWindow, view, now, isUnreadable]);
}

function isSame(a: Omit<Held, 'series' | 'loadedFromAt'>, b: Omit<Held, 'series' | 'loadedFromAt'>): boolean {
  return a.deps === b.deps && a.request === b.request && a.window === b.window;
}

/** Where the loaded part of a view begins. A request that ends before the view does cannot fill its end. */
function loadedOf({ request, loadedFromAt }: Held, view: TimeSpan, now: Instant): Instant {
  return Math.min(view.toAt, now) <= request.toAt ? loadedFromAt : Number.POSITIVE_INFINITY;
}

/** The request for a view: the last one as long as it covers the view in the same detail. */
function useRequest(view: TimeSpan, now: Instant): Request {
  const last = useRef<Request | null>(null);
  const columnMs = (view.toAt - view.fromAt) / columns;
  const isCovered =
    last.current !== null &&
    levelFor(last.current.columnMs) === levelFor(columnMs) &&
    view.fromAt >= last.current.fromAt &&
    Math.min(view.toAt, now) <= last.current.toAt;
  if (!isCovered || last.current === null) last.current = { ...around(view, now), columnMs };
  return last.current;
}

/** Half the view's width on either side: gaps and cycles that reach in are drawn whole, and a short move reads nothing. */
function around({ fromAt, toAt }: TimeSpan, now: Instant): TimeSpan {
  const marginMs = Math.max(dayMs, (toAt - fromAt) / 2);
  // Whatever is newer than the view comes too: a reading that is made a minute later belongs to it.
  return { fromAt: fromAt - marginMs, toAt: toAt + marginMs >= now ? Number.MAX_SAFE_INTEGER : toAt + marginMs };
}
