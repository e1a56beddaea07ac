import { useEffect, useMemo, useRef, useState } from 'react';
import type { TimeSpan } from '../../domain/history/usage-series';
import { dayMs, type Instant } from '../../domain/time/instant';
import type { LimitWindow } from '../../domain/windows/limit-window';
import type { HistoryDeps } from './history-deps';
import { type HistoryPiece, loadBackwards, loadSince, nothingLoaded, replaceTail } from './history-loader';

export interface LoadedHistory extends HistoryPiece {
  readonly isLoading: boolean;
  /** One sentence when the history cannot be read. */
  readonly trouble: string | null;
}

/** New readings are minutes old. A phone that was off catches up with days. */
const tailMs = 2 * dayMs;
const unreadable = 'The history on this device cannot be read. Reload the page; if it stays, see Diagnostics.';

/**
 * The readings of `window` at least as far back as `view` reaches. `revision` stands for the state of the store: when it
 * changes, the newest two days are read again, because new readings land there.
 */
export function useHistory(
  deps: HistoryDeps,
  window: LimitWindow | null,
  view: TimeSpan,
  now: Instant,
  revision: unknown,
): LoadedHistory {
  const [loaded, setLoaded] = useState<LoadedHistory>({ ...nothingLoaded, isLoading: true, trouble: null });
  const wanted = useRef(view.fromAt);
  wanted.current = Math.min(view.fromAt, now);
  const [limit, seconds] = [window?.limit ?? null, window?.seconds ?? 0];
  const needsMore = view.fromAt < loaded.loadedFromAt;

  // biome-ignore lint/correctness/useExhaustiveDependencies: another window or account starts over
  useEffect(() => {
    setLoaded((before) => ({ ...before, loadedFromAt: nothingLoaded.loadedFromAt, trouble: null }));
  }, [deps, limit, seconds]);

  const lastRevision = useRef(revision);
  useEffect(() => {
    if (lastRevision.current === revision || limit === null) return;
    lastRevision.current = revision;
    let isCancelled = false;
    const tailFromAt = now - tailMs;
    loadSince(deps, { limit, seconds }, tailFromAt).then(
      (tail) =>
        !isCancelled && setLoaded((before) => ({ ...before, series: replaceTail(before.series, tail, tailFromAt) })),
      () => undefined,
    );
    return () => {
      isCancelled = true;
    };
  }, [deps, limit, seconds, revision, now]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `needsMore` says when to load; how far is read from the ref
  useEffect(() => {
    if (!needsMore || limit === null) return;
    let isCancelled = false;
    const pieces = loadBackwards(deps, { limit, seconds }, loaded, now, () => (isCancelled ? null : wanted.current));
    const read = async () => {
      for await (const piece of pieces) if (!isCancelled) setLoaded({ ...piece, isLoading: false, trouble: null });
    };
    read().catch(() => {
      if (!isCancelled) setLoaded((before) => ({ ...before, isLoading: false, trouble: unreadable }));
    });
    return () => {
      isCancelled = true;
    };
  }, [deps, limit, seconds, needsMore]);

  return useMemo(() => ({ ...loaded, isLoading: needsMore && loaded.trouble === null }), [loaded, needsMore]);
}
