// From observations to what is true: reduce by topic, explain across topics, keep the events. A pure fold over
// observations sorted by (instant, id): the same observations give the same result, in whatever order they arrived.
import { reducePlan } from '../accounts/plan-reducer';
import { reduceBank } from '../bank/bank-reducer';
import { reduceCredits } from '../credits/credits-reducer';
import type { HeadroomEvent } from '../events/event';
import type { AccountKey, Observation } from '../observations/observation';
import { reduceReferral } from '../referral/referral-reducer';
import type { Instant } from '../time/instant';
import { reduceWindows } from '../windows/window-reducer';
import { boundObservation } from './bound-observation';
import { rememberUsage } from './explain-memory';
import { type AccountFold, closeFold, emptyFold, type OpenFold, openFold } from './fold-state';
import type { Change, Step } from './step';
import { isUneventful } from './uneventful';

export type FoldStep =
  /** The observation sorts before what was folded last: fold all again. */
  | { readonly late: true }
  | {
      readonly late: false;
      readonly fold: AccountFold;
      /** Events new or altered. */
      readonly changed: readonly HeadroomEvent[];
      /** Ids of events withdrawn. */
      readonly removed: readonly string[];
    };

interface WholeFold {
  readonly fold: AccountFold;
  /** Oldest first. */
  readonly events: readonly HeadroomEvent[];
}

/** The fold, with what explains the changes of one observation. */
export interface Folder {
  /** One more observation, of any kind. The same observation again changes nothing. */
  readonly advance: (fold: AccountFold, observation: Observation) => FoldStep;
  /**
   * Every observation of one account, in any order, duplicates welcome. Ids that are computed when they are read are read where
   * two observations share an instant, and where an event names its evidence.
   */
  readonly foldAll: (key: AccountKey, observations: readonly Observation[]) => WholeFold;
}

/**
 * `explain` writes events into the step's ledger. It is called only where there may be something to explain: most
 * observations repeat what is known, and the background reads the code of explanations when it is first called.
 */
export function createFolder(explain: (step: Step) => void): Folder {
  const advance: Folder['advance'] = (fold, observation) => {
    const last = { at: fold.memory.lastAt, id: fold.memory.lastId };
    const order = inOrder(observation, last);
    if (order < 0) return { late: true };
    if (order === 0) return { late: false, fold, changed: [], removed: [] };

    const open = openFold(fold);
    // Its id as plain text: a fold is plain JSON.
    take(open, { ...observation }, explain);
    const { changed, removed } = open.ledger;
    return { late: false, fold: closeFold(open), changed: [...changed.values()], removed: [...removed] };
  };

  const foldAll: Folder['foldAll'] = (key, observations) => {
    const open = openFold(emptyFold(key));
    let last: Observation | null = null;
    for (const observation of sorted(observations)) {
      if (last === null || inOrder(observation, last) !== 0) take(open, observation, explain);
      last = observation;
    }
    const events = [...open.ledger.changed.values()].sort(inOrder);
    // A copy has its ids as plain text, and keeps no observation in memory.
    return { fold: structuredClone(closeFold(open)), events };
  };

  return { advance, foldAll };
}

/** The pipeline: each topic reports what changed, then all of it is explained together. */
function take(fold: OpenFold, given: Observation, explain: (step: Step) => void): void {
  const observation = boundObservation(given);
  const { explained, windows, bank, ledger, report } = fold;
  const { at } = observation;
  explained.firstAt ??= at;
  const countBefore = observation.kind === 'usage' && observation.facts.bankCount !== null ? bank.usageCount : null;
  const step: Step = {
    observation,
    countBefore: countBefore?.value ?? null,
    changes: reduce(fold, observation, explained.firstAt),
    windows,
    bank,
    ledger,
    memory: explained,
    report,
    unexplained: { losses: 0, gains: 0, since: null },
  };
  if (!isUneventful(step)) explain(step);
  if (observation.kind === 'usage' && observation.source !== 'dom') rememberUsage(explained, observation);
  fold.last = observation;
  fold.observedAt = at;
}

/** Each topic sees the observation once and writes to its own part alone. The order is that of the explanations. */
function reduce(fold: OpenFold, observation: Observation, firstAt: Instant): readonly Change[] {
  const changes: Change[] = [];
  append(changes, reducePlan(fold.plan, observation));
  append(changes, reduceBank(fold.bank, observation, firstAt));
  append(changes, reduceWindows(fold.windows, observation));
  append(changes, reduceCredits(fold.credits, observation));
  append(changes, reduceReferral(fold.referral, observation));
  return changes;
}

/**
 * Mostly there is nothing to append, a hundred thousand times over: spreading would cost more than all the reducers.
 */
function append(changes: Change[], more: readonly Change[]): void {
  for (let index = 0; index < more.length; index += 1) changes.push(more[index] as Change);
}

/** History is mostly stored in order: looking first is cheaper than sorting. */
function sorted(observations: readonly Observation[]): readonly Observation[] {
  const isSorted = observations.every((one, index) => {
    const before = observations[index - 1];
    return before === undefined || inOrder(before, one) <= 0;
  });
  return isSorted ? observations : observations.toSorted(inOrder);
}

function inOrder(a: { at: Instant; id: string }, b: { at: Instant; id: string }): number {
  return a.at - b.at || (a.id < b.id ? -1 : Number(a.id > b.id));
}
