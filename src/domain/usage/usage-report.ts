// Use added up by project, model, day and so on, with what it would have cost.
import { localDate, localTime } from '../time/local-time';
import { type Price, priceOf } from './price-response';
import type { PriceRow } from './price-table';
import type { SessionMeta, UsageResponse } from './session';
import { ticketOf } from './ticket';
import { addTokens, noTokens, type Tokens } from './tokens';

/** Sums of one group. `total` is input + output; `credits` and `usd` leave out unpriced responses. */
export interface UsageSum extends Tokens, Price {
  readonly responses: number;
  readonly total: number;
}

/** What a report can be grouped by. A new one must be named here: the record below does not compile without it. */
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
] as const;
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

/** Adds up responses. `metaOf` tells whose thread each belongs to; one whose thread is unknown counts under "unknown". */
export function usageReport(
  responses: readonly UsageResponse[],
  metaOf: ReadonlyMap<string, SessionMeta>,
  options: ReportOptions,
): UsageReport {
  const total = createSum();
  const unpriced = createSums();
  const groups = new Map(options.by.map((grouping) => [grouping, createSums()]));
  for (const response of responses) {
    const price = priceOf(response, localDate(response.at, 'UTC'), options.prices);
    total.add(response.tokens, price);
    if (!price) unpriced.add(response.model ?? unknown, response.tokens, null);
    const meta = metaOf.get(response.thread) ?? null;
    for (const [grouping, sums] of groups) sums.add(groupOf[grouping](response, meta, options), response.tokens, price);
  }
  return {
    total: total.sum(),
    by: Object.fromEntries([...groups].map(([grouping, sums]) => [grouping, sums.rows()])),
    unpriced: unpriced.rows(),
  };
}

const unknown = 'unknown';

type GroupOf = (response: UsageResponse, meta: SessionMeta | null, options: ReportOptions) => string;

const groupOf: Readonly<Record<Grouping, GroupOf>> = {
  project: (_, meta) => meta?.project ?? unknown,
  model: ({ model }) => model ?? unknown,
  surface: (_, meta) => meta?.surface ?? unknown,
  day: ({ at }, _, { zone }) => localDate(at, zone),
  hour: ({ at }, _, { zone }) => `${localDate(at, zone)} ${String(localTime(at, zone).hour).padStart(2, '0')}:00`,
  session: ({ thread }) => thread.slice(0, 8),
  branch: (_, meta) => meta?.branch ?? '',
  ticket: (_, meta, { ticketPrefixes }) => ticketOf(meta?.branch ?? null, ticketPrefixes) ?? unknown,
  tier: ({ tier }) => tier ?? unknown,
  effort: ({ effort }) => effort ?? unknown,
};

function createSums() {
  const sums = new Map<string, ReturnType<typeof createSum>>();
  return {
    add: (name: string, tokens: Tokens, price: Price | null): void => {
      const known = sums.get(name) ?? createSum();
      sums.set(name, known);
      known.add(tokens, price);
    },
    /** Most tokens first; equal ones by name. */
    rows: (): Readonly<Record<string, UsageSum>> =>
      Object.fromEntries(
        [...sums]
          .map(([name, sum]) => [name, sum.sum()] as const)
          .sort(([a, x], [b, y]) => y.total - x.total || (a < b ? -1 : 1)),
      ),
  };
}

function createSum() {
  let [tokens, responses, credits, usd] = [noTokens, 0, 0, 0];
  return {
    add: (more: Tokens, price: Price | null): void => {
      tokens = addTokens(tokens, more);
      responses += 1;
      credits += price?.credits ?? 0;
      usd += price?.usd ?? 0;
    },
    sum: (): UsageSum => ({ responses, ...tokens, total: tokens.input + tokens.output, credits, usd }),
  };
}
