// GET /accounts/{id}/remaining_balance: the credits with the day each grant expires, which no other body states.
import type { BalanceFacts } from '../../../domain/observations/observation';
import { type BodyPart, field, list, object, required } from '../../parsing/body-part';
import { amount, instant, text } from '../../parsing/part-values';

export function parseBalance(body: BodyPart): BalanceFacts {
  return {
    balance: amount(field(body, 'balance')),
    grants: list(field(body, 'expiring_balance_details'), readGrant),
  };
}

function readGrant(entry: BodyPart): BalanceFacts['grants'][number] | null {
  const grant = object(entry);
  if (!grant) return null;
  const remaining = required(field(grant, 'amount_remaining'), amount);
  if (remaining === null) return null;
  return {
    granted: amount(field(grant, 'amount_granted')),
    remaining,
    expiresAt: instant(field(grant, 'expiry_date')),
    type: text(field(grant, 'grant_type'), 64),
  };
}
