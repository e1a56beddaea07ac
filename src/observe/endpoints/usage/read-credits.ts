import type { CreditsReading } from '../../../domain/observations/observation';
import { type BodyPart, drop, field, isAbsent, object } from '../../parsing/body-part';
import { amount, flag, number } from '../../parsing/part-values';

/** The `credits` part of a usage body; null when there is none. The balance is in credits, not in money. */
export function readCredits(found: BodyPart): CreditsReading | null {
  const credits = object(found);
  if (!credits) return null;
  return {
    has: flag(field(credits, 'has_credits')) ?? false,
    unlimited: flag(field(credits, 'unlimited')) ?? false,
    balance: amount(field(credits, 'balance')),
    overageReached: flag(field(credits, 'overage_limit_reached')) ?? false,
    localMessages: readRange(field(credits, 'approx_local_messages')),
    cloudMessages: readRange(field(credits, 'approx_cloud_messages')),
  };
}

function readRange(found: BodyPart): readonly [number, number] | null {
  if (isAbsent(found)) return null;
  if (!Array.isArray(found.value) || found.value.length !== 2) return drop(found, 'is not a pair');
  const [low, high] = found.value.map((value: unknown, index) =>
    number({ ...found, value, path: `${found.path}.${index}` }),
  );
  return low == null || high == null ? null : [low, high];
}
