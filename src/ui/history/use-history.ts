// Brings in as much of the history as is looked at, newest first and in pieces small enough that the page never stalls.
import { useEffect, useMemo, useRef, useState } from 'react';
import { emptySeries, indexAt, type Span, type UsageSeries, windowSeries } from '../../domain/history/usage-series';
import { dayMs, type Instant } from '../../domain/time/instant';
import type { LimitWindow } from '../../domain/windows/limit-window';
import type { HistoryDeps } from './history-deps';

export interface LoadedHistory {
  readonly series: UsageSeries;
  /** Where the loaded stretch begins; Infinity before anything came. */
  readonly loadedFromAt: Instant;
  readonly isLoading: boolean;
  /** One sentence when the history cannot be read. */
  readonly trouble: string | null;
}

/** About as many rows as a slow phone turns into columns within a frame or two. */
const rowsAPiece = 1_500;
/** Live readings land within the last hour; a phone that slept catches up with days. */
const tailMs = 2 * dayMs;
const unread: LoadedHistory = {
  series: emptySeries,
  loadedFromAt: Number.POSITIVE_INFINITY,
  isLoading: true,
  trouble: null,
};

/**
 * The readings of `window` at least as far back as `view` reaches. `revision` names the state of the store: with a new one
 * the newest stretch is read again, which is where a live reading lands.
 */
export function useHistory(
  ports: HistoryDeps,
  window: LimitWindow | null,
  view: Span,
  now: Instant,
  revision: unknown,
): LoadedHistory {
  const [loaded, setLoaded] = useState(unread);
  const wanted = useRef(view.fromAt);
  wanted.current = Math.min(view.fromAt, now);
  const [limit, seconds] = [window?.limit ?? null, window?.seconds ?? 0];
  const needsMore = view.fromAt < loaded.loadedFromAt;

  // biome-ignore lint/correctness/useExhaustiveDependencies: another window or account starts over
  useEffect(() => {
    setLoaded((before) => ({ ...before, loadedFromAt: Number.POSITIVE_INFINITY, trouble: null }));
  }, [ports, limit, seconds]);

  const lastRevision = useRef(revision);
  useEffect(() => {
    if (lastRevision.current === revision || limit === null) return;
    lastRevision.current = revision;
    let isOver = false;
    const tail = newest(ports, { limit, seconds }, now - tailMs);
    tail.then(
      (series) =>
        !isOver && setLoaded((before) => ({ ...before, series: withTail(before.series, series, now - tailMs) })),
      () => undefined,
    );
    return () => {
      isOver = true;
    };
  }, [ports, limit, seconds, revision, now]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `needsMore` says when there is work; where to is read from the ref
  useEffect(() => {
    if (!needsMore || limit === null) return;
    let isOver = false;
    const pieces = loadedPieces(ports, { limit, seconds }, loaded, now, () => (isOver ? null : wanted.current));
    const read = async () => {
      for await (const piece of pieces) if (!isOver) setLoaded(piece);
    };
    read().catch(() => {
      if (!isOver)
        setLoaded((before) => ({
          ...before,
          isLoading: false,
          trouble: 'The history on this device cannot be read. Reload the page; if it stays, see Diagnostics.',
        }));
    });
    return () => {
      isOver = true;
    };
  }, [ports, limit, seconds, needsMore]);

  return useMemo(() => ({ ...loaded, isLoading: needsMore && loaded.trouble === null }), [loaded, needsMore]);
}

/** Grows backwards from what is loaded, a piece a turn, until it reaches `wantedFromAt()` (null: nobody is waiting any more). */
async function* loadedPieces(
  ports: HistoryDeps,
  window: LimitWindow,
  start: LoadedHistory,
  now: Instant,
  wantedFromAt: () => Instant | null,
): AsyncGenerator<LoadedHistory> {
  let spanMs = dayMs / 2;
  let fromAt = start.loadedFromAt;
  let series = fromAt === Number.POSITIVE_INFINITY ? emptySeries : start.series;
  let waiting: UsageSeries[] = [];
  for (let wantedAt = wantedFromAt(); wantedAt !== null; wantedAt = wantedFromAt()) {
    if (fromAt <= wantedAt) return;
    const isFirst = fromAt === Number.POSITIVE_INFINITY;
    // The first piece also holds whatever is newer than the view.
    const nextAt = Math.max(wantedAt, Math.min(fromAt, now) - spanMs);
    const rows = await ports.observations({
      kinds: ['usage'],
      from: nextAt,
      to: isFirst ? Number.MAX_SAFE_INTEGER : fromAt - 1,
    });
    waiting = [windowSeries(rows, window), ...waiting];
    spanMs = nextSpanMs(spanMs, rows.length);
    fromAt = nextAt;
    if (isFirst || fromAt <= wantedAt || waiting.length >= 8) {
      series = joined([...waiting, series]);
      waiting = [];
      yield { series, loadedFromAt: fromAt, isLoading: false, trouble: null };
    }
    await new Promise((resolve) => setTimeout(resolve));
  }
}

async function newest(ports: HistoryDeps, window: LimitWindow, fromAt: Instant): Promise<UsageSeries> {
  return windowSeries(await ports.observations({ kinds: ['usage'], from: fromAt }), window);
}

/** `series` up to `fromAt`, then `tail`. */
function withTail(series: UsageSeries, tail: UsageSeries, fromAt: Instant): UsageSeries {
  const kept = indexAt(series.at, fromAt - 1) + 1;
  const head = {
    at: series.at.subarray(0, kept),
    used: series.used.subarray(0, kept),
    resetsAt: series.resetsAt.subarray(0, kept),
  };
  return joined([head, tail]);
}

/** Wider where rows are sparse, narrower where they are dense. */
function nextSpanMs(spanMs: number, rows: number): number {
  const factor = Math.min(4, Math.max(0.25, rowsAPiece / Math.max(1, rows)));
  return Math.min(60 * dayMs, Math.max(dayMs / 24, spanMs * factor));
}

function joined(parts: readonly UsageSeries[]): UsageSeries {
  const column = (name: keyof UsageSeries) => {
    const whole = new Float64Array(parts.reduce((length, part) => length + part.at.length, 0));
    let offset = 0;
    for (const part of parts) {
      whole.set(part[name], offset);
      offset += part.at.length;
    }
    return whole;
  };
  return { at: column('at'), used: column('used'), resetsAt: column('resetsAt') };
}
