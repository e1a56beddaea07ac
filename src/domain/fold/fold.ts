// From observations to what is true. A pure fold over observations sorted by (instant, id): same observations, any order
// of arrival, same result. `advance` takes one step; `foldAll` is the chain of steps.
import type { AccountState } from '../accounts/account-state';
import type { HeadroomEvent } from '../events/event';
import type { AccountKey, Observation } from '../observations/observation';
import type { Instant } from '../time/instant';
import type { Cycle } from './cycle';
import { takeBalance } from './fold-credits';
import { takeHistory } from './fold-history';
import { emptyMemory, emptyState, type FoldMemory, foldVersion } from './fold-memory';
import { takeInvites, takeOffer, takeRules } from './fold-referral';
import { takeResets } from './fold-resets';
import { takeUsage } from './fold-usage';
import { finishWork, startWork, type Work } from './fold-work';
import { closeCycles } from './track-cycles';

/** Plain JSON: what is known of one account, and what the next step has to remember. */
export interface AccountFold {
  readonly state: AccountState;
  readonly memory: FoldMemory;
}

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

export interface WholeFold {
  readonly fold: AccountFold;
  /** Oldest first. */
  readonly events: readonly HeadroomEvent[];
  /** Oldest first; those still running last. */
  readonly cycles: readonly Cycle[];
}

export function emptyFold(key: AccountKey): AccountFold {
  return { state: emptyState(key), memory: emptyMemory() };
}

/** Whether a stored fold was made by this version. One that was not is thrown away and made again from the history. */
export function isCurrentFold(stored: unknown): stored is AccountFold {
  return (stored as Partial<AccountFold> | null)?.memory?.v === foldVersion;
}

/** One more observation, of any kind. The same observation again changes nothing. */
export function advance(fold: AccountFold, observation: Observation): FoldStep {
  const last = { at: fold.memory.lastAt, id: fold.memory.lastId };
  const order = inOrder(observation, last);
  if (order < 0) return { late: true };
  if (order === 0) return { late: false, fold, changed: [], removed: [] };

  const work = startWork(fold);
  take(work, observation);
  const { changed, removed } = work.ledger;
  return { late: false, fold: finishWork(work), changed: [...changed.values()], removed: [...removed] };
}

/** Every observation of one account, in any order, duplicates welcome. */
export function foldAll(key: AccountKey, observations: readonly Observation[]): WholeFold {
  const work = startWork(emptyFold(key));
  let lastId: string | null = null;
  for (const observation of sorted(observations)) {
    if (observation.id !== lastId) take(work, observation);
    lastId = observation.id;
  }
  const events = [...work.ledger.changed.values()].sort(inOrder);
  return { fold: finishWork(work), events, cycles: closeCycles(work, events) };
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

function take(work: Work, observation: Observation): void {
  const { at, id } = observation;
  const { memory, state } = work;
  memory.firstAt ??= at;
  takeKind(work, observation);
  memory.lastAt = at;
  memory.lastId = id;
  state.observedAt = at;
}

function takeKind(work: Work, observation: Observation): void {
  switch (observation.kind) {
    case 'usage':
      takeUsage(work, observation);
      break;
    case 'resets':
      takeResets(work, observation);
      break;
    case 'reset-history':
      takeHistory(work, observation);
      break;
    case 'balance': {
      const { at, id, facts } = observation;
      work.state.balance = { at, value: facts };
      if (facts.balance !== null) takeBalance(work, at, id, facts.balance, () => false);
      break;
    }
    case 'referral-offer':
      takeOffer(work, observation);
      break;
    case 'referral-rules':
      takeRules(work, observation);
      break;
    case 'invites':
      takeInvites(work, observation);
      break;
    // The page's own histories are drawn as they are; no event is read from them.
    case 'plan-limit-history':
    case 'daily-usage':
    case 'credit-usage':
  }
}
