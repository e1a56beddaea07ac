// The events of single resets: granted, vanished, expired.
import type { NamedReset } from '../../bank/bank-state';
import type { EventSide, HeadroomEvent } from '../../events/event';
import type { Span } from '../../events/event-sides';
import type { Instant } from '../../time/instant';
import { eventId } from '../event-id';
import { confirmed, emit } from '../event-ledger';
import type { Step } from '../step';
import { linkToInvite } from './invites';

/** `reset` is null while only a count says so; `about` then distinguishes it in the event's id. */
export function emitGranted(
  step: Step,
  reset: NamedReset | null,
  at: Instant,
  between: Span,
  evidence: readonly string[],
  about: string,
): void {
  const event: HeadroomEvent = {
    id: eventId('reset-granted', reset?.key ?? about, evidence),
    type: 'reset-granted',
    at,
    between,
    windows: [],
    before: {},
    after: reset ? factsOf(reset) : {},
    evidence,
    confirmed: reset !== null,
    confidence: reset ? 0.95 : 0.7,
    notes: [],
    ...(reset ? { reset: reset.key } : {}),
  };
  emit(step.ledger, linkToInvite(step.memory, event));
  if (reset) step.report({ topic: 'bank', about: 'grant', key: reset.key });
}

/** A grant known by the count alone gets its reset once the list or the history names it. */
export function nameGrant(step: Step, event: HeadroomEvent, reset: NamedReset, at: Instant): void {
  const named = {
    ...event,
    at,
    after: { ...event.after, ...factsOf(reset) },
    evidence: [...event.evidence, step.observation.id],
    confirmed: true,
    confidence: 0.95,
    reset: reset.key,
  };
  emit(step.ledger, linkToInvite(step.memory, named));
  step.report({ topic: 'bank', about: 'grant', key: reset.key });
}

export function emitVanished(
  { ledger }: Step,
  reset: NamedReset | null,
  between: Span,
  evidence: readonly string[],
  about: string,
): void {
  emit(ledger, {
    id: eventId('reset-vanished', reset?.key ?? about, evidence),
    type: 'reset-vanished',
    at: between[1],
    between,
    windows: [],
    before: reset ? factsOf(reset) : {},
    after: {},
    evidence,
    confirmed: false,
    confidence: 0.5,
    notes: [],
    ...(reset ? { reset: reset.key } : {}),
  });
}

/** A loss known by the count alone gets its reset once a list without it is read. */
export function nameVanished({ ledger, observation }: Step, event: HeadroomEvent, reset: NamedReset): void {
  emit(ledger, { ...confirmed(event, observation.id), before: factsOf(reset), reset: reset.key });
}

/** `reset-expired`, dated at the expiry. */
export function emitExpired({ ledger, observation }: Step, reset: NamedReset, at: Instant): void {
  emit(ledger, {
    id: eventId('reset-expired', reset.key, []),
    type: 'reset-expired',
    at,
    between: null,
    windows: [],
    before: factsOf(reset),
    after: {},
    evidence: [observation.id],
    confirmed: true,
    confidence: 0.9,
    notes: [],
    reset: reset.key,
  });
}

/** What an event says about a reset: its title, and when it was granted and expires. */
export function factsOf({ title, grantedAt, expiresAt }: Omit<NamedReset, 'key'>): EventSide {
  return { title, grantedAt, expiresAt };
}
