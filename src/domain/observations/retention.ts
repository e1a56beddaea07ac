// Retention: rows stay as they are for 35 days, are then packed by month, and are rolled up to one per hour after 400 days.

import { dayMs, hourMs, type Instant } from '../time/instant';

export const rowAgeMs = 35 * dayMs;
export const rollupAgeMs = 400 * dayMs;

/** Rows before this instant are packed: the months, in UTC, whose last instant is 35 days old. Each is packed once. */
export function packedBefore(now: Instant): Instant {
  const oldest = new Date(now - rowAgeMs);
  return Date.UTC(oldest.getUTCFullYear(), oldest.getUTCMonth());
}

/** What a roll-up needs to know of a row. */
export interface RollUpRow {
  readonly id: string;
  readonly account: string;
  readonly kind: string;
  readonly at: Instant;
}

/** The newest row of each account, kind and hour: its value holds until the next. Rows may come in any order. */
export function lastOfEachHour<R extends RollUpRow>(rows: readonly R[]): readonly R[] {
  const last = new Map<string, R>();
  for (const row of rows.toSorted(byInstantAndId)) {
    last.set(`${row.account}\n${row.kind}\n${Math.floor(row.at / hourMs)}`, row);
  }
  return [...last.values()];
}

function byInstantAndId(a: RollUpRow, b: RollUpRow): number {
  return a.at - b.at || (a.id < b.id ? -1 : Number(a.id > b.id));
}
