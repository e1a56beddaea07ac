// What a usage body says: windows, whether work is allowed, credits, the count of banked resets, spending stops, models.
import type { Instant } from '../../time/instant';
import {
  fields,
  isBoolean,
  isInstant,
  isName,
  isNumber,
  isPair,
  isText,
  listOf,
  oneOf,
  optional,
  orNull,
} from '../../validation/checks';
import type { LimitWindow } from '../../windows/limit-window';
import { isResetsFacts, type ResetsFacts } from './resets-facts';

/** What one body says about one window. */
export interface WindowReading extends LimitWindow {
  /** The server's own name of an extra limit ("GPT-5.3-Codex-Spark"), absent for `codex` and `code_review`. */
  readonly name?: string;
  /** 0–100, a fraction where the page gives one. */
  readonly usedPercent: number;
  /** When the page says it ends. Means nothing while the window has not started. */
  readonly resetsAt: Instant;
}

/** What one body says about a window whose end it does not state. */
export type UndatedReading = Omit<WindowReading, 'resetsAt'>;

/** Whether the server lets work through a limit: not derivable from percentages (seen refusing at 25 %, allowing at 100 %). */
export interface Gate {
  readonly limit: string;
  readonly allowed: boolean | null;
  readonly reached: boolean | null;
}

export interface CreditsReading {
  readonly has: boolean;
  readonly unlimited: boolean;
  /** Decimal string in credits as the server writes it; null when it states none. */
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
  /** Models the page offers instead while this one is blocked. Absent where it names none. */
  readonly fallbacks?: readonly string[];
}

export interface UsageFacts {
  readonly plan: string | null;
  readonly windows: readonly WindowReading[];
  /** Windows without an end. Absent where every window has one. */
  readonly undated?: readonly UndatedReading[];
  readonly gates: readonly Gate[];
  readonly credits: CreditsReading | null;
  /** `available_count`: authoritative for how many resets are held; null when the body says nothing of them. */
  readonly bankCount: number | null;
  readonly bankApplicable: number | null;
  /** The list of resets, where the body holds one. Absent otherwise. */
  readonly bank?: ResetsFacts;
  /** `rate_limit_reached_type.type`, the server's word for why work is blocked. */
  readonly reachedType: string | null;
  readonly spend: SpendReading | null;
  readonly models: readonly ModelAvailability[];
  /** True when part of the windows could not be read, or the source names only some: a window absent from it is not withdrawn. */
  readonly partial?: boolean;
}

const isWindow = fields<WindowReading>({
  limit: isName,
  seconds: isNumber,
  name: optional(isText),
  usedPercent: isNumber,
  resetsAt: isInstant,
});

const isUndated = fields<UndatedReading>({
  limit: isName,
  seconds: isNumber,
  name: optional(isText),
  usedPercent: isNumber,
});

export const isCredits = fields<CreditsReading>({
  has: isBoolean,
  unlimited: isBoolean,
  balance: orNull(isText),
  overageReached: isBoolean,
  localMessages: orNull(isPair),
  cloudMessages: orNull(isPair),
});

const isSpendLimit = fields<SpendLimit>({
  scope: oneOf('individual', 'group-default', 'workspace-default', 'role', 'group-shared', 'workspace-shared'),
  limit: orNull(isText),
  used: orNull(isText),
  remaining: orNull(isText),
  usedPercent: orNull(isNumber),
  resetsAt: orNull(isInstant),
});

export const isSpend = fields<SpendReading>({
  reached: isBoolean,
  reachedType: orNull(isText),
  limits: listOf(isSpendLimit),
});

export const isModel = fields<ModelAvailability>({
  slug: isName,
  available: isBoolean,
  availableAt: orNull(isInstant),
  creditsWouldEnable: isBoolean,
  fallbacks: optional(listOf(isName)),
});

export const isGate = fields<Gate>({ limit: isName, allowed: orNull(isBoolean), reached: orNull(isBoolean) });

export const isUsageFacts = fields<UsageFacts>({
  plan: orNull(isText),
  windows: listOf(isWindow),
  undated: optional(listOf(isUndated)),
  gates: listOf(isGate),
  credits: orNull(isCredits),
  bankCount: orNull(isNumber),
  bankApplicable: orNull(isNumber),
  bank: optional(isResetsFacts),
  reachedType: orNull(isText),
  spend: orNull(isSpend),
  models: listOf(isModel),
  partial: optional(isBoolean),
});
