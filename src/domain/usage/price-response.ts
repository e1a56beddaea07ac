// What a response would have cost: API-equivalent dollars, and credits by the rate card. An estimate, not a bill.
import { dayMs, type Instant } from '../time/instant';
import { generatedPrices } from './generated-prices';
import { type PriceRow, priceTable } from './price-table';
import type { TurnContext } from './session';
import type { Tokens } from './tokens';

export interface Price {
  /** API-equivalent US dollars. */
  readonly usd: number;
  /** Codex credits; 25 are one dollar before discounts (help article 20001106). */
  readonly credits: number;
}

/** What the user decided about prices. */
export interface PriceChoice {
  /** Rows of the user's own: they go before the table. */
  readonly overrides: readonly PriceRow[];
  /** How many times the credits Fast costs; null for the factor that the sources state for the model. */
  readonly fastCredits: number | null;
}

export const tablePrices: PriceChoice = { overrides: [], fastCredits: null };

/** Prices per million tokens of one model and tier on one day. */
export interface Rates {
  readonly usd: TokenRates;
  readonly credits: TokenRates;
}

type TokenRates = readonly [input: number, cached: number, output: number, write: number];

export const creditsPerDollar = 25;
/** Fast costs twice the API price. For credits the sources say 2 or 2.5; the speed page's 2.5 is the default. */
const fastUsd = 2;
export const defaultFastCredits = 2.5;
const fastTiers = new Set(['priority', 'fast']);
const million = 1_000_000;

/** Whether a response of this tier was asked for at the higher speed. */
export function isFast(tier: string | null): boolean {
  return tier !== null && fastTiers.has(tier);
}

/** What a model's tokens cost on a day; null when no price is known. */
export function ratesOn(
  { model, tier }: Pick<TurnContext, 'model' | 'tier'>,
  day: string,
  choice: PriceChoice,
): Rates | null {
  const row = priceRow(model, day, choice.overrides);
  if (!row) return null;
  const fast = isFast(tier);
  const [input, cached, output] = row.usd;
  const credits = row.credits ?? [input * creditsPerDollar, cached * creditsPerDollar, output * creditsPerDollar];
  return {
    usd: scaled([input, cached, output, row.usdWrite ?? input], fast ? fastUsd : 1),
    // The rate card has no rate for cache writes: they are priced as input.
    credits: scaled(
      [credits[0], credits[1], credits[2], credits[0]],
      fast ? (choice.fastCredits ?? row.fastCredits ?? defaultFastCredits) : 1,
    ),
  };
}

/** Counters do not always add up: what is cached or written can never make the rest negative. */
export function costOf({ input, cached, cacheWrite, output }: Tokens, rates: TokenRates): number {
  const written = Math.min(cacheWrite, Math.max(0, input - cached));
  const sum = (input - cached - written) * rates[0] + cached * rates[1] + written * rates[3] + output * rates[2];
  return sum / million;
}

/** `ratesOn` for many responses: each model, tier and UTC day is looked up once. */
export function createRates(
  contexts: readonly Pick<TurnContext, 'model' | 'tier'>[],
  choice: PriceChoice,
): (context: number, at: Instant) => Rates | null {
  const known = contexts.map(() => new Map<number, Rates | null>());
  const look = (place: number, day: number): Rates | null => {
    const [days, context] = [known[place], contexts[place]];
    if (!days || !context) return null;
    const found = days.get(day);
    if (found !== undefined) return found;
    const rates = ratesOn(context, new Date(day * dayMs).toISOString().slice(0, 10), choice);
    days.set(day, rates);
    return rates;
  };
  // Neighbours are mostly of one model and day.
  const newest = contexts.map((): { day: number; rates: Rates | null } => ({ day: Number.NaN, rates: null }));
  return (place, at) => {
    const day = Math.floor(at / dayMs);
    const last = newest[place];
    if (!last) return null;
    if (last.day !== day) {
      last.day = day;
      last.rates = look(place, day);
    }
    return last.rates;
  };
}

function scaled([input, cached, output, write]: TokenRates, factor: number): TokenRates {
  return [input * factor, cached * factor, output * factor, write * factor];
}

/** Dated snapshots of a model ("gpt-5.4-2026-03-05") cost what the model costs. */
const snapshotDate = /-\d{4}-\d{2}-\d{2}$/;

/** The user's row, else ours with its source, else the generated one. */
function priceRow(model: string | null, day: string, overrides: readonly PriceRow[]): PriceRow | null {
  if (model === null) return null;
  const names = [model, model.replace(snapshotDate, '')];
  for (const rows of [overrides, priceTable, generatedRows()])
    for (const name of names) {
      const row = rowOn(rows, name, day);
      if (row) return row;
    }
  return null;
}

/** The model's newest row that has begun by then, else its first one. */
function rowOn(rows: readonly PriceRow[], model: string, day: string): PriceRow | null {
  const own = rows.filter((row) => row.model === model).toSorted((a, b) => (a.from < b.from ? -1 : 1));
  return own.findLast(({ from }) => from <= day) ?? own[0] ?? null;
}

let generated: readonly PriceRow[] | null = null;

function generatedRows(): readonly PriceRow[] {
  generated ??= generatedPrices.map(([model, from, input, cached, output, write]) => ({
    model,
    from,
    usd: [input, cached, output],
    ...(write > 0 && { usdWrite: write }),
    source: 'genai-prices',
  }));
  return generated;
}
