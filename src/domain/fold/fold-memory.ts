// What the fold remembers between two observations. Plain JSON, bounded: a year of history leaves it as small as a day.
import type { AccountState } from '../accounts/account-state';
import type { EventType, HeadroomEvent } from '../events/event';
import type { AccountKey, ReferralOfferFacts, ReferralRulesFacts, Source } from '../observations/observation';
import type { Instant } from '../time/instant';
import type { LimitWindow } from '../windows/limit-window';

/** One reading of a window, and the observation it came in. */
export interface Mark {
  readonly at: Instant;
  readonly id: string;
  readonly usedPercent: number;
  readonly resetsAt: Instant;
}

/** A change that a later reading can still confirm or take back. */
export interface Jump {
  readonly type: EventType;
  readonly before: Mark;
  readonly after: Mark;
  /** Null while it is held back because the window was flapping. */
  readonly eventId: string | null;
  /** A second reading at least 60 s later agreed, or the bank proved it. */
  readonly settled: boolean;
  /** Resets held before, to tell a redemption that was taken back. */
  readonly countBefore: number | null;
  /** The cycle that seemed to end, to be resumed if this is taken back. */
  readonly cycleFirst: Mark | null;
  readonly cycleReadings: number;
}

/** A pair that was seen and taken back. */
export interface Flap {
  readonly eventId: string;
  /** The pair, as first seen. */
  readonly other: Mark;
  readonly until: Instant;
  /** When the old pair was back, and what that took back; null where the event stands and only use rebounded. */
  readonly undone: { readonly at: Instant; readonly before: Mark } | null;
}

/** One window's story so far. */
export interface Track extends LimitWindow {
  readonly name?: string;
  readonly plan: string | null;
  /** The newest reading shown, whatever its source. */
  readonly shown: Mark;
  readonly source: Source;
  readonly distrusted: boolean;
  /** The newest reading that later ones are compared with. */
  readonly last: Mark | null;
  readonly cycleFirst: Mark | null;
  readonly cycleReadings: number;
  readonly jump: Jump | null;
  /** The pair it flapped to, so that flapping on is not news. */
  readonly flap: Flap | null;
  /** Missing from usage bodies since. */
  readonly absent: { readonly at: Instant; readonly eventId: string; readonly confirmed: boolean } | null;
  /** Falls with the end unchanged, in this cycle. */
  readonly falls: number;
  readonly moves: number;
}

/** A reset leaving or joining the bank as the list told it, until the count says so too (or the other way round). */
export interface Tally {
  readonly at: Instant;
}

/** Raised whenever a fold kept from an earlier version would be read wrongly: it is then folded anew from what was observed. */
export const foldVersion = 1;

export interface FoldMemory {
  readonly v: number;
  /** Position of the last observation folded: everything sorts by (at, id). */
  readonly lastAt: Instant;
  readonly lastId: string;
  readonly firstAt: Instant | null;
  readonly firstUsageAt: Instant | null;
  readonly tracks: readonly Track[];
  readonly lastUsage: { at: Instant; id: string; allowed: boolean | null } | null;
  readonly usageCount: { at: Instant; id: string; value: number } | null;
  readonly listLosses: readonly Tally[];
  readonly listGains: readonly Tally[];
  /** When each reset was used, by its key, from the history or the list. */
  readonly uses: readonly { readonly key: string; readonly at: Instant; readonly id: string }[];
  readonly granted: readonly string[];
  readonly invitesDone: readonly { readonly from: Instant; readonly to: Instant; readonly id: string }[];
  readonly offers: Readonly<Record<string, ReferralOfferFacts>>;
  readonly rules: ReferralRulesFacts | null;
  readonly refs: Record<string, string>;
  readonly flaggedSpendAt: Instant | null;
  /** Events that later observations can still alter. */
  readonly open: readonly HeadroomEvent[];
}

/** A value while it is being written to. */
export type Draft<T> = { -readonly [K in keyof T]: T[K] };

export function emptyState(key: AccountKey): AccountState {
  return {
    key,
    plan: null,
    windows: [],
    gates: null,
    reachedType: null,
    spend: null,
    models: null,
    bankCount: null,
    bankListedAt: null,
    bank: [],
    credits: null,
    balance: null,
    balances: [],
    spentWhilePlanLeft: false,
    offer: null,
    rules: null,
    invites: null,
    events: [],
    observedAt: null,
  };
}

export function emptyMemory(): FoldMemory {
  return {
    v: foldVersion,
    lastAt: -1,
    lastId: '',
    firstAt: null,
    firstUsageAt: null,
    tracks: [],
    lastUsage: null,
    usageCount: null,
    listLosses: [],
    listGains: [],
    uses: [],
    granted: [],
    invitesDone: [],
    offers: {},
    rules: null,
    refs: {},
    flaggedSpendAt: null,
    open: [],
  };
}
