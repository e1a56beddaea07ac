import type { BalanceFacts } from '../../../domain/observations/observation';
import type { Wire } from '../endpoint-parts';
import { isoOf } from '../wire-values';

export function balanceToWire({ balance, grants }: BalanceFacts): Wire {
  return {
    balance,
    expiring_balance_details: grants.map(({ granted, remaining, expiresAt, type }) => ({
      amount_granted: granted,
      amount_remaining: remaining,
      expiry_date: isoOf(expiresAt),
      grant_type: type,
    })),
  };
}
