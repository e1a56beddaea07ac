// Use by day, surface and model, from the page's own breakdown.

import type { DailyUsageFacts, Observation } from '../observations/observation';
import { dayMs } from '../time/instant';

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

/**
 * The newest statement of each day, stacked by `split`: a day that is still running is stated again. Without any statement
 * there are no dates and no parts.
 */
export function dailyBars(observations: readonly Observation[], split: DailySplit): DailyBarsData {
  const days = new Map<string, { at: number; day: DailyUse }>();
  let units: { at: number; text: string | null } = { at: 0, text: null };
  for (const { kind, at, facts } of observations) {
    if (kind !== 'daily-usage') continue;
    if (at >= units.at) units = { at, text: facts.units };
    for (const day of facts.days) if (at >= (days.get(day.date)?.at ?? 0)) days.set(day.date, { at, day });
  }
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
  return { dates, stated: dates.map((date) => days.has(date)), parts, units: units.text };
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
