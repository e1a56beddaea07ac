// Every kind of observation, one for each endpoint that is read: the type of its facts, and the check they must pass. A kind that
// is missing from one of the three lists does not compile.
import type { Check } from '../validation/checks';
import { type AutoTopUpFacts, isAutoTopUpFacts } from './facts/auto-top-up-facts';
import { type BalanceFacts, isBalanceFacts } from './facts/balance-facts';
import { type CreditUsageFacts, isCreditUsageFacts } from './facts/credit-usage-facts';
import { type DailyUsageFacts, isDailyUsageFacts } from './facts/daily-usage-facts';
import { type InvitesFacts, isInvitesFacts } from './facts/invites-facts';
import { isMonthlySpendFacts, type MonthlySpendFacts } from './facts/monthly-spend-facts';
import { isPlanLimitHistoryFacts, type PlanLimitHistoryFacts } from './facts/plan-limit-history-facts';
import { isReferralOfferFacts, type ReferralOfferFacts } from './facts/referral-offer-facts';
import { isReferralRulesFacts, type ReferralRulesFacts } from './facts/referral-rules-facts';
import { isResetHistoryFacts, type ResetHistoryFacts } from './facts/reset-history-facts';
import { isResetsFacts, type ResetsFacts } from './facts/resets-facts';
import { isThreadUsageFacts, type ThreadUsageFacts } from './facts/thread-usage-facts';
import { isUsageFacts, type UsageFacts } from './facts/usage-facts';

export interface FactsByKind {
  readonly usage: UsageFacts;
  readonly resets: ResetsFacts;
  readonly 'reset-history': ResetHistoryFacts;
  readonly 'plan-limit-history': PlanLimitHistoryFacts;
  readonly 'daily-usage': DailyUsageFacts;
  readonly 'credit-usage': CreditUsageFacts;
  readonly balance: BalanceFacts;
  readonly 'referral-offer': ReferralOfferFacts;
  readonly 'referral-rules': ReferralRulesFacts;
  readonly invites: InvitesFacts;
  readonly 'thread-usage': ThreadUsageFacts;
  readonly 'monthly-spend': MonthlySpendFacts;
  readonly 'auto-top-up': AutoTopUpFacts;
}

export type Kind = keyof FactsByKind;

/** The check that facts from outside pass before they are kept. */
export const factChecks: { readonly [K in Kind]: Check<FactsByKind[K]> } = {
  usage: isUsageFacts,
  resets: isResetsFacts,
  'reset-history': isResetHistoryFacts,
  'plan-limit-history': isPlanLimitHistoryFacts,
  'daily-usage': isDailyUsageFacts,
  'credit-usage': isCreditUsageFacts,
  balance: isBalanceFacts,
  'referral-offer': isReferralOfferFacts,
  'referral-rules': isReferralRulesFacts,
  invites: isInvitesFacts,
  'thread-usage': isThreadUsageFacts,
  'monthly-spend': isMonthlySpendFacts,
  'auto-top-up': isAutoTopUpFacts,
};

// Not the keys of `factChecks`: the background's first script lists the kinds, and must not bundle the checks.
const all: { readonly [K in Kind]: true } = {
  usage: true,
  resets: true,
  'reset-history': true,
  'plan-limit-history': true,
  'daily-usage': true,
  'credit-usage': true,
  balance: true,
  'referral-offer': true,
  'referral-rules': true,
  invites: true,
  'thread-usage': true,
  'monthly-spend': true,
  'auto-top-up': true,
};

export const kinds = Object.keys(all) as readonly Kind[];
