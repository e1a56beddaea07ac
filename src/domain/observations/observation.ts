// An observation: what one device saw in one body of one known endpoint, reduced to facts. These types hold no id, address
// or token.
import type { Instant } from '../time/instant';
import type { FactsByKind, Kind } from './kinds';

export type { AutoTopUpFacts } from './facts/auto-top-up-facts';
export type { BalanceFacts } from './facts/balance-facts';
export type { CreditUsageFacts } from './facts/credit-usage-facts';
export type { DailyUsageFacts } from './facts/daily-usage-facts';
export type { InvitesFacts } from './facts/invites-facts';
export type { MonthlySpendFacts } from './facts/monthly-spend-facts';
export type { PlanLimitHistoryFacts } from './facts/plan-limit-history-facts';
export type { ReferralOfferFacts } from './facts/referral-offer-facts';
export type { ReferralCapacity, ReferralRulesFacts } from './facts/referral-rules-facts';
export type { ResetHistoryFacts } from './facts/reset-history-facts';
export type { ResetReading, ResetsFacts } from './facts/resets-facts';
export type { TaskPart, TaskUsage, ThreadUsageFacts } from './facts/thread-usage-facts';
export type {
  CreditsReading,
  Gate,
  ModelAvailability,
  SpendLimit,
  SpendReading,
  SpendScope,
  UndatedReading,
  UsageFacts,
  WindowReading,
} from './facts/usage-facts';
export type { FactsByKind, Kind } from './kinds';

/** A salted local hash of an account in a workspace, or `unnamed:<random>` until a body says whose it is. */
export type AccountKey = string;
export type DeviceId = string;

/** Where facts come from: the page's own response, the page's text, a Codex CLI session file, or sample data. */
export type Source = 'network' | 'dom' | 'cli' | 'sample';

interface ObservationBase<K extends string, F> {
  /** Hash of the other fields: the same observation arriving twice is one. */
  readonly id: string;
  readonly account: AccountKey;
  readonly device: DeviceId;
  /** In whole seconds, by the device's clock as corrected by the server's. */
  readonly at: Instant;
  readonly source: Source;
  readonly kind: K;
  readonly facts: F;
}

export type ObservationOf<K extends Kind> = ObservationBase<K, FactsByKind[K]>;
export type Observation = { readonly [K in Kind]: ObservationOf<K> }[Kind];
export type Facts = FactsByKind[Kind];
