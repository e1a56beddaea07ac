// What the list of banked resets says.
import type { Instant } from '../../time/instant';
import {
  type Check,
  fields,
  isBoolean,
  isInstant,
  isName,
  isNumber,
  isText,
  listOf,
  optional,
  orNull,
} from '../../validation/checks';

export interface ResetReading {
  /** Salted local hash of the server's id; where a body has none, a hash of (granted, expires, ordinal). */
  readonly key: string;
  /** The server's value: available, redeeming, redeemed, or one we do not know. */
  readonly status: string;
  readonly title: string | null;
  readonly description: string | null;
  readonly grantedAt: Instant | null;
  /** An instant, to the millisecond. Null where the server gives none. */
  readonly expiresAt: Instant | null;
  readonly redeemedAt: Instant | null;
  /** False where the page says that this plan cannot use it; absent otherwise. */
  readonly supported?: false;
  /** The server's name for what it resets, where that is not the rate limit. Absent otherwise. */
  readonly otherType?: string;
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

const isFalse: Check<false> = (value) => value === false;

/** By field, so that a row of the bank can add its own. */
export const resetChecks = {
  key: isName,
  status: isText,
  title: orNull(isText),
  description: orNull(isText),
  grantedAt: orNull(isInstant),
  expiresAt: orNull(isInstant),
  redeemedAt: orNull(isInstant),
  supported: optional(isFalse),
  otherType: optional(isName),
};

const isReset = fields<ResetReading>(resetChecks);

export const isResetsFacts = fields<ResetsFacts>({
  available: orNull(isNumber),
  resets: listOf(isReset),
  totalEarned: orNull(isNumber),
  purchaseOffered: orNull(isBoolean),
  partial: optional(isBoolean),
});
