import { dayMs, type Instant } from '../../domain/time/instant';

interface Slice {
  readonly from?: Instant;
  readonly to?: Instant;
}

/** Rows are kept for 35 days, and packed a day or so later; before that, a month is one piece and is unpacked as a whole. */
const rowsMs = 37 * dayMs;
const monthMs = 31 * dayMs;

/**
 * The span cut into pieces that each take a moment to read: days where every observation is a row, months where they are
 * packed. Without a beginning, or when short, it stays whole. Both ends inclusive, as the store has them.
 */
export function slicesOf(from: Instant | undefined, to: Instant | undefined, now: Instant): Slice[] {
  const ends = to === undefined ? {} : { to };
  if (from === undefined) return [ends];
  // Nothing was seen beyond now, however far the question reaches.
  const end = Math.min(to ?? now, now);
  const slices: Slice[] = [];
  let start = from;
  // The last piece reaches to the end asked for, also where that is open: another clock may run ahead of ours.
  for (let next = nextCut(start, now); next <= end && end - from > 2 * dayMs; next = nextCut(start, now)) {
    slices.push({ from: start, to: next - 1 });
    start = next;
  }
  return [...slices, { from: start, ...ends }];
}

function nextCut(start: Instant, now: Instant): Instant {
  return start < now - rowsMs ? Math.min(start + monthMs, now - rowsMs) : start + dayMs;
}
