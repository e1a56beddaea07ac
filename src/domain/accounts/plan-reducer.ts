// The plan, and what the server lets the account do on it: gates, spending limits, models. Each is as last stated.
import type { Draft } from '../draft';
import type { Observation, ObservationOf } from '../observations/observation';
import type { AccountState, Stamped } from './account-state';

export type PlanState = Pick<AccountState, 'plan' | 'gates' | 'reachedType' | 'spend' | 'models'>;

export interface PlanChange {
  readonly type: 'plan-changed';
  readonly before: Stamped<string>;
  readonly after: string;
}

const none: readonly PlanChange[] = [];

/** The plan part of an account's state as a draft for the reducer. */
export function openPlan({ plan, gates, reachedType, spend, models }: PlanState): Draft<PlanState> {
  return { plan, gates, reachedType, spend, models };
}

/** Reports another plan than the one last stated. Writes to `state` alone. */
export function reducePlan(state: Draft<PlanState>, observation: Observation): readonly PlanChange[] {
  if (observation.kind !== 'usage') return none;
  const { at, facts, source } = observation;
  if (source === 'dom') {
    // The page's text may lag: it names the plan where nothing better has.
    if (facts.plan !== null) state.plan ??= { at, value: facts.plan };
    return none;
  }
  takeLatest(state, observation);
  if (facts.plan === null) return none;
  const before = state.plan;
  state.plan = { at, value: facts.plan };
  return before === null || before.value === facts.plan ? none : [{ type: 'plan-changed', before, after: facts.plan }];
}

/** What is simply newer than before. A part that a body leaves out keeps its last value. */
function takeLatest(state: Draft<PlanState>, { at, facts }: ObservationOf<'usage'>): void {
  state.gates = { at, value: facts.gates };
  state.reachedType = { at, value: facts.reachedType };
  if (facts.spend !== null) state.spend = { at, value: facts.spend };
  if (facts.models.length > 0) state.models = { at, value: facts.models };
}
