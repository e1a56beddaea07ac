// Expiries that passed since the account was last observed. The fold reports an expiry with the first observation after it; until
// then, or if there is never another one, the clock decides.
import type { AccountState, BankRow } from '../accounts/account-state';
import type { HeadroomEvent } from '../events/event';
import { eventId } from '../fold/event-id';
import type { Instant } from '../time/instant';
import { isDue, mayExplain } from './is-due';

/**
 * `reset-expired` events of an account that are due at `now` and not among its events yet, newest first. They carry
 * the id that the fold will give them, so each is one event however it becomes known. A reset that an unnamed use or
 * loss may explain is left out, as in the fold.
 */
export function expiredByClock(state: AccountState, now: Instant): readonly HeadroomEvent[] {
  const due = state.bank.filter((row) => isDue(row, now) && !state.events.some((event) => mayExplain(event, row, now)));
  return due
    .map(expiredEvent)
    .filter(({ id }) => !state.events.some((event) => event.id === id))
    .sort((a, b) => b.at - a.at);
}

/** The events of an account at `now`, newest first: those of the fold, and the expiries that passed since. */
export function eventsAt(state: AccountState, now: Instant): readonly HeadroomEvent[] {
  const expired = expiredByClock(state, now);
  return expired.length === 0 ? state.events : [...expired, ...state.events].sort((a, b) => b.at - a.at);
}

function expiredEvent({ key, title, grantedAt, expiresAt }: BankRow): HeadroomEvent {
  return {
    id: eventId('reset-expired', key, []),
    type: 'reset-expired',
    at: expiresAt ?? 0,
    between: null,
    windows: [],
    before: { title, grantedAt, expiresAt },
    after: {},
    evidence: [],
    confirmed: true,
    confidence: 0.9,
    notes: [],
    reset: key,
  };
}
