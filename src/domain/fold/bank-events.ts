// The events of single resets: granted, vanished, expired.
import type { BankRow } from '../accounts/account-state';
import type { HeadroomEvent } from '../events/event';
import { linkToInvite } from '../referral/invite-links';
import type { Instant } from '../time/instant';
import { eventId } from './event-id';
import { tell } from './event-ledger';
import type { Work } from './fold-work';

type Reset = Pick<BankRow, 'key' | 'title' | 'grantedAt' | 'expiresAt'>;

const keptKeys = 64;

export function tellGranted(
  work: Work,
  reset: Reset | null,
  at: Instant,
  between: readonly [Instant, Instant],
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
  tell(work.ledger, linkToInvite(work, event));
  if (reset) rememberGrant(work, reset.key);
}

/** A grant told by the count alone gets its reset once the list or the history names it. */
export function nameGrant(work: Work, event: HeadroomEvent, reset: Reset, at: Instant, proof: string): void {
  const named = {
    ...event,
    at,
    after: { ...event.after, ...factsOf(reset) },
    evidence: [...event.evidence, proof],
    confirmed: true,
    confidence: 0.95,
    reset: reset.key,
  };
  tell(work.ledger, linkToInvite(work, named));
  rememberGrant(work, reset.key);
}

export function tellVanished(
  work: Work,
  reset: Reset | null,
  between: readonly [Instant, Instant],
  evidence: readonly string[],
  about: string,
): void {
  tell(work.ledger, {
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

export function tellExpired(work: Work, reset: Reset, at: Instant, proof: string): void {
  tell(work.ledger, {
    id: eventId('reset-expired', reset.key, []),
    type: 'reset-expired',
    at,
    between: null,
    windows: [],
    before: factsOf(reset),
    after: {},
    evidence: [proof],
    confirmed: true,
    confidence: 0.9,
    notes: [],
    reset: reset.key,
  });
}

export function factsOf({ title, grantedAt, expiresAt }: Omit<Reset, 'key'>) {
  return { title, grantedAt, expiresAt };
}

function rememberGrant(work: Work, key: string): void {
  work.memory.granted = [...work.memory.granted.filter((one) => one !== key), key].slice(-keptKeys);
}
