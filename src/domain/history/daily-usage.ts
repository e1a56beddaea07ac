// Use by day, surface and model, from the page's own breakdown.

import type { DailyUsageFacts, Observation } from '../observations/observation';
import { dayMs, type Instant } from '../time/instant';

type DailyUse = DailyUsageFacts['days'][number];

/** More bars would be too thin on a phone. */
const maxDays = 60;

/** What a day's bar is divided by. Both are views of the same usage and are never added. */
export type DailySplit = 'surface' | 'model';

export interface DailyBarsData {
  /** Days as the server names them, oldest first, without gaps: at most the newest sixty. */
  readonly dates: readonly string[];
  /** Along `dates`: whether the page stated the day. An unstated day is unknown, not idle. */
  readonly stated: readonly boolean[];
  /** Largest total first; `values` runs along `dates`. */
  readonly parts: readonly { readonly name: string; readonly total: number; readonly values: readonly number[] }[];
  readonly units: string | null;
}

/** The last statement about one day. */
export interface DayStatement {
  /** When it was said. */
  readonly at: Instant;
  readonly units: string | null;
  readonly day: DailyUse;
}

/** The statements in some observations, the newest of each day alone: a day that is still running is stated again. */
export function dayStatements(observations: readonly Observation[]): DayStatement[] {
  return newestStatements(
    observations.flatMap(({ kind, at, facts }) =>
      kind === 'daily-usage' ? facts.days.map((day) => ({ at, units: facts.units, day })) : [],
    ),
  );
}

/** The newest statement of each day. */
export function newestStatements(statements: readonly DayStatement[]): DayStatement[] {
  const newest = new Map<string, DayStatement>();
  for (const statement of statements) {
    const known = newest.get(statement.day.date);
    if (!known || statement.at >= known.at) newest.set(statement.day.date, statement);
  }
  return [...newest.values()];
}

/** The newest statement of each day, stacked by `split`. Without any statement there are no dates and no parts. */
export function dailyBars(statements: readonly DayStatement[], split: DailySplit): DailyBarsData {
  const days = new Map(newestStatements(statements).map((statement) => [statement.day.date, statement]));
  const latest = [...days.values()].reduce<DayStatement | null>(
    (last, statement) => (last && last.at > statement.at ? last : statement),
    null,
  );
  const dates = consecutiveDays([...days.keys()].sort());
  const values = new Map<string, number[]>();
  dates.forEach((date, index) => {
    for (const { name, value } of partsOf(days.get(date)?.day, split)) {
      const row = values.get(name) ?? new Array<number>(dates.length).fill(0);
      row[index] = (row[index] ?? 0) + value;
      values.set(name, row);
    }
  });
  const parts = [...values]
    .map(([name, row]) => ({ name, values: row, total: row.reduce((sum, value) => sum + value, 0) }))
    .sort((a, b) => b.total - a.total || (a.name < b.name ? -1 : 1));
  return { dates, stated: dates.map((date) => days.has(date)), parts, units: latest?.units ?? null };
}

/** Every day from the first to the last, at most the newest sixty. Names that are not dates are returned as given. */
function consecutiveDays(stated: readonly string[]): readonly string[] {
  const [first, last] = [Date.parse(stated[0] ?? ''), Date.parse(stated.at(-1) ?? '')];
  if (!Number.isFinite(first) || !Number.isFinite(last)) return stated.slice(-maxDays);
  const from = Math.max(first, last - (maxDays - 1) * dayMs);
  const count = Math.round((last - from) / dayMs) + 1;
  return [...Array(count).keys()].map((offset) => new Date(from + offset * dayMs).toISOString().slice(0, 10));
}

function partsOf(day: DailyUse | undefined, split: DailySplit): readonly { name: string; value: number }[] {
  if (!day) return [];
  if (split === 'surface') return day.surfaces;
  return day.models.map(({ name, speed, value }) => ({ name: speed ? `${name}, ${speed}` : name, value }));
}
