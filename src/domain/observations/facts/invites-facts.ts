// What became of invitations. Other people's addresses arrive in these bodies; only counts leave the parser.
import type { Instant } from '../../time/instant';
import { fields, isBoolean, isInstant, isNumber, isText, orNull, valuesOf } from '../../validation/checks';

export interface InvitesFacts {
  readonly period: string | null;
  readonly byStatus: Readonly<Record<string, number>>;
  readonly oldestPendingAt: Instant | null;
  /** False when the body was one page of several. */
  readonly complete: boolean;
}

export const isInvitesFacts = fields<InvitesFacts>({
  period: orNull(isText),
  byStatus: valuesOf(isNumber),
  oldestPendingAt: orNull(isInstant),
  complete: isBoolean,
});
