// What a workspace says about one member's spending in this month.
import { fields, isBoolean, isText, orNull } from '../../validation/checks';

export interface MonthlySpendFacts {
  /** Decimal strings. `limit` is null where no limit is in force. */
  readonly used: string | null;
  readonly limit: string | null;
  /** The unit of both, as the server names it ("credit"); null where it names none. */
  readonly unit: string | null;
  /** Whether work stops at the limit. */
  readonly hard: boolean;
}

export const isMonthlySpendFacts = fields<MonthlySpendFacts>({
  used: orNull(isText),
  limit: orNull(isText),
  unit: orNull(isText),
  hard: isBoolean,
});
