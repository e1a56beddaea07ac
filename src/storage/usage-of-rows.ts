// The readings in rows, or in the summaries of whole days of rows.

import type { SummaryLevel } from '../domain/history/summary';
import type { UsageQuery } from '../domain/history/usage-query';
import { type UsageSeries, windowSeries } from '../domain/history/usage-series';
import type { AccountKey, Kind } from '../domain/observations/observation';
import { dayMs, type Instant } from '../domain/time/instant';
import { type LimitWindow, sameWindow } from '../domain/windows/limit-window';
import type { HeadroomDatabase } from './database';
import { dayOf } from './day-summaries';
import { observationsOf, sameRowMs } from './merge-run';
import { lastKey, type ObservationRow, type ObservationRowKey, type SummaryRow } from './rows';

/** Rows per read: more would keep the page from drawing a frame while they are copied. */
const rowsPerRead = 400;

/** Days of rows between two pieces: joining the pieces copies what there is. */
const daysPerPiece = 7;

/** The summaries of all days that have one, and the rows of all other days, newest first, a few days at a time. */
export async function* usageOfRows(
  db: HeadroomDatabase,
  accounts: readonly AccountKey[],
  level: SummaryLevel | null,
  { window, from, to }: UsageQuery,
): AsyncGenerator<{ readonly series: readonly UsageSeries[]; readonly readFromAt: Instant }> {
  const summaries = (
    await Promise.all(accounts.map((one) => summariesOf(db, one, 'rows', level, dayOf(from), to)))
  ).flat();
  const known = new Set(summaries.map((summary) => `${summary.account}\n${summary.from}`));
  let series = summaries.map((summary) => seriesIn(summary, window));
  const extent = await rowExtent(db, accounts, from, to);
  let days = 0;
  for (let day = dayOf(extent.to); day + dayMs > extent.from; day -= dayMs) {
    const unknown = accounts.filter((account) => !known.has(`${account}\n${day}`));
    const read = await Promise.all(
      unknown.map((account) => seriesOfDay(db, account, window, Math.max(day, from), Math.min(day + dayMs - 1, to))),
    );
    series.push(...read.flat());
    days += unknown.length > 0 ? 1 : 0;
    if (unknown.length === 0 || days % daysPerPiece !== 1) continue;
    yield { series, readFromAt: day };
    series = [];
  }
  yield { series, readFromAt: from };
}

/** The summaries of one level that begin within a span, of days of rows or of packed months. None where no level is asked for. */
export async function summariesOf(
  { summaries }: HeadroomDatabase,
  account: AccountKey,
  of: SummaryRow['of'],
  level: SummaryLevel | null,
  from: Instant,
  to: Instant,
): Promise<SummaryRow[]> {
  if (!level) return [];
  return summaries.where(':id').between([account, of, level, from], [account, of, level, to], true, true).toArray();
}

/** Where in a span there are usage rows at all; an empty span where there are none. */
async function rowExtent(
  { observations }: HeadroomDatabase,
  accounts: readonly AccountKey[],
  from: Instant,
  to: Instant,
) {
  const extent = { from: Number.POSITIVE_INFINITY, to: Number.NEGATIVE_INFINITY };
  for (const account of accounts) {
    const rows = () =>
      observations
        .where(':id')
        .between([account, 'usage', from - sameRowMs], [account, 'usage', to, lastKey], true, true);
    const [first, last] = await Promise.all([rows().first(), rows().last()]);
    if (!first || !last) continue;
    extent.from = Math.min(extent.from, Math.max(from, first.at));
    extent.to = Math.max(extent.to, Math.min(to, (last.last ?? last.first).at));
  }
  return extent;
}

async function seriesOfDay(
  db: HeadroomDatabase,
  account: AccountKey,
  window: LimitWindow,
  from: Instant,
  to: Instant,
): Promise<UsageSeries[]> {
  const series: UsageSeries[] = [];
  for await (const rows of rowsIn(db, account, 'usage', from, to)) {
    const seen = rows.flatMap(observationsOf).filter(({ at }) => at >= from && at <= to);
    series.push(windowSeries(seen, window));
  }
  return series;
}

/** The readings of a window in a summary; an empty series where it has none. */
export function seriesIn({ windows }: SummaryRow, window: LimitWindow): UsageSeries {
  return windows.find((one) => sameWindow(one, window)) ?? windowSeries([], window);
}

/** The rows of a kind that reach into a span, some hundred at a time. */
export async function* rowsIn(
  { observations }: HeadroomDatabase,
  account: AccountKey,
  kind: Kind,
  from: Instant,
  to: Instant,
): AsyncGenerator<ObservationRow[]> {
  let lower: unknown[] = [account, kind, from - sameRowMs];
  for (let isFirst = true; ; isFirst = false) {
    const rows = await observations
      .where(':id')
      .between(lower as ObservationRowKey, [account, kind, to, lastKey], isFirst, true)
      .limit(rowsPerRead)
      .toArray();
    yield rows;
    const last = rows.at(-1);
    if (!last || rows.length < rowsPerRead) return;
    lower = [account, kind, last.at, last.id];
    await new Promise((resolve) => setTimeout(resolve));
  }
}
