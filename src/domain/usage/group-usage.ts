// Use added up by any dimension, with what it would have cost.
import type { Instant } from '../time/instant';
import { type Dimension, type DimensionOptions, type Grouped, groupRows } from './dimensions';
import { costOf, createRates, type Price, type Rates } from './price-response';
import type { Tokens } from './tokens';
import { tokensAt, type UsageTable } from './usage-table';

/** Sums of one group. `total` is input + output; `credits` and `usd` leave out unpriced responses. */
export interface UsageSum extends Tokens, Price {
  readonly responses: number;
  readonly total: number;
}

export interface GroupSum extends UsageSum {
  /** Responses of a model without a known price, and the tokens in them. */
  readonly unpriced: number;
  readonly unpricedTokens: number;
  /** Responses whose account is assumed. */
  readonly assumed: number;
  readonly firstAt: Instant;
  readonly lastAt: Instant;
}

export interface GroupRow extends GroupSum {
  readonly key: string;
}

/** Which rows: a span of time, the end left out, and groups they must belong to. */
export interface UsageSelection {
  readonly from: Instant;
  readonly to: Instant;
  readonly within?: Partial<Readonly<Record<Dimension, string>>>;
}

export const allTime: UsageSelection = { from: 0, to: Number.MAX_SAFE_INTEGER };

export interface UsageGroups {
  readonly total: GroupSum;
  /** Most credits first, then most tokens. */
  readonly rows: readonly GroupRow[];
}

/** Adds up the selected rows. */
export function groupUsage(
  table: UsageTable,
  by: Dimension,
  selection: UsageSelection,
  options: DimensionOptions,
): UsageGroups {
  const grouped = groupRows(table, by, options);
  const rates = createRates(table.contexts, options.preferences.prices);
  const sums: Float64Array[] = [];
  forSelected(table, selection, options, (row) => {
    const group = grouped.of(row);
    let sum = sums[group];
    if (!sum) {
      sum = emptySum();
      sums[group] = sum;
    }
    addRow(sum, table, row, rates(table.context[row] ?? 0, table.at[row] ?? 0));
  });
  const total = emptySum();
  for (const sum of sums) if (sum) addSum(total, sum);
  const rows = sums.flatMap((sum, group) => (sum ? [{ key: grouped.keys[group] ?? '', ...groupSum(sum) }] : []));
  return { total: groupSum(total), rows: rows.sort(mostFirst) };
}

/** Calls back with every selected row, in the table's order. */
export function forSelected(
  table: UsageTable,
  { from, to, within = {} }: UsageSelection,
  options: DimensionOptions,
  visit: (row: number) => void,
): void {
  const filters = Object.entries(within).map(([dimension, key]) =>
    filterOf(table, dimension as Dimension, key, options),
  );
  for (let row = 0; row < table.size; row += 1) {
    const at = table.at[row] ?? 0;
    if (at < from || at >= to || filters.some((passes) => !passes(row))) continue;
    visit(row);
  }
}

function filterOf(table: UsageTable, dimension: Dimension, key: string, options: DimensionOptions) {
  const grouped: Grouped = groupRows(table, dimension, options);
  return (row: number) => grouped.keys[grouped.of(row)] === key;
}

/** Places of the sums of one group: adding to numbers in an array is several times faster than to fields. */
const [
  responses,
  input,
  cached,
  cacheWrite,
  output,
  reasoning,
  credits,
  usd,
  unpriced,
  unpricedTokens,
  assumed,
  first,
  last,
] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;

function emptySum(): Float64Array {
  const sum = new Float64Array(13);
  sum[first] = Number.POSITIVE_INFINITY;
  sum[last] = Number.NEGATIVE_INFINITY;
  return sum;
}

function addRow(sum: Float64Array, table: UsageTable, row: number, rates: Rates | null): void {
  const tokens = tokensAt(table, row);
  const at = table.at[row] ?? 0;
  add(sum, responses, 1);
  add(sum, input, tokens.input);
  add(sum, cached, tokens.cached);
  add(sum, cacheWrite, tokens.cacheWrite);
  add(sum, output, tokens.output);
  add(sum, reasoning, tokens.reasoning);
  if (at < (sum[first] ?? 0)) sum[first] = at;
  if (at > (sum[last] ?? 0)) sum[last] = at;
  if (table.owners[table.owner[row] ?? 0]?.assumed) add(sum, assumed, 1);
  if (rates) {
    add(sum, credits, costOf(tokens, rates.credits));
    add(sum, usd, costOf(tokens, rates.usd));
  } else {
    add(sum, unpriced, 1);
    add(sum, unpricedTokens, tokens.input + tokens.output);
  }
}

function add(sum: Float64Array, place: number, more: number): void {
  sum[place] = (sum[place] ?? 0) + more;
}

function addSum(total: Float64Array, sum: Float64Array): void {
  for (let place = 0; place < first; place += 1) add(total, place, sum[place] ?? 0);
  total[first] = Math.min(total[first] ?? 0, sum[first] ?? 0);
  total[last] = Math.max(total[last] ?? 0, sum[last] ?? 0);
}

function groupSum(sum: Float64Array): GroupSum {
  const at = (place: number) => sum[place] ?? 0;
  return {
    responses: at(responses),
    input: at(input),
    cached: at(cached),
    cacheWrite: at(cacheWrite),
    output: at(output),
    reasoning: at(reasoning),
    total: at(input) + at(output),
    credits: at(credits),
    usd: at(usd),
    unpriced: at(unpriced),
    unpricedTokens: at(unpricedTokens),
    assumed: at(assumed),
    firstAt: at(first),
    lastAt: at(last),
  };
}

function mostFirst(a: GroupRow, b: GroupRow): number {
  return b.credits - a.credits || b.total - a.total || (a.key < b.key ? -1 : 1);
}
