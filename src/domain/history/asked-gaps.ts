// Gaps that another device can fill: its history of that time was asked for, and is not here yet.
import type { TimeSpan } from './usage-series';

export interface MarkedGap extends TimeSpan {
  /** Another device has history of this time. Otherwise no device was reading. */
  readonly isAsked: boolean;
}

/** The gaps, cut where a span that was asked for begins or ends. Spans in any order; they may overlap. */
export function markAsked(gaps: readonly TimeSpan[], asked: readonly TimeSpan[]): readonly MarkedGap[] {
  return asked.length === 0 ? gaps.map((gap) => ({ ...gap, isAsked: false })) : gaps.flatMap((gap) => cut(gap, asked));
}

/** Whether an instant lies in one of the spans. */
export function isAskedAt(at: number, asked: readonly TimeSpan[]): boolean {
  return asked.some(({ fromAt, toAt }) => at >= fromAt && at < toAt);
}

function cut({ fromAt, toAt }: TimeSpan, asked: readonly TimeSpan[]): readonly MarkedGap[] {
  const edges = asked.flatMap((span) => [span.fromAt, span.toAt]).filter((at) => at > fromAt && at < toAt);
  const cuts = [fromAt, ...new Set(edges.toSorted((a, b) => a - b)), toAt];
  const marked: MarkedGap[] = [];
  for (const [index, from] of cuts.slice(0, -1).entries()) {
    const to = cuts[index + 1] as number;
    const isAsked = isAskedAt(from, asked);
    const last = marked.at(-1);
    // Two months that follow one another are one gap.
    if (last?.isAsked === isAsked) marked[marked.length - 1] = { ...last, toAt: to };
    else marked.push({ fromAt: from, toAt: to, isAsked });
  }
  return marked;
}
