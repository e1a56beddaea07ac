// A used reset as an event: with the windows it refilled, or without any where none was seen to change.

import type { NamedReset } from '../../bank/bank-state';
import { worthOfChange } from '../../bank/receipt';
import type { HeadroomEvent } from '../../events/event';
import { afterOf, beforeOf, foundingOf, type Span, spanOf, windowsOf } from '../../events/event-sides';
import { type Instant, secondMs, toleranceMs } from '../../time/instant';
import type { ReadingPair } from '../../windows/window-changes';
import { eventId } from '../event-id';
import { factsOf } from './reset-events';

/** What shows that a banked reset did it. */
export interface RedemptionProof {
  /** Which reset it was; null while only a count says that one is gone. */
  readonly key: string | null;
  /** When the server says it was used; null where it does not. */
  readonly at: Instant | null;
  readonly evidence: readonly string[];
  /** The redemption emitted before its windows were seen. */
  readonly known: HeadroomEvent | null;
}

/** One event for all windows a reset touched: before, after, date shift, worth promised and got. */
export function redemptionOf(pairs: readonly ReadingPair[], proof: RedemptionProof): HeadroomEvent {
  const at = proof.at ?? newStart(pairs);
  const worth = worthOfChange(pairs, at);
  const key = proof.key ?? proof.known?.reset ?? null;
  const isDateKept = pairs.every(({ before, after }) => Math.abs(after.resetsAt - before.resetsAt) <= toleranceMs);
  return {
    id: proof.known?.id ?? eventId('reset-redeemed', windowsOf(pairs), foundingOf(pairs)),
    type: 'reset-redeemed',
    at,
    between: spanOf(pairs),
    windows: windowsOf(pairs),
    before: { ...beforeOf(pairs), ...(worth ? { worth: worth.promised } : {}) },
    after: { ...afterOf(pairs), ...(worth ? { worth: worth.got } : {}) },
    evidence: [...new Set([...foundingOf(pairs), ...proof.evidence])],
    confirmed: true,
    confidence: proof.at === null ? 0.9 : 0.99,
    notes: isDateKept ? ['date-kept'] : [],
    ...(key === null ? {} : { reset: key }),
  };
}

/** Used, and no window seen to change so far. `usedAt` null: not stated, some time `between`. */
export function bareRedemption(
  reset: NamedReset,
  between: Span,
  usedAt: Instant | null,
  evidence: readonly string[],
  notes: readonly string[],
): HeadroomEvent {
  return {
    id: eventId('reset-redeemed', reset.key, []),
    type: 'reset-redeemed',
    at: usedAt ?? between[1],
    between: usedAt === null ? between : [usedAt, usedAt],
    windows: [],
    before: factsOf(reset),
    after: {},
    evidence,
    confirmed: true,
    confidence: usedAt === null ? 0.8 : 0.99,
    notes,
    reset: reset.key,
  };
}

/** The start the new end implies, kept within the two readings; an idle window's is the reading itself. */
export function newStart(pairs: readonly ReadingPair[]): Instant {
  const [from, to] = spanOf(pairs);
  const longest = pairs.toSorted((a, b) => b.window.seconds - a.window.seconds)[0];
  if (!longest) return to;
  const start = longest.after.resetsAt - longest.window.seconds * secondMs;
  return Math.min(to, start < from - toleranceMs ? to : Math.max(from, start));
}
