// Use over time, divided by a dimension: what a chart of a report draws.
import { dayMs, hourMs, type Instant } from '../time/instant';
import { localDate, localTime } from '../time/local-time';
import { type Dimension, type DimensionOptions, groupRows } from './dimensions';
import { forSelected, type UsageSelection } from './group-usage';
import { costOf, createRates } from './price-response';
import { tokensAt, type UsageTable } from './usage-table';

/** What a bar is high by: credits, or tokens where nothing has a price. */
type SeriesUnit = 'credits' | 'tokens';

export interface UsageSeries {
  readonly step: 'hour' | 'day' | 'month';
  /** Keys of the steps, oldest first, without gaps: "2026-11-30 14:00", "2026-11-30", "2026-11". */
  readonly steps: readonly string[];
  /** By group, the largest first; `values` runs along `steps`. */
  readonly parts: readonly { readonly key: string; readonly total: number; readonly values: readonly number[] }[];
  readonly unit: SeriesUnit;
}

/** More bars would be too thin. */
const [mostHours, mostDays, mostMonths] = [50, 92, 36];

/** The series of the selected rows. Steps are hours, days or months, by the length of the span that has rows. */
export function usageSeries(
  table: UsageTable,
  by: Dimension,
  selection: UsageSelection,
  options: DimensionOptions,
): UsageSeries {
  const rows: number[] = [];
  forSelected(table, selection, options, (row) => rows.push(row));
  const at = (row: number) => table.at[row] ?? 0;
  const first = rows.reduce((least, row) => Math.min(least, at(row)), Number.POSITIVE_INFINITY);
  const last = rows.reduce((most, row) => Math.max(most, at(row)), Number.NEGATIVE_INFINITY);
  // A period of its own is drawn whole, also where nothing was used.
  const [from, to] = isBounded(selection) ? [selection.from, selection.to - 1] : [first, last];
  const step = stepOf(to - from);
  const steps = rows.length === 0 ? [] : stepsBetween(from, to, step, options.zone);
  const place = new Map(steps.map((key, index) => [key, index]));
  const rates = createRates(table.contexts, options.preferences.prices);
  const time = groupRows(table, step, options);
  const groups = groupRows(table, by, options);
  const sums = { credits: new Map<number, number[]>(), tokens: new Map<number, number[]>() };
  const add = (to: Map<number, number[]>, group: number, index: number, value: number) => {
    const values = to.get(group) ?? new Array<number>(steps.length).fill(0);
    values[index] = (values[index] ?? 0) + value;
    to.set(group, values);
  };
  for (const row of rows) {
    const index = place.get(time.keys[time.of(row)] ?? '');
    if (index === undefined) continue;
    const [group, tokens] = [groups.of(row), tokensAt(table, row)];
    const price = rates(table.context[row] ?? 0, at(row));
    add(sums.tokens, group, index, tokens.input + tokens.output);
    if (price) add(sums.credits, group, index, costOf(tokens, price.credits));
  }
  const unit: SeriesUnit = sums.credits.size > 0 ? 'credits' : 'tokens';
  const parts = [...sums[unit]].map(([group, values]) => ({
    key: groups.keys[group] ?? '',
    values,
    total: values.reduce((sum, value) => sum + value, 0),
  }));
  return { step, steps, unit, parts: parts.sort((a, b) => b.total - a.total || (a.key < b.key ? -1 : 1)) };
}

function isBounded({ from, to }: UsageSelection): boolean {
  return from > 0 && to < Number.MAX_SAFE_INTEGER;
}

function stepOf(spanMs: number): UsageSeries['step'] {
  if (spanMs <= mostHours * hourMs) return 'hour';
  return spanMs <= mostDays * dayMs ? 'day' : 'month';
}

/** Every step from one instant to another. By quarters of a day, so that no change of the clocks leaves one out. */
function stepsBetween(from: Instant, to: Instant, step: UsageSeries['step'], zone: string): string[] {
  const stride = step === 'hour' ? hourMs / 2 : dayMs / 4;
  const most = { hour: mostHours + 2, day: mostDays + 2, month: mostMonths }[step];
  const keys = new Set<string>();
  for (let at = from; at <= to; at += stride) keys.add(keyOf(at, step, zone));
  keys.add(keyOf(to, step, zone));
  return [...keys].slice(-most);
}

function keyOf(at: Instant, step: UsageSeries['step'], zone: string): string {
  const day = localDate(at, zone);
  if (step === 'day') return day;
  return step === 'month' ? day.slice(0, 7) : `${day} ${String(localTime(at, zone).hour).padStart(2, '0')}:00`;
}
