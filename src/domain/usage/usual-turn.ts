// The turn that is usual here: of the model and effort that are used most, the one in the middle by credits.
import { costOf, createRates, type PriceChoice } from './price-response';
import { tokensAt, type UsageTable } from './usage-table';

/** Null where no response has a price. A turn is one request of the user's, with all responses to it. */
export function usualTurn(
  table: UsageTable,
  prices: PriceChoice,
): { readonly model: string; readonly effort: string | null; readonly credits: number } | null {
  const rates = createRates(table.contexts, prices);
  const byContext = new Map<number, Map<string, number>>();
  for (let row = 0; row < table.size; row += 1) {
    const context = table.context[row] ?? 0;
    const price = rates(context, table.at[row] ?? 0);
    if (!price) continue;
    const turns = byContext.get(context) ?? new Map<string, number>();
    byContext.set(context, turns);
    const key = `${table.thread[row]}/${table.turn[row]}`;
    turns.set(key, (turns.get(key) ?? 0) + costOf(tokensAt(table, row), price.credits));
  }
  const most = [...byContext].sort(([, a], [, b]) => b.size - a.size)[0];
  const context = most && table.contexts[most[0]];
  if (!most || !context?.model) return null;
  const costs = [...most[1].values()].sort((a, b) => a - b);
  return { model: context.model, effort: context.effort, credits: costs[costs.length >> 1] ?? 0 };
}
