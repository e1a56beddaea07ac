// What happens to rows as they age: 35 days as they are, then sealed by the month, after 400 days the last value of each hour.
import { dayMs, hourMs, type Instant } from '../time/instant';

export const rowAgeMs = 35 * dayMs;
export const rollupAgeMs = 400 * dayMs;
/** A month's segment is cut where it would grow past what one message carries. */
export const segmentRows = 8_000;

export interface Aging {
  readonly id: string;
  readonly account: string;
  readonly kind: string;
  readonly at: Instant;
}

interface Segment<R extends Aging> {
  readonly account: string;
  /** YYYY-MM of its rows, UTC. */
  readonly month: string;
  /** 0, 1, … where a month needs more than one. */
  readonly part: number;
  readonly rows: readonly R[];
}

export interface Retention<R extends Aging> {
  /** Younger than 35 days, or of a month that is not wholly older yet. */
  readonly keep: readonly R[];
  readonly seal: readonly Segment<R>[];
  /** Older than 400 days: what stays of each account, kind and hour, and what goes. */
  readonly rollUp: { readonly stay: readonly R[]; readonly drop: readonly R[] };
}

/**
 * Which rows stay, which are sealed and which are thinned out at `now`. Every row is in exactly one of the answers. A month is
 * sealed whole, once its last instant is 35 days old, so that a segment is written once.
 */
export function selectByAge<R extends Aging>(rows: readonly R[], now: Instant): Retention<R> {
  const keep: R[] = [];
  const months = new Map<string, R[]>();
  const old: R[] = [];
  for (const row of rows) {
    if (row.at < now - rollupAgeMs) old.push(row);
    else if (endOfMonth(row.at) <= now - rowAgeMs) push(months, `${row.account}\n${monthOf(row.at)}`, row);
    else keep.push(row);
  }
  return { keep, seal: [...months.values()].flatMap(segmentsOf), rollUp: lastOfEachHour(old) };
}

function segmentsOf<R extends Aging>(rows: readonly R[]): Segment<R>[] {
  const sorted = rows.toSorted(inOrder);
  const [first] = sorted;
  if (!first) return [];
  const parts = Math.ceil(sorted.length / segmentRows);
  return Array.from({ length: parts }, (_, part) => ({
    account: first.account,
    month: monthOf(first.at),
    part,
    rows: sorted.slice(part * segmentRows, (part + 1) * segmentRows),
  }));
}

/** The newest row of each account, kind and hour stays: a value holds until the next. */
function lastOfEachHour<R extends Aging>(rows: readonly R[]): { stay: readonly R[]; drop: readonly R[] } {
  const last = new Map<string, R>();
  const drop: R[] = [];
  for (const row of rows.toSorted(inOrder)) {
    const key = `${row.account}\n${row.kind}\n${Math.floor(row.at / hourMs)}`;
    const earlier = last.get(key);
    if (earlier) drop.push(earlier);
    last.set(key, row);
  }
  return { stay: [...last.values()], drop };
}

function inOrder(a: Aging, b: Aging): number {
  return a.at - b.at || (a.id < b.id ? -1 : Number(a.id > b.id));
}

function monthOf(at: Instant): string {
  return new Date(at).toISOString().slice(0, 7);
}

function endOfMonth(at: Instant): Instant {
  const date = new Date(at);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1);
}

function push<R>(groups: Map<string, R[]>, key: string, row: R): void {
  const group = groups.get(key);
  if (group) group.push(row);
  else groups.set(key, [row]);
}
