// What the settings of the automatic purchase of credits say.
import { fields, isBoolean, isText, orNull } from '../../validation/checks';

export interface AutoTopUpFacts {
  readonly enabled: boolean;
  /** Decimal strings, in credits: bought up to `target` once the balance is below `threshold`. */
  readonly threshold: string | null;
  readonly target: string | null;
  /** What may be bought in a month, and what of it is left. Null where there is no such limit, or none is stated. */
  readonly monthlyLimit: string | null;
  readonly monthlyRemaining: string | null;
}

export const isAutoTopUpFacts = fields<AutoTopUpFacts>({
  enabled: isBoolean,
  threshold: orNull(isText),
  target: orNull(isText),
  monthlyLimit: orNull(isText),
  monthlyRemaining: orNull(isText),
});
