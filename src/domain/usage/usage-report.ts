// The report of `npm run reports`: use by several groupings at once, by the same sums as the page's.
import { type Dimension, type DimensionOptions, projectNames } from './dimensions';
import { allTime, type GroupRow, groupUsage, type UsageSum } from './group-usage';
import { tablePrices } from './price-response';
import type { PriceRow } from './price-table';
import type { SessionMeta, UsageResponse } from './session';
import { addTokens } from './tokens';
import { defaultPreferences } from './usage-preferences';
import { usageTable } from './usage-table';

/** What the command can group by. */
export const groupings = [
  'project',
  'model',
  'surface',
  'day',
  'hour',
  'session',
  'branch',
  'ticket',
  'tier',
  'effort',
] as const satisfies readonly Dimension[];
export type Grouping = (typeof groupings)[number];

export interface UsageReport {
  readonly total: UsageSum;
  readonly by: Partial<Readonly<Record<Grouping, Readonly<Record<string, UsageSum>>>>>;
  /** By model: what no price is known for. The totals are then lower bounds. */
  readonly unpriced: Readonly<Record<string, UsageSum>>;
}

export interface ReportOptions {
  readonly by: readonly Grouping[];
  /** IANA zone of days and hours. */
  readonly zone: string;
  readonly ticketPrefixes?: readonly string[];
  readonly prices?: readonly PriceRow[];
}

const unknown = 'unknown';

/** Adds up responses. `metaOf` tells whose thread each belongs to; one whose thread is unknown counts under "unknown". */
export function usageReport(
  responses: readonly UsageResponse[],
  metaOf: ReadonlyMap<string, SessionMeta>,
  { by, zone, ticketPrefixes = [], prices = [] }: ReportOptions,
): UsageReport {
  const table = usageTable(responses, metaOf);
  const preferences = { ...defaultPreferences, ticketPrefixes, prices: { ...tablePrices, overrides: prices } };
  const options: DimensionOptions = { zone, preferences };
  const names = projectNames(table, preferences);
  const nameOf: Partial<Record<Grouping, (key: string) => string>> = {
    project: (key) => names.get(key) ?? unknown,
    session: shortKeys(table.threads.map(({ key }) => key)),
    branch: (key) => key,
  };
  const named = (grouping: Grouping) =>
    sumsByName(groupUsage(table, grouping, allTime, options).rows, nameOf[grouping] ?? ((key) => key || unknown));
  const models = groupUsage(table, 'model', allTime, options);
  return {
    total: sumOf(models.total),
    by: Object.fromEntries(by.map((grouping) => [grouping, named(grouping)])),
    unpriced: sumsByName(
      models.rows.filter((row) => row.unpriced > 0),
      (key) => key || unknown,
    ),
  };
}

/** Shortens each key to its first eight characters. Sessions begun in one minute share those, so that they keep all. */
function shortKeys(keys: readonly string[]): (key: string) => string {
  const short = (key: string) => key.slice(0, 8);
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(short(key), (counts.get(short(key)) ?? 0) + 1);
  return (key) => (counts.get(short(key)) === 1 ? short(key) : key);
}

/** Projects of one name are one row here. Most tokens first; equal ones by name. */
function sumsByName(rows: readonly GroupRow[], nameOf: (key: string) => string): Readonly<Record<string, UsageSum>> {
  const sums = new Map<string, UsageSum>();
  for (const row of rows) {
    const known = sums.get(nameOf(row.key));
    sums.set(nameOf(row.key), known ? added(known, row) : sumOf(row));
  }
  return Object.fromEntries([...sums].sort(([a, x], [b, y]) => y.total - x.total || (a < b ? -1 : 1)));
}

function added(a: UsageSum, b: UsageSum): UsageSum {
  return {
    responses: a.responses + b.responses,
    ...addTokens(a, b),
    total: a.total + b.total,
    credits: a.credits + b.credits,
    usd: a.usd + b.usd,
  };
}

function sumOf({ responses, input, cached, cacheWrite, output, reasoning, total, credits, usd }: UsageSum): UsageSum {
  return { responses, input, cached, cacheWrite, output, reasoning, total, credits, usd };
}
