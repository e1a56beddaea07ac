// What a response would have cost: API-equivalent dollars, and credits by the rate card. An estimate, not a bill.
import { type PriceRow, priceTable } from './price-table';
import type { UsageResponse } from './session';
import type { Tokens } from './tokens';

export interface Price {
  /** API-equivalent US dollars. */
  readonly usd: number;
  /** Codex credits; 25 are one dollar before discounts (help article 20001106). */
  readonly credits: number;
}

const creditsPerDollar = 25;
/** Fast costs twice the API price. Of credits the sources say 2 or 2.5; the speed page's 2.5 is the default. */
const fastUsd = 2;
const fastCredits = 2.5;
const fastTiers = new Set(['priority', 'fast']);
const million = 1_000_000;

/**
 * The price of one response on `day` (YYYY-MM-DD of its instant, UTC). Null when its model is unknown: then a total is a lower
 * bound. `overrides` go before the table: rows of the user's own.
 */
export function priceOf(
  { model, tier, tokens }: Pick<UsageResponse, 'model' | 'tier' | 'tokens'>,
  day: string,
  overrides: readonly PriceRow[] = [],
): Price | null {
  const row = model === null ? null : (rowOn(overrides, model, day) ?? rowOn(priceTable, model, day));
  if (!row) return null;
  const fast = tier !== null && fastTiers.has(tier);
  const rates = row.credits ?? (row.usd.map((rate) => rate * creditsPerDollar) as [number, number, number]);
  return {
    usd: (cost(tokens, row.usd, row.usdWrite ?? row.usd[0]) / million) * (fast ? fastUsd : 1),
    // The rate card has no rate for cache writes: they are priced as input.
    credits: (cost(tokens, rates, rates[0]) / million) * (fast ? (row.fastCredits ?? fastCredits) : 1),
  };
}

/** Counters do not always add up: what is cached or written can never make the rest negative. */
function cost({ input, cached, cacheWrite, output }: Tokens, rates: PriceRow['usd'], write: number): number {
  const written = Math.min(cacheWrite, Math.max(0, input - cached));
  return (input - cached - written) * rates[0] + cached * rates[1] + written * write + output * rates[2];
}

/** The model's newest row that has begun by then, else its first one. */
function rowOn(rows: readonly PriceRow[], model: string, day: string): PriceRow | null {
  const own = rows.filter((row) => row.model === model).toSorted((a, b) => (a.from < b.from ? -1 : 1));
  return own.findLast(({ from }) => from <= day) ?? own[0] ?? null;
}
