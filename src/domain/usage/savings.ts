// What the same work would have cost otherwise: the user's own responses, priced as on a cheaper model, without Fast, or at the
// cost of a turn at a lower effort.
import type { DimensionOptions } from './dimensions';
import { forSelected, type UsageSelection } from './group-usage';
import { costOf, isFast, type PriceChoice, type Rates, ratesOn } from './price-response';
import { tokensAt, type UsageTable } from './usage-table';

export type Saving =
  | {
      readonly kind: 'model';
      readonly from: string;
      readonly to: string;
      readonly credits: number;
      readonly share: number;
    }
  | { readonly kind: 'fast'; readonly credits: number; readonly share: number }
  | {
      readonly kind: 'effort';
      readonly from: string;
      readonly to: string;
      readonly credits: number;
      readonly share: number;
    };

/** The cheaper model of the same family, or of the next one. */
const cheaper: Readonly<Record<string, string>> = {
  'gpt-6.2-astra': 'gpt-6.2-sol',
  'gpt-6-astra': 'gpt-6.1-sol',
  'gpt-6.2-sol': 'gpt-6-luna',
  'gpt-6.1-sol': 'gpt-6-luna',
  'gpt-6-sol': 'gpt-6-luna',
  'gpt-5.6-sol': 'gpt-5.6-terra',
  'gpt-5.6-terra': 'gpt-5.6-luna',
  'gpt-5.5': 'gpt-5.6-terra',
  'gpt-5.4': 'gpt-5.4-mini',
};
const efforts = ['minimal', 'low', 'medium', 'high', 'xhigh'] as const;
const leastTurns = 5;

/** Savings on the selected use, the largest first. `share` is of what it cost. None without priced use. */
export function savingsOf(table: UsageTable, selection: UsageSelection, options: DimensionOptions): Saving[] {
  const sums = { total: 0, fast: 0 };
  const models = new Map<string, { credits: number; onCheaper: number }>();
  const turns = new Map<string, { readonly effort: string; credits: number }>();
  forSelected(table, selection, options, (row) => {
    const cost = costsOf(table, row, options.preferences.prices);
    if (!cost) return;
    const { model, credits } = cost;
    sums.total += credits;
    sums.fast += credits - cost.withoutFast;
    const known = models.get(model) ?? { credits: 0, onCheaper: 0 };
    models.set(model, { credits: known.credits + credits, onCheaper: known.onCheaper + cost.onCheaper });
    const turn = `${table.thread[row]}/${table.turn[row]}/${model}`;
    turns.set(turn, { effort: cost.effort, credits: (turns.get(turn)?.credits ?? 0) + credits });
  });
  const { total, fast } = sums;
  if (total <= 0) return [];
  const found: Saving[] = [];
  const [most] = [...models].sort(([, a], [, b]) => b.credits - a.credits);
  const to = most && cheaperThan(most[0]);
  const saved = most ? most[1].credits - most[1].onCheaper : 0;
  if (most && to && saved > 0) found.push({ kind: 'model', from: most[0], to, credits: saved, share: saved / total });
  if (fast > 0) found.push({ kind: 'fast', credits: fast, share: fast / total });
  const lower = effortSaving([...turns.values()]);
  if (lower) found.push({ kind: 'effort', ...lower, share: lower.credits / total });
  return found.sort((a, b) => b.credits - a.credits);
}

/** What a response cost, and would have otherwise; null without a price. */
function costsOf(table: UsageTable, row: number, prices: PriceChoice) {
  const context = table.contexts[table.context[row] ?? 0];
  const day = new Date(table.at[row] ?? 0).toISOString().slice(0, 10);
  const price = context && ratesOn(context, day, prices);
  if (!context?.model || !price) return null;
  const { model, effort, tier } = context;
  const tokens = tokensAt(table, row);
  const creditsAt = (other: Rates | null) => costOf(tokens, (other ?? price).credits);
  return {
    model,
    effort: effort ?? '',
    credits: creditsAt(price),
    withoutFast: isFast(tier) ? creditsAt(ratesOn({ model, tier: null }, day, prices)) : creditsAt(price),
    onCheaper: creditsAt(ratesOn({ model: cheaperThan(model), tier }, day, prices)),
  };
}

function cheaperThan(model: string): string | null {
  return Object.hasOwn(cheaper, model) ? (cheaper[model] ?? null) : null;
}

/** The turns at the effort used most, at the mean cost of the user's own turns at a lower one. */
function effortSaving(turns: readonly { readonly effort: string; readonly credits: number }[]) {
  const at = (effort: string) => turns.filter((turn) => turn.effort === effort);
  const sum = (of: ReturnType<typeof at>) => of.reduce((total, { credits }) => total + credits, 0);
  const [from] = efforts.toSorted((a, b) => sum(at(b)) - sum(at(a)));
  const to = from && efforts[efforts.indexOf(from) - 1];
  if (!from || !to || at(from).length < leastTurns || at(to).length < leastTurns) return null;
  const credits = sum(at(from)) - (sum(at(to)) / at(to).length) * at(from).length;
  return credits > 0 ? { from, to, credits } : null;
}
