// How much of a window typical work uses: credits of a light question, a usual task, a long run at high effort, and an hour with
// parallel runs, from the user's own turns.
import { hourMs } from '../time/instant';
import { costOf, createRates, type PriceChoice } from './price-response';
import { tokensAt, type UsageTable } from './usage-table';

export const turnKindNames = ['question', 'task', 'long', 'parallel'] as const;
export type TurnKind = (typeof turnKindNames)[number];

/** Credits of each kind; null where too few turns of it were seen. */
export type TurnKinds = Readonly<Record<TurnKind, number | null>>;

const leastTurns = 5;
const highEfforts: ReadonlySet<string> = new Set(['high', 'xhigh', 'max']);

/**
 * Medians by credits: of the cheapest third of the turns, of all, of those at high effort, and of the hours in which two sessions or
 * more ran. A turn is one request of the user's with all responses to it. Null where nothing has a price.
 */
export function turnKinds(table: UsageTable, prices: PriceChoice): TurnKinds | null {
  const rates = createRates(table.contexts, prices);
  const turns = new Map<string, { credits: number; isHigh: boolean }>();
  const hours = new Map<number, { credits: number; threads: Set<number> }>();
  for (let row = 0; row < table.size; row += 1) {
    const [context, thread, at] = [table.context[row] ?? 0, table.thread[row] ?? 0, table.at[row] ?? 0];
    const price = rates(context, at);
    if (!price) continue;
    const credits = costOf(tokensAt(table, row), price.credits);
    const key = `${thread}/${table.turn[row]}`;
    const turn = turns.get(key) ?? { credits: 0, isHigh: highEfforts.has(table.contexts[context]?.effort ?? '') };
    turn.credits += credits;
    turns.set(key, turn);
    const hour = hours.get(Math.floor(at / hourMs)) ?? { credits: 0, threads: new Set() };
    hour.credits += credits;
    hour.threads.add(thread);
    hours.set(Math.floor(at / hourMs), hour);
  }
  if (turns.size === 0) return null;
  const all = [...turns.values()].map(({ credits }) => credits).sort((a, b) => a - b);
  const high = [...turns.values()].filter(({ isHigh }) => isHigh).map(({ credits }) => credits);
  const parallel = [...hours.values()].filter(({ threads }) => threads.size > 1).map(({ credits }) => credits);
  return {
    question: median(all.slice(0, Math.ceil(all.length / 3))),
    task: median(all),
    long: median(high),
    parallel: median(parallel),
  };
}

function median(values: readonly number[]): number | null {
  if (values.length < leastTurns) return null;
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? null;
}
