// What a screen draws: everything derived, so that only formatting is left. Built by `viewAccount(state, now)`.
import type { ExpiringCredits } from '../credits/expiring-credits';
import type { HeadroomEvent } from '../events/event';
import type { Message } from '../messages/value';
import type {
  AccountKey,
  ModelAvailability,
  ReferralCapacity,
  SpendLimit,
  SpendReading,
} from '../observations/observation';
import type { Instant } from '../time/instant';
import type { LimitWindow } from '../windows/limit-window';

/** live < 5 min, recent < 1 h, aged; superseded: its own reset has passed, so the number no longer holds. */
export type Freshness = 'live' | 'recent' | 'aged' | 'superseded';

export type WindowState = 'running' | 'unstarted' | 'exhausted' | 'recovered' | 'withdrawn';

export interface WindowView extends LimitWindow {
  /** What the body calls an extra limit; absent where it does not say. */
  readonly name?: string;
  readonly state: WindowState;
  /** As last seen. Once `recovered`, 0: "should be full again, not confirmed". */
  readonly usedPercent: number;
  /**
   * The last reading itself, even after its end has passed. It distinguishes a limit that was lifted from one that was
   * never reached.
   */
  readonly lastReadPercent?: number;
  readonly leftPercent: number;
  /**
   * Null while unstarted, as the date moves with the clock, and once withdrawn. For `recovered`, the end that passed.
   */
  readonly resetsAt: Instant | null;
  readonly startedAt: Instant | null;
  /**
   * Share of the window's length that has passed at `now`, 0–100: where even use would be. Null without a running
   * cycle.
   */
  readonly elapsedPercent: number | null;
  readonly observedAt: Instant;
  readonly freshness: Freshness;
  readonly confirmed: boolean;
  /** The user does not want to see it. Absent otherwise. */
  readonly isHidden?: true;
}

/** The answer on top: whether work is possible, until when, and why. */
export interface Headline {
  readonly state: 'free' | 'blocked' | 'unknown';
  /** The answer first, then what explains it and what helps. Instants in them are values of their own (`instantValue`). */
  readonly sentences: readonly [Message, ...Message[]];
  /** When the block ends, or when the named window is full again; null when no instant is known. */
  readonly until: Instant | null;
  /** The window it names; null where it names none. */
  readonly by: LimitWindow | null;
}

export interface ResetWorth {
  /** Share of a whole window gained by redeeming now, −1…1: used − (1 − timeLeft ÷ length). Null: it cannot be said. */
  readonly now: number | null;
  /** Share of the window lost by redeeming now: what is still left. */
  readonly forfeited: number | null;
  /** How far the window's end would move. */
  readonly shiftMs: number | null;
  /** When the window it is measured on was read. */
  readonly readAt: Instant | null;
}

export interface ResetView {
  readonly key: string;
  /** `unsupported`: held, but not usable on this plan. */
  readonly status: 'available' | 'unsupported' | 'redeemed' | 'expired' | 'vanished' | 'unknown';
  readonly title: string | null;
  readonly description: string | null;
  readonly provenance: 'gift' | 'referral' | 'purchase' | 'compensation' | 'unknown';
  readonly grantedAt: Instant | null;
  readonly expiresAt: Instant | null;
  readonly lastConfirmedAt: Instant;
  /** The server's name for what it resets, where that is not the rate limit: it does not help with a used-up window. */
  readonly otherType: string | null;
  /** Only for available ones. */
  readonly worth: ResetWorth | null;
}

export interface BankView {
  /**
   * The server's count where it states one, else how many available ones are listed; null when nothing was ever
   * stated.
   */
  readonly available: number | null;
  /** How much is known about the resets held. */
  readonly detail: 'none' | 'count-only' | 'undated' | 'dated' | 'unknown';
  /** The list and the count disagree: both are shown as they are. */
  readonly disagrees: boolean;
  /** Available ones first, soonest expiry first; then those used, expired or vanished, newest first. */
  readonly resets: readonly ResetView[];
  /** The usage page offers a reset for money. */
  readonly purchaseOffered: boolean;
  readonly observedAt: Instant | null;
  readonly freshness: Freshness | null;
}

export interface AutoTopUpView {
  readonly enabled: boolean;
  /** Decimal strings, in credits: bought up to `target` once the balance is below `threshold`. */
  readonly threshold: string | null;
  readonly target: string | null;
  /** What may still be bought this month is used up: the balance runs out although it is enabled. */
  readonly isUsedUp: boolean;
}

export interface CreditsView {
  readonly state: 'none' | 'balance' | 'unlimited' | 'unknown';
  readonly balance: string | null;
  readonly grants: readonly {
    readonly remaining: string;
    readonly expiresAt: Instant | null;
    readonly type: string | null;
  }[];
  /** The automatic purchase, as last stated; null where it never was. */
  readonly autoTopUp: AutoTopUpView | null;
  /** Days the balance lasts at the rate it fell; null when it does not fall or too little is known. */
  readonly runwayDays: number | null;
  /** Credits spent in an hour in which some are spent; absent where that was never seen. */
  readonly perHour?: number;
  /** The next expiry that takes unused credits, else the next one; null where none is dated. */
  readonly expiring: ExpiringCredits | null;
  /** Credits fell although the plan had something left. */
  readonly spentWhilePlanLeft: boolean;
  readonly observedAt: Instant | null;
  readonly freshness: Freshness | null;
}

export interface ReferralView {
  readonly state: 'none' | 'offered' | 'not-eligible' | 'unknown';
  readonly rewardKind: 'reset' | 'credits' | 'none';
  readonly rewardAmount: number | null;
  /** What the friend gets, where stated. */
  readonly friendKind: 'reset' | 'credits' | 'none';
  readonly friendAmount: number | null;
  readonly title: string | null;
  /** Why the account is not eligible. */
  readonly reason: Message | null;
  readonly remainingInvites: number | null;
  readonly remainingRewards: number | null;
  readonly capacities: readonly ReferralCapacity[];
  readonly rules: readonly string[];
  readonly invites: Readonly<Record<string, number>>;
  readonly observedAt: Instant | null;
  readonly freshness: Freshness | null;
}

export interface SpendLimitView extends SpendLimit {
  /** The unit of its amounts, as the server names it ("credit"); null where it names none. */
  readonly unit: string | null;
}

export interface SpendView extends Omit<SpendReading, 'limits'> {
  readonly limits: readonly SpendLimitView[];
}

export interface AccountView {
  readonly key: AccountKey;
  readonly plan: string | null;
  readonly planLabel: string | null;
  readonly headline: Headline;
  readonly windows: readonly WindowView[];
  readonly bank: BankView;
  readonly credits: CreditsView;
  readonly referral: ReferralView;
  readonly spend: SpendView | null;
  readonly models: readonly ModelAvailability[];
  /** Newest first. */
  readonly events: readonly HeadroomEvent[];
  /** When this account was last seen at all. */
  readonly observedAt: Instant | null;
  readonly freshness: Freshness | null;
}
