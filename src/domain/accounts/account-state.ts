// What is known about one account: plain JSON, small, and enough to draw every "now" screen at any later instant without the
// history. The background stores it in `storage.local`, so that the popup paints before the database opens.
import type { HeadroomEvent } from '../events/event';
import type {
  AccountKey,
  AutoTopUpFacts,
  BalanceFacts,
  CreditsReading,
  Gate,
  InvitesFacts,
  ModelAvailability,
  MonthlySpendFacts,
  ReferralOfferFacts,
  ReferralRulesFacts,
  ResetReading,
  SpendReading,
} from '../observations/observation';
import type { Instant } from '../time/instant';
import type { LimitWindow } from '../windows/limit-window';

/** A value, and when it was last stated. */
export interface Stamped<T> {
  readonly at: Instant;
  readonly value: T;
}

export interface WindowStateRow extends LimitWindow {
  readonly name?: string;
  readonly usedPercent: number;
  /** Null where the page states no end. */
  readonly resetsAt: Instant | null;
  readonly observedAt: Instant;
  readonly source: 'network' | 'dom' | 'cli' | 'sample';
  readonly confirmed: boolean;
  /** No longer named by later usage bodies. */
  readonly withdrawn: boolean;
}

export interface BankRow extends ResetReading {
  /** What happened to it, as far as is known. `status` is the server's own value. The field name is stored: never rename it. */
  readonly fate: 'available' | 'redeemed' | 'expired' | 'vanished' | 'unknown';
  readonly lastListedAt: Instant;
}

export interface AccountState {
  readonly key: AccountKey;
  readonly plan: Stamped<string> | null;
  readonly windows: readonly WindowStateRow[];
  readonly gates: Stamped<readonly Gate[]> | null;
  readonly reachedType: Stamped<string | null> | null;
  readonly spend: Stamped<SpendReading> | null;
  readonly models: Stamped<readonly ModelAvailability[]> | null;
  readonly bankCount: Stamped<number> | null;
  readonly bankListedAt: Instant | null;
  readonly bank: readonly BankRow[];
  /** Whether the page offers a paid reset. Absent where it never said so. */
  readonly purchaseOffered?: Stamped<boolean>;
  readonly credits: Stamped<CreditsReading> | null;
  readonly balance: Stamped<BalanceFacts> | null;
  /** Recent balances, oldest first, for the runway. */
  readonly balances: readonly Stamped<string>[];
  readonly spentWhilePlanLeft: boolean;
  /** Absent where the page never showed them. */
  readonly autoTopUp?: Stamped<AutoTopUpFacts>;
  readonly monthlySpend?: Stamped<MonthlySpendFacts>;
  readonly offer: Stamped<ReferralOfferFacts> | null;
  readonly rules: Stamped<ReferralRulesFacts> | null;
  readonly invites: Stamped<InvitesFacts> | null;
  /** Newest first, the most recent 50. */
  readonly events: readonly HeadroomEvent[];
  readonly observedAt: Instant | null;
}
