// From an account's state to what a screen draws at any later instant.
import { eventsAt } from '../bank/expired-by-clock';
import { viewCredits } from '../credits/credits-view';
import { spendOf } from '../credits/spend';
import { viewReferral } from '../referral/referral-view';
import type { Instant } from '../time/instant';
import type { AccountState } from './account-state';
import type { AccountView } from './account-view';
import { planLabel } from './plan-label';
import { viewLimits } from './view-limits';
import type { ViewOptions } from './view-options';

/** Everything derived from one account's state at `now`. */
export function viewAccount(state: AccountState, now: Instant, options: ViewOptions = {}): AccountView {
  return {
    ...viewLimits(state, now, options),
    key: state.key,
    plan: state.plan?.value ?? null,
    planLabel: planLabel(state.plan?.value ?? null),
    credits: viewCredits(state, now),
    referral: viewReferral(state, now),
    spend: spendOf(state),
    models: state.models?.value ?? [],
    events: eventsAt(state, now),
    observedAt: state.observedAt,
  };
}
