import { describe, expect, it } from 'vitest';
import { format } from '../../../scripts/format-prices';
import { generatedPrices as fromPackage } from '../../../scripts/genai-prices';
import { generatedPrices } from '../../../src/domain/usage/generated-prices';
import { ratesOn, tablePrices } from '../../../src/domain/usage/price-response';
import { priceTable } from '../../../src/domain/usage/price-table';
import { noTokens } from '../../../src/domain/usage/tokens';
import { priceOf } from '../../support/price-of';

const million = { ...noTokens, input: 1_000_000, output: 1_000_000 };

describe('the generated table', () => {
  it('is what the package says today; run scripts/generate-prices.ts when this fails', () => {
    expect(generatedPrices).toEqual(fromPackage());
  });

  it('stays small', () => {
    expect(format(fromPackage()).length).toBeLessThan(3_000);
  });

  it('prices what our own table does not have, at 25 credits a dollar', () => {
    expect(priceTable.some(({ model }) => model === 'gpt-5-mini')).toBe(false);
    expect(priceOf({ model: 'gpt-5-mini', tier: null, tokens: million }, '2026-01-01')).toEqual({
      usd: 2.25,
      credits: 56.25,
    });
  });

  it('contradicts our own table nowhere on days that both speak of', () => {
    for (const [model, from, input, cached, output] of generatedPrices) {
      const ours = priceTable.filter((row) => row.model === model);
      const day = from === '' ? (ours.map((row) => row.from).toSorted()[0] ?? '') : from;
      const rates = ratesOn({ model, tier: null }, day, tablePrices);
      if (ours.length > 0) expect([model, rates?.usd.slice(0, 3)]).toEqual([model, [input, cached, output]]);
    }
  });
});

describe('a dated snapshot of a model', () => {
  it('costs what the model costs', () => {
    const [dated, plain] = ['gpt-5.4-2026-03-05', 'gpt-5.4'].map((model) =>
      priceOf({ model, tier: null, tokens: million }, '2026-06-01'),
    );
    expect(dated).toEqual(plain);
  });
});

describe('the user’s factor for Fast', () => {
  it('goes before what the sources say, in credits alone', () => {
    const fast = { model: 'gpt-5.5', tier: 'priority' };
    const [usual, own] = [tablePrices, { ...tablePrices, fastCredits: 2 }].map((choice) =>
      ratesOn(fast, '2026-06-01', choice),
    );
    expect([usual?.credits[0], own?.credits[0]]).toEqual([312.5, 250]);
    expect(own?.usd).toEqual(usual?.usd);
  });
});
