// What the history of banked resets says. No other body states when a reset was used.
import type { Instant } from '../../time/instant';
import { fields, isBoolean, isInstant, isName, listOf, oneOf, orNull } from '../../validation/checks';

export interface ResetHistoryFacts {
  /** `key` is that of the reset the event is about, so that history and list join. */
  readonly events: readonly { readonly key: string; readonly kind: 'granted' | 'used'; readonly at: Instant }[];
  readonly from: Instant | null;
  readonly to: Instant | null;
  readonly complete: boolean;
}

export const isResetHistoryFacts = fields<ResetHistoryFacts>({
  events: listOf(
    fields<ResetHistoryFacts['events'][number]>({ key: isName, kind: oneOf('granted', 'used'), at: isInstant }),
  ),
  from: orNull(isInstant),
  to: orNull(isInstant),
  complete: isBoolean,
});
