// What one device saw in one body of one known endpoint, reduced to facts. No id, address or token survives into these types.
import type { Instant } from '../time/instant';
import type { LimitWindow } from '../windows/limit-window';

/** A salted local hash of an account in a workspace, or `unnamed:<random>` until a body says whose it is. */
export type AccountKey = string;
export type DeviceId = string;

/** How a fact reached us: the page's own response, the page's text, a Codex CLI session file, or made-up sample data. */
export type Source = 'network' | 'dom' | 'cli' | 'sample';

interface Seen<K extends string, F> {
  /** Hash of the content below: the same observation arriving twice, by any road, is one. */
  readonly id: string;
  readonly account: AccountKey;
  readonly device: DeviceId;
  /** Whole seconds, device clock corrected by the server's. */
  readonly at: Instant;
  readonly source: Source;
  readonly kind: K;
  readonly facts: F;
}

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
}

export type Kind = keyof FactsByKind;
export type ObservationOf<K extends Kind> = Seen<K, FactsByKind[K]>;
export type Observation = { readonly [K in Kind]: ObservationOf<K> }[Kind];
export type Facts = FactsByKind[Kind];

// ── usage ────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** What one body says of one window. */
export interface WindowReading extends LimitWindow {
  /** The server's own name of an extra limit ("GPT-5.3-Codex-Spark"), absent for `codex` and `code_review`. */
  readonly name?: string;
  /** 0–100, a fraction where the page gives one. */
  readonly usedPercent: number;
  /** When the page says it ends. Means nothing while the window has not started. */
  readonly resetsAt: Instant;
}

/** Whether the server lets work through a limit: not derivable from percentages (seen refusing at 25 %, allowing at 100 %). */
export interface Gate {
  readonly limit: string;
  readonly allowed: boolean | null;
  readonly reached: boolean | null;
}

export interface CreditsReading {
  readonly has: boolean;
  readonly unlimited: boolean;
  /** Decimal string in credits as the server spells it; null when it states none. */
  readonly balance: string | null;
  readonly overageReached: boolean;
  /** [low, high] estimates of what the balance buys. */
  readonly localMessages: readonly [number, number] | null;
  readonly cloudMessages: readonly [number, number] | null;
}

export type SpendScope =
  | 'individual'
  | 'group-default'
  | 'workspace-default'
  | 'role'
  | 'group-shared'
  | 'workspace-shared';

export interface SpendLimit {
  readonly scope: SpendScope;
  /** Decimal strings; the unit is not established by any source. */
  readonly limit: string | null;
  readonly used: string | null;
  readonly remaining: string | null;
  readonly usedPercent: number | null;
  readonly resetsAt: Instant | null;
}

export interface SpendReading {
  readonly reached: boolean;
  /** The server's word for which limit was reached ("group_shared"). */
  readonly reachedType: string | null;
  readonly limits: readonly SpendLimit[];
}

/** Availability of a model. Not a meter: it never becomes a window. */
export interface ModelAvailability {
  readonly slug: string;
  readonly available: boolean;
  readonly availableAt: Instant | null;
  readonly creditsWouldEnable: boolean;
}

export interface UsageFacts {
  readonly plan: string | null;
  readonly windows: readonly WindowReading[];
  readonly gates: readonly Gate[];
  readonly credits: CreditsReading | null;
  /** `available_count`: authoritative for how many resets are held; null when the body says nothing of them. */
  readonly bankCount: number | null;
  readonly bankApplicable: number | null;
  /** `rate_limit_reached_type.type`, the server's word for why work is blocked. */
  readonly reachedType: string | null;
  readonly spend: SpendReading | null;
  readonly models: readonly ModelAvailability[];
  /** True when part of the windows could not be read, or the source names only some: a window absent from it is not withdrawn. */
  readonly partial?: boolean;
}

// ── the bank ─────────────────────────────────────────────────────────────────────────────────────────────────────────

export interface ResetReading {
  /** Salted local hash of the server's id; where a body has none, a hash of (granted, expires, ordinal). */
  readonly key: string;
  /** The server's word: available, redeeming, redeemed, or one we do not know. */
  readonly status: string;
  readonly title: string | null;
  readonly description: string | null;
  readonly grantedAt: Instant | null;
  /** An instant, to the millisecond. Null where the server gives none. */
  readonly expiresAt: Instant | null;
  readonly redeemedAt: Instant | null;
}

export interface ResetsFacts {
  /** `available_count` of this body; null when absent. */
  readonly available: number | null;
  readonly resets: readonly ResetReading[];
  readonly totalEarned: number | null;
  readonly purchaseOffered: boolean | null;
  /** True when the list was missing, damaged or cut: a reset absent from it has not vanished. */
  readonly partial?: boolean;
}

export interface ResetHistoryFacts {
  readonly events: readonly { readonly key: string; readonly kind: 'granted' | 'used'; readonly at: Instant }[];
  readonly from: Instant | null;
  readonly to: Instant | null;
  readonly complete: boolean;
}

// ── the page's own histories ─────────────────────────────────────────────────────────────────────────────────────────

export interface PlanLimitHistoryFacts {
  readonly asOf: Instant | null;
  readonly from: Instant | null;
  readonly complete: boolean;
  readonly periods: readonly {
    readonly seconds: number;
    readonly plan: string | null;
    readonly startsAt: Instant;
    readonly endsAt: Instant;
    readonly usedPercent: number;
    readonly complete: boolean;
    readonly models: readonly { readonly name: string; readonly percent: number }[];
  }[];
}

export interface DailyUsageFacts {
  readonly units: string | null;
  readonly days: readonly {
    /** Calendar day as the server names it, YYYY-MM-DD. */
    readonly date: string;
    /** Two breakdowns of the same usage: never added together. Zeros are left out. */
    readonly surfaces: readonly { readonly name: string; readonly value: number }[];
    readonly models: readonly { readonly name: string; readonly speed: string | null; readonly value: number }[];
  }[];
}

export interface CreditUsageFacts {
  readonly entries: readonly { readonly date: string; readonly surface: string | null; readonly credits: string }[];
}

export interface BalanceFacts {
  readonly balance: string | null;
  readonly grants: readonly {
    readonly granted: string | null;
    readonly remaining: string;
    readonly expiresAt: Instant | null;
    readonly type: string | null;
  }[];
}

// ── the referral programme ───────────────────────────────────────────────────────────────────────────────────────────

export interface ReferralCapacity {
  readonly type: 'send' | 'reward' | null;
  readonly used: number | null;
  readonly total: number | null;
  readonly period: string | null;
}

export interface ReferralOfferFacts {
  readonly shown: boolean | null;
  readonly program: string | null;
  readonly offer: string | null;
  readonly title: string | null;
  readonly description: string | null;
  readonly ineligibleReason: string | null;
  readonly ineligibleCode: string | null;
  /** What a finished invitation pays, and to whom. */
  readonly grants: readonly {
    readonly to: 'inviter' | 'friend' | 'unknown';
    readonly kind: 'reset' | 'credits' | 'other';
    readonly amount: number | null;
  }[];
  readonly remainingInvites: number | null;
  readonly remainingRewards: number | null;
  readonly rules: readonly string[];
  readonly capacities: readonly ReferralCapacity[];
}

export interface ReferralRulesFacts {
  readonly rules: readonly string[];
  readonly capacities: readonly ReferralCapacity[];
}

/** Other people's addresses arrive in these bodies; only counts leave the parser. */
export interface InvitesFacts {
  readonly period: string | null;
  readonly byStatus: Readonly<Record<string, number>>;
  readonly oldestPendingAt: Instant | null;
  /** False when the body was one page of several. */
  readonly complete: boolean;
}
