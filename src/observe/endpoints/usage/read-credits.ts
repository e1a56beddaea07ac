import type { CreditsReading } from '../../../domain/observations/observation';
import { absent, drop, type Found, object, under } from '../../parsing/found';
import { amount, flag, number } from '../../parsing/found-values';

/** The `credits` part of a usage body; null when it says nothing of credits. The balance is in credits, not in money. */
export function readCredits(found: Found): CreditsReading | null {
  const credits = object(found);
  if (!credits) return null;
  return {
    has: flag(under(credits, 'has_credits')) ?? false,
    unlimited: flag(under(credits, 'unlimited')) ?? false,
    balance: amount(under(credits, 'balance')),
    overageReached: flag(under(credits, 'overage_limit_reached')) ?? false,
    localMessages: readRange(under(credits, 'approx_local_messages')),
    cloudMessages: readRange(under(credits, 'approx_cloud_messages')),
  };
}

function readRange(found: Found): readonly [number, number] | null {
  if (absent(found)) return null;
  if (!Array.isArray(found.value) || found.value.length !== 2) return drop(found, 'is not a pair');
  const [low, high] = found.value.map((value: unknown, index) =>
    number({ ...found, value, path: `${found.path}.${index}` }),
  );
  return low == null || high == null ? null : [low, high];
}
