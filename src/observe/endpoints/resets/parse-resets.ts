// GET /wham/rate-limit-reset-credits: the resets an account holds. Used and lapsed ones simply leave the list.
import type { ResetReading, ResetsFacts } from '../../../domain/observations/observation';
import { absent, drop, type Found, list, object, under } from '../../parsing/found';
import { count, flag, instant, text } from '../../parsing/found-values';
import type { ReadContext } from '../../parsing/read-context';

/** Count and list can disagree, and either can be missing: both are reported as they are. */
export function parseResets(body: Found, { hash }: ReadContext): ResetsFacts {
  const credits = under(body, 'credits');
  const resets = list(credits, (entry, index) => readReset(entry, index, hash));
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

function readReset(entry: Found, index: number, hash: ReadContext['hash']): ResetReading | null {
  const reset = object(entry) ?? (absent(entry) ? drop(entry, 'is not object') : null);
  if (!reset) return null;
  const grantedAt = instant(under(reset, 'granted_at'));
  const expiresAt = instant(under(reset, 'expires_at'));
  return {
    key: hash(readId(under(reset, 'id')) ?? `${grantedAt}/${expiresAt}/${index}`),
    status: text(under(reset, 'status'), 32) ?? 'unknown',
    title: text(under(reset, 'title'), 120),
    description: text(under(reset, 'description'), 400),
    grantedAt,
    expiresAt,
    redeemedAt: instant(under(reset, 'redeemed_at')),
  };
}

/** A raw id, on its way to being hashed and nowhere else. Null when there is none. */
export function readId(found: Found): string | null {
  if (absent(found)) return null;
  if (typeof found.value === 'number') return String(found.value);
  return typeof found.value === 'string' && found.value.length <= 256 ? found.value : drop(found, 'is not id');
}
