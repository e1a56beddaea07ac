// GET /wham/rate-limit-reset-credits: the resets an account holds. Used and lapsed ones simply leave the list.
import type { ResetReading, ResetsFacts } from '../../../domain/observations/observation';
import type { Instant } from '../../../domain/time/instant';
import { absent, drop, type Found, list, object, under, underAny } from '../../parsing/found';
import { count, flag, instant, text } from '../../parsing/found-values';
import type { ReadContext } from '../../parsing/read-context';

/** Count and list can disagree, and either can be missing: both are reported as they are. */
export function parseResets(body: Found, context: ReadContext): ResetsFacts {
  const credits = under(body, 'credits');
  const resets = list(credits, (entry, index) => readReset(entry, index, context));
  const available = count(under(body, 'available_count'));
  const partial = Array.isArray(credits.value)
    ? resets.length < credits.value.length
    : !absent(credits) || available !== 0;
  return {
    available,
    resets,
    totalEarned: count(under(body, 'total_earned_count')),
    purchaseOffered: flag(under(body, 'immediate_reset_purchase_eligible')),
    ...(partial ? { partial } : {}),
  };
}

/** One reset of a list; null for what is none. `index` names it where it has neither id nor instants. */
export function readReset(entry: Found, index: number, { at, hash }: ReadContext): ResetReading | null {
  const reset = object(entry) ?? (absent(entry) ? drop(entry, 'is not object') : null);
  if (!reset) return null;
  const grantedAt = instant(under(reset, 'granted_at'));
  const expiresAt = instant(under(reset, 'expires_at'));
  const redeemedAt = instant(under(reset, 'redeemed_at'));
  const startedAt = instant(under(reset, 'redeem_started_at'));
  return {
    key: hash(readId(underAny(reset, ['id', 'credit_id'])) ?? `${grantedAt}/${expiresAt}/${index}`),
    status: readStatus(under(reset, 'status'), { redeemedAt, startedAt, expiresAt, at }),
    title: text(under(reset, 'title'), 120),
    description: text(under(reset, 'description'), 400),
    grantedAt,
    expiresAt,
    redeemedAt,
  };
}

interface ResetInstants {
  readonly redeemedAt: Instant | null;
  readonly startedAt: Instant | null;
  readonly expiresAt: Instant | null;
  readonly at: Instant;
}

/** A reset whose use has begun is being used, whatever its status says. One without a status is available until it expires. */
function readStatus(found: Found, { redeemedAt, startedAt, expiresAt, at }: ResetInstants): string {
  if (redeemedAt !== null) return 'redeemed';
  if (startedAt !== null) return 'redeeming';
  if (!absent(found)) return text(found, 32) ?? 'unknown';
  return expiresAt === null || expiresAt > at ? 'available' : 'unknown';
}

/** A raw id, on its way to being hashed and nowhere else. Null when there is none. */
export function readId(found: Found): string | null {
  if (absent(found)) return null;
  if (typeof found.value === 'number') return String(found.value);
  return typeof found.value === 'string' && found.value.length <= 256 ? found.value : drop(found, 'is not id');
}
