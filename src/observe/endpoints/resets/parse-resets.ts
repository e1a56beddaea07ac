// GET /wham/rate-limit-reset-credits: the resets an account holds. Used and expired ones leave the list.
import type { ResetReading, ResetsFacts } from '../../../domain/observations/observation';
import type { Instant } from '../../../domain/time/instant';
import { anyField, type BodyPart, drop, field, isAbsent, list, object } from '../../parsing/body-part';
import { count, flag, instant, text } from '../../parsing/part-values';
import type { ReadContext } from '../../parsing/read-context';

/** Count and list can disagree, and either can be missing: both are reported unchanged. */
export function parseResets(body: BodyPart, context: ReadContext): ResetsFacts {
  const credits = field(body, 'credits');
  const resets = list(credits, (entry, index) => readReset(entry, index, context));
  const available = count(anyField(body, ['available_count', 'availableCount']));
  const partial = Array.isArray(credits.value)
    ? resets.length < credits.value.length
    : !isAbsent(credits) || available !== 0;
  return {
    available,
    resets,
    totalEarned: count(field(body, 'total_earned_count')),
    purchaseOffered: flag(field(body, 'immediate_reset_purchase_eligible')),
    ...(partial ? { partial } : {}),
  };
}

/** One reset of a list; null when the entry is not one. `index` names it where it has neither id nor instants. */
function readReset(entry: BodyPart, index: number, { at, hash }: ReadContext): ResetReading | null {
  const reset = object(entry) ?? (isAbsent(entry) ? drop(entry, 'is not object') : null);
  if (!reset) return null;
  const grantedAt = instant(anyField(reset, ['granted_at', 'grantedAt']));
  const expiresAt = instant(anyField(reset, ['expires_at', 'expiresAt']));
  const redeemedAt = instant(anyField(reset, ['redeemed_at', 'redeemedAt']));
  const startedAt = instant(anyField(reset, ['redeem_started_at', 'redeemStartedAt']));
  const otherType = readOtherType(anyField(reset, ['reset_type', 'resetType']));
  return {
    key: hash(readId(anyField(reset, ['id', 'credit_id'])) ?? `${grantedAt}/${expiresAt}/${index}`),
    status: readStatus(field(reset, 'status'), { redeemedAt, startedAt, expiresAt, at }),
    title: text(field(reset, 'title'), 120),
    description: text(field(reset, 'description'), 400),
    grantedAt,
    expiresAt,
    redeemedAt,
    ...(flag(field(reset, 'is_supported_by_plan')) === false && { supported: false as const }),
    ...(otherType !== null && { otherType }),
  };
}

const rateLimitType = /^(?:codex)?_?rate_?limits?$/i;

/** What a reset is for, where that is not the rate limit: such a reset does not help with a used-up window. */
function readOtherType(found: BodyPart): string | null {
  const type = text(found, 64);
  return type !== null && rateLimitType.test(type) ? null : type;
}

interface ResetInstants {
  readonly redeemedAt: Instant | null;
  readonly startedAt: Instant | null;
  readonly expiresAt: Instant | null;
  readonly at: Instant;
}

/**
 * A reset whose use has begun counts as being used, regardless of its status. One without a status is available until it
 * expires.
 */
function readStatus(found: BodyPart, { redeemedAt, startedAt, expiresAt, at }: ResetInstants): string {
  if (redeemedAt !== null) return 'redeemed';
  if (startedAt !== null) return 'redeeming';
  if (!isAbsent(found)) return text(found, 32) ?? 'unknown';
  return expiresAt === null || expiresAt > at ? 'available' : 'unknown';
}

/** A raw id, which goes into the hash and nowhere else. Null when there is none. */
export function readId(found: BodyPart): string | null {
  if (isAbsent(found)) return null;
  if (typeof found.value === 'number') return String(found.value);
  return typeof found.value === 'string' && found.value.length <= 256 ? found.value : drop(found, 'is not id');
}
