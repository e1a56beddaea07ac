// A limit that usage bodies stopped naming, and one that is back. Neither is a reset.
import type { HeadroomEvent } from '../../events/event';
import { sideOf, windowsOf } from '../../events/event-sides';
import { sameWindow } from '../../windows/limit-window';
import { eventId } from '../event-id';
import { amend, confirmed, emit, withdraw } from '../event-ledger';
import type { Change, Step } from '../step';
import { forgetRepeats } from './repeats';

type ChangeOf<T extends Change['type']> = Extract<Change, { readonly type: T }>;

/** `limit-withdrawn`: windows of one limit that a whole body no longer names. Unconfirmed at first. */
export function explainMissing({ ledger, observation, report }: Step, { last }: ChangeOf<'windows-missing'>): void {
  const { at, id } = observation;
  const founding = [...last.map(({ reading }) => reading.id), id];
  const event: HeadroomEvent = {
    id: eventId('limit-withdrawn', windowsOf(last), founding),
    type: 'limit-withdrawn',
    at,
    between: [Math.max(...last.map(({ reading }) => reading.at)), at],
    windows: windowsOf(last),
    before: sideOf(last),
    after: {},
    evidence: [...new Set(founding)],
    confirmed: false,
    confidence: 0.5,
    notes: [],
  };
  emit(ledger, event);
  for (const { window } of last) report({ topic: 'windows', about: 'missing', window, eventId: event.id });
}

/** A later body leaves the windows out too: the event is confirmed. */
export function explainMissingConfirmed(step: Step, { missing }: ChangeOf<'missing-confirmed'>): void {
  amend(step.ledger, missing.eventId, (event) => confirmed(event, step.observation.id));
}

/** Nothing happened: the window leaves the event, which keeps those that are still missing. */
export function explainLeftOut({ ledger }: Step, { window, missing }: ChangeOf<'window-was-left-out'>): void {
  if (missing.eventId === null) return;
  const event = ledger.open.find(({ id }) => id === missing.eventId);
  const windows = event?.windows.filter((one) => !sameWindow(one, window)) ?? [];
  if (event && windows.length > 0) emit(ledger, { ...event, windows });
  else withdraw(ledger, missing.eventId);
}

/** Several windows of one limit that are back in one body are one event. */
export function explainBack({ ledger, memory, observation }: Step, change: ChangeOf<'window-is-back'>): void {
  const { at, id } = observation;
  const { window, missing } = change;
  forgetRepeats(memory, window);
  const key = eventId('limit-restored', window.limit, [id]);
  const known = ledger.recent.find((event) => event.id === key);
  emit(ledger, {
    id: key,
    type: 'limit-restored',
    at,
    between: [missing.since, at],
    windows: [...(known?.windows ?? []), ...windowsOf([change])],
    before: {},
    after: { ...known?.after, ...sideOf([change]) },
    evidence: [id],
    confirmed: true,
    confidence: 0.9,
    notes: [],
  });
}
