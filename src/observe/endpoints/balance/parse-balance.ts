// GET /accounts/{id}/remaining_balance: the credits with the day each grant lapses, said nowhere else.
import type { BalanceFacts } from '../../../domain/observations/observation';
import { type Found, list, needed, object, under } from '../../parsing/found';
import { amount, instant, text } from '../../parsing/found-values';

export function parseBalance(body: Found): BalanceFacts {
  return {
    balance: amount(under(body, 'balance')),
    grants: list(under(body, 'expiring_balance_details'), readGrant),
  };
}

function readGrant(entry: Found): BalanceFacts['grants'][number] | null {
  const grant = object(entry);
  if (!grant) return null;
  const remaining = needed(under(grant, 'amount_remaining'), amount);
  if (remaining === null) return null;
  return {
    granted: amount(under(grant, 'amount_granted')),
    remaining,
    expiresAt: instant(under(grant, 'expiry_date')),
    type: text(under(grant, 'grant_type'), 64),
  };
}
