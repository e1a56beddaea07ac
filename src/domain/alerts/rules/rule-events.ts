// Events as alert rules use them: which are news, since when they are known, what they are about.

import type { HeadroomEvent } from '../../events/event';
import type { AlertRule } from '../../settings';
import { dayMs, type Instant } from '../../time/instant';
import type { RuleInput } from '../escalation';
import { slotOf } from '../ledger';

/** An event known for longer than this is history. */
const newsMs = 7 * dayMs;

/**
 * Confirmed events of one type that became known after the account was first looked at, at most seven days ago.
 * Empty when there is none.
 */
export function freshEvents({ view, ledger, now }: RuleInput, type: HeadroomEvent['type']): readonly HeadroomEvent[] {
  const since = ledger.since[view.key] ?? now;
  return view.events.filter((event) => {
    const at = learnedAt(event);
    return event.type === type && event.confirmed && at > since && now - at <= newsMs;
  });
}

/** When an event could first be known: the first reading after it. */
export function learnedAt({ at, between }: HeadroomEvent): Instant {
  return between?.[1] ?? at;
}

/**
 * The alert's subject for an event of the bank: the reset where it is known, else the event. An event that was planned or
 * notified before its reset was known keeps its subject: it is not notified again.
 */
export function bankSubject({ view, ledger }: RuleInput, rule: AlertRule, { reset, id }: HeadroomEvent): string {
  const subject = eventSubject({ id });
  const isKnown = ledger.slots[slotOf({ account: view.key, subject, rule })] !== undefined;
  return reset && !isKnown ? `reset:${reset}` : subject;
}

/** The alert's subject for an event that has no other subject. */
export function eventSubject({ id }: Pick<HeadroomEvent, 'id'>): string {
  return `event:${id}`;
}
