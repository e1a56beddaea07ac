// The receipt of a used reset, as an event.

import { worthOfChange } from '../bank/receipt';
import type { HeadroomEvent } from '../events/event';
import { type Instant, secondMs, toleranceMs } from '../time/instant';
import type { Proof } from './bank-proof';
import { eventId } from './event-id';
import { foundingOf, sideOf, spanOf, type WindowChange, windowsOf } from './event-sides';

/** One event for all windows a reset touched: before, after, date shift, worth promised and got. */
export function redeemedEvent(changes: readonly WindowChange[], proof: Proof): HeadroomEvent {
  const between = spanOf(changes);
  const at = proof.at ?? newStart(changes);
  const worth = worthOfChange(changes, at);
  const key = proof.key ?? proof.told?.reset ?? null;
  const kept = changes.every(({ before, after }) => Math.abs(after.resetsAt - before.resetsAt) <= toleranceMs);
  return {
    id: proof.told?.id ?? eventId('reset-redeemed', windowsOf(changes), foundingOf(changes)),
    type: 'reset-redeemed',
    at,
    between,
    windows: windowsOf(changes),
    before: { ...sideOf(changes, 'before'), ...(worth ? { worth: worth.promised } : {}) },
    after: { ...sideOf(changes, 'after'), ...(worth ? { worth: worth.got } : {}) },
    evidence: [...new Set([...foundingOf(changes), ...proof.evidence])],
    confirmed: true,
    confidence: proof.at === null ? 0.9 : 0.99,
    notes: kept ? ['date-kept'] : [],
    ...(key === null ? {} : { reset: key }),
  };
}

/** The start the new end implies, kept within the two readings; an idle window's is the reading itself. */
export function newStart(changes: readonly WindowChange[]): Instant {
  const [from, to] = spanOf(changes);
  const longest = changes.toSorted((a, b) => b.window.seconds - a.window.seconds)[0];
  if (!longest) return to;
  const start = longest.after.resetsAt - longest.window.seconds * secondMs;
  return Math.min(to, start < from - toleranceMs ? to : Math.max(from, start));
}
