// What is remembered of the paid balance between two observations, and what its reducer reports.
import type { AccountState, Stamped } from '../accounts/account-state';
import type { Draft } from '../draft';
import type { Instant } from '../time/instant';

export interface CreditsMemory {
  /** Id of the observation that last stated a balance. */
  readonly balanceId: string | null;
  /** When credits last fell although the plan had something left. */
  readonly wasteAt: Instant | null;
}

type CreditsPart = Pick<
  AccountState,
  'credits' | 'balance' | 'balances' | 'spentWhilePlanLeft' | 'autoTopUp' | 'monthlySpend'
>;

interface CreditsState extends CreditsPart, Omit<CreditsMemory, 'balanceId'> {
  /** The observation that last stated a balance. Its id is not computed before somebody reads it. */
  readonly statedBy: { readonly id: string } | null;
}

export type CreditsDraft = Draft<Omit<CreditsState, 'balances'>> & { readonly balances: Stamped<string>[] };

export const noCreditsMemory: CreditsMemory = { balanceId: null, wasteAt: null };

/** The credits' part of the state and its memory as a draft for the reducer. */
export function openCredits(
  { credits, balance, balances, spentWhilePlanLeft, autoTopUp, monthlySpend }: CreditsPart,
  { balanceId, wasteAt }: CreditsMemory,
): CreditsDraft {
  const shown = { ...(autoTopUp && { autoTopUp }), ...(monthlySpend && { monthlySpend }) };
  const statedBy = balanceId === null ? null : { id: balanceId };
  return { credits, balance, balances: [...balances], spentWhilePlanLeft, ...shown, statedBy, wasteAt };
}

/** The draft split into state and memory again. */
export function closeCredits({ statedBy, wasteAt, ...state }: CreditsDraft): {
  readonly state: CreditsPart;
  readonly memory: CreditsMemory;
} {
  return { state, memory: { balanceId: statedBy?.id ?? null, wasteAt } };
}

export interface CreditsChange {
  readonly type: 'balance-changed';
  readonly before: Stamped<string>;
  readonly after: string;
  /** Id of the observation that stated the balance before. */
  readonly beforeId: string | null;
}

/** Credits fell although the plan had something left. */
export interface CreditsFinding {
  readonly topic: 'credits';
  readonly wasteAt: Instant;
}
