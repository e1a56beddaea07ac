// What changed in the referral programme, as an event.
import { eventId } from '../event-id';
import { emit } from '../event-ledger';
import type { Change, Step } from '../step';

type ReferralChanged = Extract<Change, { readonly type: 'referral-changed' }>;

/** `referral-changed`: the offer, its rules or the counts of invitations. */
export function explainReferralChanged({ ledger, observation }: Step, change: ReferralChanged): void {
  const { subject, before, after, since, beforeId } = change;
  const evidence = beforeId === null ? [observation.id] : [beforeId, observation.id];
  emit(ledger, {
    id: eventId('referral-changed', subject, evidence),
    type: 'referral-changed',
    at: observation.at,
    between: [since, observation.at],
    windows: [],
    before,
    after,
    evidence,
    confirmed: true,
    confidence: 0.95,
    notes: [subject.split(' ')[0] ?? subject],
  });
}
