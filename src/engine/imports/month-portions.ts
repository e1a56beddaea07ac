import type { AccountKey, Observation } from '../../domain/observations/observation';
import type { Instant } from '../../domain/time/instant';
import { monthOf } from '../../storage/segments';

/** A month is one portion, so that it is packed once; a larger month is several. */
const mostInPortion = 40_000;

/** Observations of one account and one month, oldest first. */
type Portion = readonly Observation[];

export interface MonthPortions {
  /** Takes one in; gives the portions that are complete by it. */
  add(observation: Observation): readonly Portion[];
  /** What is left, when there is no more. */
  rest(): readonly Portion[];
}

interface OpenMonth {
  readonly key: string;
  readonly month: Instant;
  readonly seen: Observation[];
}

/**
 * Parts observations by account and month. An export is in order of time: a month is complete when a later one begins, and
 * is then released. In a file out of order a month comes back; from then on every month is kept to the end, so that none is
 * packed more than twice.
 */
export function createMonthPortions(): MonthPortions {
  const open = new Map<string, OpenMonth>();
  const given = new Set<string>();
  let isInOrder = true;
  const close = ({ key, seen }: OpenMonth) => {
    open.delete(key);
    given.add(key);
    return piecesOf(seen);
  };
  const openMonth = (account: AccountKey, month: Instant) => {
    const key = `${account}\n${month}`;
    const known = open.get(key);
    if (known) return known;
    if (given.has(key)) isInOrder = false;
    const made = { key, month, seen: [] };
    open.set(key, made);
    return made;
  };
  let latest: (OpenMonth & { readonly account: AccountKey; readonly day: number }) | null = null;
  return {
    add: (observation) => {
      const { account, at } = observation;
      const day = Math.floor(at / 86_400_000);
      // Neighbours are mostly of one day: naming their month costs more than keeping them.
      if (latest?.account === account && latest.day === day) {
        latest.seen.push(observation);
        return [];
      }
      const month = openMonth(account, monthOf(at));
      month.seen.push(observation);
      latest = { ...month, account, day };
      if (!isInOrder) return [];
      return [...open.values()].filter((one) => one.month < month.month).flatMap(close);
    },
    rest: () => [...open.values()].flatMap(close),
  };
}

/** Sorting is stable, and a month that is stored is put in the order of every fold: ids need not be computed here. */
function piecesOf(seen: readonly Observation[]): Portion[] {
  const sorted = seen.toSorted((a, b) => a.at - b.at);
  return Array.from({ length: Math.ceil(sorted.length / mostInPortion) }, (_, index) =>
    sorted.slice(index * mostInPortion, (index + 1) * mostInPortion),
  );
}
