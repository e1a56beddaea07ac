// The five counters of a model response, as the Codex CLI counts them.

export interface Tokens {
  /** Prompt tokens; contains cached ones and cache writes. */
  readonly input: number;
  readonly cached: number;
  readonly cacheWrite: number;
  /** Contains reasoning. */
  readonly output: number;
  readonly reasoning: number;
}

export const noTokens: Tokens = { input: 0, cached: 0, cacheWrite: 0, output: 0, reasoning: 0 };

const counters = ['input', 'cached', 'cacheWrite', 'output', 'reasoning'] as const;

/** True when nothing was counted: what the CLI writes after a compaction, when only an estimate of the total is known. */
export function isEmpty(tokens: Tokens): boolean {
  return counters.every((name) => tokens[name] === 0);
}

export function sameTokens(a: Tokens, b: Tokens): boolean {
  return counters.every((name) => a[name] === b[name]);
}

/** What `after` counts beyond `before`; null when any counter fell, as it does when the CLI restarts its totals. */
export function growth(before: Tokens, after: Tokens): Tokens | null {
  if (counters.some((name) => after[name] < before[name])) return null;
  return mapTokens((name) => after[name] - before[name]);
}

export function addTokens(a: Tokens, b: Tokens): Tokens {
  return mapTokens((name) => a[name] + b[name]);
}

/** The same with cached ≤ input: a prompt cannot hold more cached tokens than it has. */
export function withinInput(tokens: Tokens): Tokens {
  return tokens.cached <= tokens.input ? tokens : { ...tokens, cached: tokens.input };
}

/** A map key: equal for equal counters. */
export function tokensKey(tokens: Tokens): string {
  return counters.map((name) => tokens[name]).join('/');
}

function mapTokens(of: (name: (typeof counters)[number]) => number): Tokens {
  return {
    input: of('input'),
    cached: of('cached'),
    cacheWrite: of('cacheWrite'),
    output: of('output'),
    reasoning: of('reasoning'),
  };
}
