// What the balance of credits says, with the day each grant expires.
import type { Instant } from '../../time/instant';
import { fields, isInstant, isText, listOf, orNull } from '../../validation/checks';

interface CreditGrant {
  /** Decimal strings, in credits. */
  readonly granted: string | null;
  readonly remaining: string;
  readonly expiresAt: Instant | null;
  readonly type: string | null;
}

export interface BalanceFacts {
  /** A decimal string, in credits. */
  readonly balance: string | null;
  readonly grants: readonly CreditGrant[];
}

const isGrant = fields<CreditGrant>({
  granted: orNull(isText),
  remaining: isText,
  expiresAt: orNull(isInstant),
  type: orNull(isText),
});

export const isBalanceFacts = fields<BalanceFacts>({ balance: orNull(isText), grants: listOf(isGrant) });
