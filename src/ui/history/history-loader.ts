// Reads a window's history backwards in pieces small enough that the page stays responsive.
import { emptySeries, indexAt, type UsageSeries, windowSeries } from '../../domain/history/usage-series';
import { dayMs, type Instant } from '../../domain/time/instant';
import type { LimitWindow } from '../../domain/windows/limit-window';
import type { HistoryDeps } from './history-deps';

export interface HistoryPiece {
  readonly series: UsageSeries;
  /** Where the loaded part begins; Infinity while nothing is loaded. */
  readonly loadedFromAt: Instant;
}

export const nothingLoaded: HistoryPiece = { series: emptySeries, loadedFromAt: Number.POSITIVE_INFINITY };

/** About as many rows as a slow phone turns into columns within a frame or two. */
const rowsPerPiece = 1_500;
/** Pieces are joined this many at a time, so that a year is not copied with every piece. */
const piecesPerUpdate = 8;

/**
 * Extends `start` backwards until it reaches `wantedFromAt()`, and yields all that is loaded every few pieces. Ends early when
 * `wantedFromAt()` is null. Throws what reading throws.
 */
export async function* loadBackwards(
  deps: HistoryDeps,
  window: LimitWindow,
  start: HistoryPiece,
  now: Instant,
  wantedFromAt: () => Instant | null,
): AsyncGenerator<HistoryPiece> {
  let spanMs = dayMs / 2;
  let fromAt = start.loadedFromAt;
  let series = fromAt === Number.POSITIVE_INFINITY ? emptySeries : start.series;
  let waiting: UsageSeries[] = [];
  for (let wantedAt = wantedFromAt(); wantedAt !== null; wantedAt = wantedFromAt()) {
    if (fromAt <= wantedAt) return;
    const isFirst = fromAt === Number.POSITIVE_INFINITY;
    const nextAt = Math.max(wantedAt, Math.min(fromAt, now) - spanMs);
    const rows = await deps.observations({
      kinds: ['usage'],
      from: nextAt,
      // The first piece also holds whatever is newer than the view.
      to: isFirst ? Number.MAX_SAFE_INTEGER : fromAt - 1,
    });
    waiting = [windowSeries(rows, window), ...waiting];
    spanMs = nextSpanMs(spanMs, rows.length);
    fromAt = nextAt;
    if (isFirst || fromAt <= wantedAt || waiting.length >= piecesPerUpdate) {
      series = join([...waiting, series]);
      waiting = [];
      yield { series, loadedFromAt: fromAt };
    }
    // Lets the browser handle input and paint between two pieces.
    await new Promise((resolve) => setTimeout(resolve));
  }
}

/** The readings of a window from `fromAt` on. */
export async function loadSince(deps: HistoryDeps, window: LimitWindow, fromAt: Instant): Promise<UsageSeries> {
  return windowSeries(await deps.observations({ kinds: ['usage'], from: fromAt }), window);
}

/** `series` up to `fromAt`, then `tail`. */
export function replaceTail(series: UsageSeries, tail: UsageSeries, fromAt: Instant): UsageSeries {
  const kept = indexAt(series.at, fromAt - 1) + 1;
  const head = {
    at: series.at.subarray(0, kept),
    used: series.used.subarray(0, kept),
    resetsAt: series.resetsAt.subarray(0, kept),
  };
  return join([head, tail]);
}

/** A longer span where rows are sparse, a shorter one where they are dense: from one hour to 60 days. */
function nextSpanMs(spanMs: number, rows: number): number {
  const factor = Math.min(4, Math.max(0.25, rowsPerPiece / Math.max(1, rows)));
  return Math.min(60 * dayMs, Math.max(dayMs / 24, spanMs * factor));
}

function join(parts: readonly UsageSeries[]): UsageSeries {
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
