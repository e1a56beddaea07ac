// From observations to what is true. A pure fold over observations sorted by (instant, id): same observations, any order
// of arrival, same result. `advance` takes one step; `foldAll` is the chain of steps.
import type { AccountState, WindowStateRow } from './account-state';
import type { Cycle } from './cycle';
import type { HeadroomEvent } from './event';
import { type Draft, emptyMemory, emptyState, type FoldMemory } from './fold-memory';
import type { AccountKey, Observation, ObservationOf } from './observation';

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

export function emptyFold(key: AccountKey): AccountFold {
  return { state: emptyState(key), memory: emptyMemory() };
}

/** One more observation, of any kind. The same observation again changes nothing. */
export function advance(fold: AccountFold, observation: Observation): FoldStep {
  const { lastAt, lastId } = fold.memory;
  if (observation.at === lastAt && observation.id === lastId) return { late: false, fold, changed: [], removed: [] };
  if (sortsBefore(observation, { at: lastAt, id: lastId })) return { late: true };

  const draft: Draft<AccountState> = { ...fold.state };
  take(draft, observation);
  const memory = { ...fold.memory, lastAt: observation.at, lastId: observation.id };
  return { late: false, fold: { state: draft, memory }, changed: [], removed: [] };
}

/** Every observation of one account, in any order, duplicates welcome. Events oldest first. */
export function foldAll(
  key: AccountKey,
  observations: readonly Observation[],
): { fold: AccountFold; events: readonly HeadroomEvent[]; cycles: readonly Cycle[] } {
  const sorted = observations.toSorted((a, b) => (sortsBefore(a, b) ? -1 : Number(sortsBefore(b, a))));
  const draft: Draft<AccountState> = { ...emptyState(key) };
  let lastId = '';
  for (const observation of sorted) {
    if (observation.id !== lastId) take(draft, observation);
    lastId = observation.id;
  }
  const memory = { ...emptyMemory(), lastAt: sorted.at(-1)?.at ?? -1, lastId };
  return { fold: { state: draft, memory }, events: [], cycles: [] };
}

function sortsBefore(a: { at: number; id: string }, b: { at: number; id: string }): boolean {
  return a.at < b.at || (a.at === b.at && a.id < b.id);
}

function take(state: Draft<AccountState>, observation: Observation): void {
  const { at } = observation;
  state.observedAt = at;
  switch (observation.kind) {
    case 'usage':
      takeUsage(state, observation);
      return;
    case 'resets':
      state.bankListedAt = at;
      state.bank = observation.facts.resets.map((reset) => ({
        ...reset,
        fate: reset.status === 'available' || reset.status === 'redeemed' ? reset.status : ('unknown' as const),
        lastListedAt: at,
      }));
      if (observation.facts.available !== null) state.bankCount = { at, value: observation.facts.available };
      return;
    case 'balance':
      state.balance = { at, value: observation.facts };
      return;
    case 'referral-offer':
      state.offer = { at, value: observation.facts };
      return;
    case 'referral-rules':
      state.rules = { at, value: observation.facts };
      return;
    case 'invites':
      state.invites = { at, value: observation.facts };
      return;
    default:
      return;
  }
}

function takeUsage(state: Draft<AccountState>, { at, facts, source }: ObservationOf<'usage'>): void {
  if (facts.plan !== null) state.plan = { at, value: facts.plan };
  const seen: WindowStateRow[] = facts.windows.map((window) => ({
    ...window,
    observedAt: at,
    source,
    confirmed: true,
    withdrawn: false,
  }));
  const rest = state.windows.filter(
    (row) => !seen.some(({ limit, seconds }) => limit === row.limit && seconds === row.seconds),
  );
  state.windows = [...seen, ...rest];
  state.gates = { at, value: facts.gates };
  state.reachedType = { at, value: facts.reachedType };
  if (facts.spend) state.spend = { at, value: facts.spend };
  if (facts.models.length > 0) state.models = { at, value: facts.models };
  if (facts.bankCount !== null) state.bankCount = { at, value: facts.bankCount };
  if (facts.credits) state.credits = { at, value: facts.credits };
  if (facts.credits?.balance != null)
    state.balances = [...state.balances, { at, value: facts.credits.balance }].slice(-60);
}
