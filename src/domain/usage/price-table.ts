// Dated prices per million tokens, each with where it was read between April and November 2026. They go before the generated
// table, which lacks the newest models and knows no credits. A response is priced by its day.

export interface PriceRow {
  readonly model: string;
  /** First day it holds, YYYY-MM-DD; until the model's next row. */
  readonly from: string;
  /** US dollars per million tokens: uncached input, cached input, output. */
  readonly usd: readonly [input: number, cached: number, output: number];
  /** US dollars per million tokens written to the cache, where that differs from input. */
  readonly usdWrite?: number;
  /** Credits per million tokens, where the rate card states them; else dollars × 25. */
  readonly credits?: readonly [input: number, cached: number, output: number];
  /** How many times the credits Fast costs, where the speed page states it. */
  readonly fastCredits?: number;
  readonly source: string;
}

export const priceTable: readonly PriceRow[] = [
  ...each(['gpt-5', 'gpt-5-codex', 'gpt-5.1', 'gpt-5.1-codex', 'gpt-5.1-codex-max'], {
    from: '2025-08-07',
    usd: [1.25, 0.125, 10],
    credits: [31.25, 3.125, 250],
    source: 'developers.openai.com models/gpt-5-codex; rate card copy of 13 Apr 2026',
  }),
  {
    model: 'gpt-5.1-codex-mini',
    from: '2025-11-13',
    usd: [0.25, 0.025, 2],
    credits: [6.25, 0.625, 50],
    source: 'as the row before',
  },
  ...each(['gpt-5.2', 'gpt-5.2-codex', 'gpt-5.3-codex'], {
    from: '2025-12-11',
    usd: [1.75, 0.175, 14],
    credits: [43.75, 4.375, 350],
    source: 'help.openai.com 20001106',
  }),
  {
    model: 'gpt-5.3-codex-spark',
    from: '2026-02-01',
    usd: [0, 0, 0],
    credits: [0, 0, 0],
    source: 'codex-ops rate card copy 13 May 2026: research preview',
  },
  {
    model: 'gpt-5.4',
    from: '2026-03-05',
    usd: [2.5, 0.25, 15],
    credits: [62.5, 6.25, 375],
    fastCredits: 2,
    source: 'help.openai.com 20001106; developers.openai.com/codex/speed',
  },
  {
    model: 'gpt-5.4-mini',
    from: '2025-08-07',
    usd: [0.75, 0.075, 4.5],
    credits: [18.75, 1.875, 113],
    source: 'help.openai.com 20001106',
  },
  {
    model: 'gpt-5.5',
    from: '2026-04-23',
    usd: [5, 0.5, 30],
    credits: [125, 12.5, 750],
    fastCredits: 2.5,
    source: 'help.openai.com 20001106; speed page',
  },
  {
    model: 'gpt-5.6-sol',
    from: '2026-07-09',
    usd: [5, 0.5, 30],
    usdWrite: 6.25,
    source: 'CodexBar 27c7f334; genai-prices',
  },
  {
    model: 'gpt-5.6-sol',
    from: '2026-08-21',
    usd: [4, 0.4, 20],
    credits: [100, 10, 500],
    fastCredits: 2.5,
    source: 'genai-prices 0.1.8; rate card read 30 Sep 2026 (id 71171372346): promotional, later rate unpublished',
  },
  { model: 'gpt-5.6-terra', from: '2026-07-09', usd: [2.5, 0.25, 15], usdWrite: 3.125, source: 'genai-prices' },
  {
    model: 'gpt-5.6-terra',
    from: '2026-07-30',
    usd: [2, 0.2, 12],
    usdWrite: 2.5,
    credits: [50, 5, 300],
    source: 'PromptFuel 1.0.19; rate card 30 Sep 2026',
  },
  { model: 'gpt-5.6-luna', from: '2026-07-09', usd: [1, 0.1, 6], source: 'genai-prices' },
  {
    model: 'gpt-5.6-luna',
    from: '2026-07-30',
    usd: [0.2, 0.02, 1.2],
    usdWrite: 0.25,
    credits: [5, 0.5, 30],
    source: 'as the row before',
  },
  {
    model: 'gpt-6-astra',
    from: '2026-09-03',
    usd: [10, 1, 50],
    usdWrite: 12.5,
    credits: [250, 25, 1250],
    fastCredits: 2.5,
    source: 'litellm discussion 39633; rate card 30 Sep 2026; speed page',
  },
  {
    model: 'gpt-6-sol',
    from: '2026-09-22',
    usd: [2, 0.2, 10],
    usdWrite: 2.5,
    credits: [50, 5, 250],
    source: 'codexometer 0.18.4; rate card',
  },
  {
    model: 'gpt-6-luna',
    from: '2026-09-22',
    usd: [0.1, 0.01, 0.5],
    usdWrite: 0.125,
    credits: [2.5, 0.25, 12.5],
    source: 'as the row before',
  },
  {
    model: 'gpt-6.1-sol',
    from: '2026-09-30',
    usd: [2, 0.1, 10],
    usdWrite: 2.5,
    credits: [50, 2.5, 250],
    source: 'developers.openai.com models/gpt-6.1-sol; rate card',
  },
  {
    model: 'gpt-6.2-astra',
    from: '2026-11-17',
    usd: [8, 0.4, 40],
    credits: [200, 10, 1000],
    source: 'AgentCompass 0.6.8, litellm discussion 52347; credits NOT seen, implied',
  },
  { model: 'gpt-6.2-sol', from: '2026-11-17', usd: [2, 0.1, 10], credits: [50, 2.5, 250], source: 'as the row before' },
];

/** One row for each model of one price. */
function each(models: readonly string[], row: Omit<PriceRow, 'model'>): PriceRow[] {
  return models.map((model) => ({ model, ...row }));
}
