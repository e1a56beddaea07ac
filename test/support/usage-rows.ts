// Responses made for a test: each costs a round number of credits.
import type { SessionMeta, UsageResponse } from '../../src/domain/usage/session';
import { noTokens } from '../../src/domain/usage/tokens';
import { usageTable } from '../../src/domain/usage/usage-table';

/** A price of 25 credits for a million tokens of input, the same for the cached and the output. */
export const ownPrices = {
  overrides: ['m', 'gpt-6.2-astra'].map((model) => ({
    model,
    from: '2020-01-01',
    usd: [1, 1, 1] as const,
    source: 'test',
  })),
  fastCredits: null,
};

export interface MadeResponse {
  readonly at: number;
  readonly credits: number;
  readonly thread?: string;
  readonly turn?: number;
  readonly model?: string;
  readonly effort?: string;
  readonly tier?: string;
  readonly cached?: number;
  /** Tokens, which cost besides `credits`. */
  readonly output?: number;
  readonly account?: string;
}

function responseOf({
  at,
  credits,
  thread = 't',
  turn = 1,
  model = 'm',
  effort,
  tier,
  cached = 0,
  output = 0,
}: MadeResponse): UsageResponse {
  const tokens = { ...noTokens, input: (credits * 1_000_000) / 25, cached, output };
  return { at, thread, turn, tokens, model, effort: effort ?? null, tier: tier ?? null };
}

export function metaOf(thread: string, change: Partial<SessionMeta> = {}): SessionMeta {
  return {
    thread,
    parent: null,
    bornAt: 0,
    subagent: false,
    surface: 'cli',
    project: 'harbour',
    projectKey: 'harbour',
    branch: null,
    ...change,
  };
}

export function tableOf(responses: readonly MadeResponse[], metas: readonly SessionMeta[] = []) {
  const named =
    metas.length > 0
      ? metas
      : [...new Set(responses.map(({ thread = 't' }) => thread))].map((thread) => metaOf(thread));
  return usageTable(responses.map(responseOf), new Map(named.map((meta) => [meta.thread, meta])), () => ({
    account: 'mine',
    assumed: false,
  }));
}
