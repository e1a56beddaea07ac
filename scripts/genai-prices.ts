// The prices of OpenAI's models in `@pydantic/genai-prices`, in the form of our price table.
import { findProvider } from '@pydantic/genai-prices';

/** Model, first day (empty: since ever), and US dollars per million tokens: input, cached, output, cache writes (0: as input). */
export type GeneratedPrice = readonly [
  model: string,
  from: string,
  input: number,
  cached: number,
  output: number,
  write: number,
];

type Rate = number | { readonly base: number } | undefined;

interface Prices {
  readonly input_mtok?: Rate;
  readonly cache_read_mtok?: Rate;
  readonly cache_write_mtok?: Rate;
  readonly output_mtok?: Rate;
}

interface Model {
  readonly id: string;
  readonly match: unknown;
  readonly prices:
    | Prices
    | readonly { readonly constraint?: { readonly start_date?: string }; readonly prices: Prices }[];
}

/** The models the CLI can be configured to use: text models from GPT-5 on. */
const wanted = /^(?:codex-mini|gpt-[5-9])/;
const unwanted = /image|chat|audio|realtime|search|-\d{4}-\d{2}-\d{2}$|^gpt-\d-\d(?!\d)/;

/** Rows in the order of their names and days. Prices above 272,000 tokens do not hold in Codex and are left out. */
export function generatedPrices(): GeneratedPrice[] {
  const models = (findProvider({ providerId: 'openai' })?.models ?? []) as unknown as readonly Model[];
  return models
    .flatMap((model) => namesOf(model).flatMap((name) => rowsOf(name, model.prices)))
    .sort(([a, from], [b, other]) => (a === b ? (from < other ? -1 : 1) : a < b ? -1 : 1));
}

function namesOf({ id, match }: Model): string[] {
  const names = [id, ...equalsIn(match)].filter((name) => wanted.test(name) && !unwanted.test(name));
  return [...new Set(names)];
}

/** Names stand under `equals`, alone or in a list of alternatives. */
function equalsIn(match: unknown): string[] {
  if (typeof match !== 'object' || match === null) return [];
  const { equals, or } = match as { readonly equals?: string; readonly or?: readonly unknown[] };
  return [...(equals === undefined ? [] : [equals]), ...(or ?? []).flatMap(equalsIn)];
}

function rowsOf(name: string, prices: Model['prices']): GeneratedPrice[] {
  const dated = Array.isArray(prices)
    ? (prices as Extract<Model['prices'], readonly unknown[]>)
    : [{ prices: prices as Prices }];
  return dated.map(({ prices: each, ...rest }) => {
    const from = 'constraint' in rest ? (rest.constraint?.start_date ?? '') : '';
    const [input, output] = [baseOf(each.input_mtok), baseOf(each.output_mtok)];
    return [name, from, input, baseOf(each.cache_read_mtok ?? input), output, baseOf(each.cache_write_mtok)];
  });
}

function baseOf(rate: Rate): number {
  return typeof rate === 'object' ? rate.base : (rate ?? 0);
}
