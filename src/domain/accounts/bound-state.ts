// Limits the bytes of one account's state. Its lists are capped when they are read, but the longest texts can still add up. Then
// the least needed parts are dropped first.
import { isWithinBytes } from '../bytes';
import type { AccountState } from './account-state';

/** What the state of one account may take in `storage.local`, which holds 10 MB. Real ones take 5 to 40 KB. */
export const mostStateBytes = 256 * 1_024;

/** Each step leaves out more. What the headline and the meters need stays in all of them. */
const steps: readonly ((state: AccountState) => AccountState)[] = [
  (state) => state,
  (state) => ({ ...state, bank: state.bank.map((row) => ({ ...row, description: null })) }),
  (state) => ({
    ...state,
    rules: null,
    offer: state.offer && { ...state.offer, value: withoutTexts(state.offer.value) },
  }),
  (state) => ({ ...state, events: state.events.slice(0, 12) }),
  slimState,
];

/** The state, no larger than it may be. The same where it is not. */
export function boundState(state: AccountState): AccountState {
  let bounded = state;
  for (const step of steps) {
    bounded = step(bounded);
    if (isWithinBytes(bounded, mostStateBytes)) return bounded;
  }
  return bounded;
}

/** The least that screens can be drawn from: for a storage that is full. */
export function slimState(state: AccountState): AccountState {
  const { windows, gates, models, spend, bank, balance, balances } = state;
  const few = 12;
  return {
    ...state,
    windows: windows.slice(0, few),
    gates: gates && { ...gates, value: gates.value.slice(0, few) },
    models: models && { ...models, value: models.value.slice(0, few) },
    spend: spend && { ...spend, value: { ...spend.value, limits: spend.value.limits.slice(0, few) } },
    bank: bank.slice(-few).map((row) => ({ ...row, description: null })),
    balance: balance && { ...balance, value: { ...balance.value, grants: balance.value.grants.slice(0, few) } },
    balances: balances.slice(-few),
    offer: null,
    rules: null,
    events: [],
  };
}

function withoutTexts<Offer extends { readonly rules: readonly string[] }>(offer: Offer): Offer {
  return { ...offer, title: null, description: null, ineligibleReason: null, rules: [] };
}
