import { costOf, type Price, type PriceChoice, ratesOn, tablePrices } from '../../src/domain/usage/price-response';
import type { UsageResponse } from '../../src/domain/usage/session';

/** The price of one response on a day, by the table and any rows of the user's own; null when its model is unknown. */
export function priceOf(
  { model, tier, tokens }: Pick<UsageResponse, 'model' | 'tier' | 'tokens'>,
  day: string,
  overrides: PriceChoice['overrides'] = [],
): Price | null {
  const rates = ratesOn({ model, tier }, day, { ...tablePrices, overrides });
  return rates && { usd: costOf(tokens, rates.usd), credits: costOf(tokens, rates.credits) };
}
