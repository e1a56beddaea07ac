// Changes that are taken back or confirmed by a later reading. A pair that flipped and returned is one `flapped`.
import type { HeadroomEvent } from '../../events/event';
import { afterOf, beforeOf, foundingOf, spanOf, windowsOf } from '../../events/event-sides';
import { toleranceMs } from '../../time/instant';
import { compareReadings } from '../../windows/compare-readings';
import { flapMs } from '../../windows/flapping';
import { sameWindow } from '../../windows/limit-window';
import type { ReadingChange, ReadingPair, Returned } from '../../windows/window-changes';
import type { OpenChange } from '../../windows/window-state';
import { eventId } from '../event-id';
import { amend, confirmed, emit, withdraw, withNote, withProof } from '../event-ledger';
import type { Change, Step } from '../step';
import { explainTogether } from './window-changes';

type Confirmed = Extract<Change, { readonly type: 'change-confirmed' }>;

/** The windows that show their old pair again: their change is withdrawn and emitted as one `flapped`. */
export function explainReturned(step: Step, { windows }: { readonly windows: readonly Returned[] }): void {
  const flapped = windows
    .filter((one) => takeBack(step, one))
    .map(({ window, open: { before, after } }) => ({ window, before, after }));
  if (flapped.length > 0) emitFlapped(step, flapped);
}

/** Returns whether it is a flap that has no event yet. */
function takeBack(step: Step, returned: Returned): boolean {
  const { window, open, flap } = returned;
  const { ledger, observation } = step;
  if (open.eventId === null) {
    // It flaps on, as it did before.
    amend(ledger, flap?.eventId ?? null, (event) => proved(event, observation.id, 'repeatedly'));
    return false;
  }
  if (!isTakenBack(step, open)) {
    amend(ledger, open.eventId, (event) => proved(event, observation.id, 'rebounded'));
    const rebound = { eventId: open.eventId, other: open.after, until: open.after.at + flapMs, undone: null };
    step.report({ topic: 'windows', about: 'flap', window, flap: rebound });
    return false;
  }
  takeFrom(step, open.eventId, returned);
  return !isLateAnswer(returned);
}

function proved(event: HeadroomEvent, proof: string, note: string): HeadroomEvent {
  return withNote({ ...event, evidence: withProof(event, proof) }, note);
}

/** A redemption the bank still shows has happened, whatever the window says. */
function isTakenBack({ bank: { usageCount } }: Step, { type, countBefore }: OpenChange): boolean {
  if (type !== 'reset-redeemed') return true;
  return countBefore !== null && usageCount !== null && usageCount.value >= countBefore;
}

/** A moment later the window showed use between its last two readings: an older answer that came second. Nothing flipped. */
function isLateAnswer({ open: { type, before, after }, previous }: Returned): boolean {
  if (type !== 'correction' || after.at - before.at > toleranceMs || previous === null) return false;
  return after.usedPercent >= previous.usedPercent - 1 && after.usedPercent <= before.usedPercent;
}

/** The window leaves its event, which keeps those that did not return. */
function takeFrom({ ledger, unexplained, report }: Step, id: string, { window }: Returned): void {
  const event = ledger.open.find((one) => one.id === id);
  if (!event) return;
  const windows = event.windows.filter((one) => !sameWindow(one, window));
  if (windows.length > 0) {
    emit(ledger, { ...event, windows });
    return;
  }
  withdraw(ledger, id);
  if (event.type !== 'reset-redeemed') return;
  unexplained.gains = Math.max(0, unexplained.gains - 1);
  if (event.reset !== undefined) report({ topic: 'bank', about: 'status', key: event.reset, status: 'available' });
}

function emitFlapped({ ledger, observation, report }: Step, pairs: readonly ReadingPair[]): void {
  const { at, id } = observation;
  const event: HeadroomEvent = {
    id: eventId('flapped', windowsOf(pairs), foundingOf(pairs)),
    type: 'flapped',
    at: spanOf(pairs)[1],
    between: [spanOf(pairs)[0], at],
    windows: windowsOf(pairs),
    before: beforeOf(pairs),
    after: afterOf(pairs),
    evidence: [...foundingOf(pairs), id],
    confirmed: true,
    confidence: 0.9,
    notes: [],
  };
  emit(ledger, event);
  for (const { window, before, after } of pairs) {
    const flap = { eventId: event.id, other: after, until: after.at + flapMs, undone: { at, before } };
    report({ topic: 'windows', about: 'flap', window, flap });
  }
}

/** The old pair had been back for seconds only: there was no flap. */
export function explainFlapRefuted({ ledger }: Step, { eventId: id }: { readonly eventId: string }): void {
  withdraw(ledger, id);
}

/** A later reading agreed, so the change is confirmed. One that was held back while the window flapped becomes an event now. */
export function explainConfirmed(step: Step, change: Confirmed): void {
  const { open, window, flap } = change;
  const { ledger, observation, report } = step;
  if (open.eventId !== null) {
    amend(ledger, open.eventId, (event) => confirmed(event, observation.id));
    return;
  }
  const earlier = ledger.open.find(({ id }) => id === flap?.eventId);
  report({ topic: 'windows', about: 'flap', window, flap: null });
  if (earlier?.type === 'reset-redeemed') {
    // The redemption that seemed undone did happen.
    emit(ledger, { ...earlier, notes: earlier.notes.filter((note) => note !== 'rebounded') });
    return;
  }
  explainHeldBack(step, change);
}

function explainHeldBack(step: Step, { open, window }: Confirmed): void {
  const { before, after, countBefore } = open;
  const comparison = compareReadings(before, after, window);
  if (comparison === 'same' || comparison === 'unusable' || comparison === 'ended') return;
  const change: ReadingChange = { window, before, after, comparison, flapping: false };
  const [explained] = explainTogether(step, [change], { losses: 0, gains: 0, since: null }, countBefore);
  if (!explained) return;
  const { type, id } = explained.event;
  amend(step.ledger, id, (event) => confirmed(event, step.observation.id));
  // The window may have ended or changed again in the same body: then there is nothing to take back any more.
  const track = step.windows.tracks.find((one) => sameWindow(one, window));
  if (!track?.openChange) return;
  const named = { type, before, after, eventId: id, confirmed: true, countBefore };
  step.report({ topic: 'windows', about: 'open-change', window, open: named });
}
