// Responses as columns: half a million of them are filtered and added up in a fraction of a second.
import type { SessionMeta, TurnContext, UsageResponse } from './session';
import type { Tokens } from './tokens';

/** Whose use a response is. `assumed`: no observed account has the response's window, so the folder's account is taken. */
export interface UsageOwner {
  readonly account: string;
  readonly assumed: boolean;
}

export interface UsageTable {
  readonly size: number;
  readonly at: Float64Array;
  /** Places in `threads`, `contexts`, `owners`. */
  readonly thread: Uint32Array;
  readonly context: Uint32Array;
  readonly owner: Uint32Array;
  readonly turn: Uint32Array;
  readonly input: Float64Array;
  readonly cached: Float64Array;
  readonly cacheWrite: Float64Array;
  readonly output: Float64Array;
  readonly reasoning: Float64Array;
  /** By thread: null where no session file describes the thread of a response. */
  readonly threads: readonly { readonly key: string; readonly meta: SessionMeta | null }[];
  readonly contexts: readonly TurnContext[];
  readonly owners: readonly UsageOwner[];
}

const unknownOwner: UsageOwner = { account: '', assumed: true };

/** Columns of responses, in their order. `ownerOf` says whose each is. */
export function usageTable(
  responses: readonly UsageResponse[],
  metaOf: ReadonlyMap<string, SessionMeta>,
  ownerOf: (response: UsageResponse) => UsageOwner = () => unknownOwner,
): UsageTable {
  const size = responses.length;
  const [threads, contexts, owners] = [
    places<UsageTable['threads'][number]>(),
    places<TurnContext>(),
    places<UsageOwner>(),
  ];
  const table = {
    size,
    at: new Float64Array(size),
    thread: new Uint32Array(size),
    context: new Uint32Array(size),
    owner: new Uint32Array(size),
    turn: new Uint32Array(size),
    input: new Float64Array(size),
    cached: new Float64Array(size),
    cacheWrite: new Float64Array(size),
    output: new Float64Array(size),
    reasoning: new Float64Array(size),
  };
  responses.forEach((response, row) => {
    const { at, turn, thread: key, tokens, model, effort, tier } = response;
    const owner = ownerOf(response);
    table.at[row] = at;
    table.turn[row] = turn;
    table.thread[row] = threads.of(key, () => ({ key, meta: metaOf.get(key) ?? null }));
    table.context[row] = contexts.of(`${model}\n${effort}\n${tier}`, () => ({ model, effort, tier }));
    table.owner[row] = owners.of(`${owner.account}\n${owner.assumed}`, () => owner);
    for (const name of tokenNames) table[name][row] = tokens[name];
  });
  return { ...table, threads: threads.all, contexts: contexts.all, owners: owners.all };
}

const tokenNames = [
  'input',
  'cached',
  'cacheWrite',
  'output',
  'reasoning',
] as const satisfies readonly (keyof Tokens)[];

/** The tokens of one row. */
export function tokensAt(table: UsageTable, row: number): Tokens {
  return {
    input: table.input[row] ?? 0,
    cached: table.cached[row] ?? 0,
    cacheWrite: table.cacheWrite[row] ?? 0,
    output: table.output[row] ?? 0,
    reasoning: table.reasoning[row] ?? 0,
  };
}

function places<T>() {
  const known = new Map<string, number>();
  const all: T[] = [];
  return {
    all,
    of: (key: string, make: () => T): number => {
      const place = known.get(key);
      if (place !== undefined) return place;
      known.set(key, all.length);
      return all.push(make()) - 1;
    },
  };
}
