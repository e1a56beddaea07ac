// A change of the referral programme in messages, the counts first.
import type { EventSide, HeadroomEvent } from '../events/event';
import { itemsOf, message } from '../messages/message';
import type { Message, Value } from '../messages/value';
import { inviteStatus } from './invite-status';

type Change = Pick<HeadroomEvent, 'before' | 'after'>;

/** "Your invitations changed" where nothing else did. */
export function referralTitle({ after }: Change): Message {
  const fields = Object.keys(after);
  const isInvites = fields.length > 0 && fields.every((field) => field === 'invites');
  return isInvites ? message('events.title.invites') : message('events.title.referral');
}

/** "Invitations: pending 1 → 0, completed 1 → 2. Rewards left 2 → 1." */
export function referralSentences(change: Change): readonly Message[] {
  const fields = Object.keys(change.after);
  // Allowances repeat what is left. They are listed only where nothing else says it.
  const listed = fields.filter((field) => field !== 'capacities' || fields.length === 1);
  const found = listed.flatMap((field) => sentenceOf(field, change) ?? []);
  return found.length > 0 ? found : [message('events.referral.smallPrint')];
}

const plainChanges: Readonly<Record<string, Message>> = {
  offer: message('events.referral.offer'),
  grants: message('events.referral.grants'),
  ineligibleCode: message('events.referral.eligibility'),
  rules: message('events.referral.rules'),
  capacities: message('events.referral.capacities'),
};

/** Null for a field of a newer version. */
function sentenceOf(field: string, { before, after }: Change): Message | null {
  const values = () => ({ before: amountOf(before[field]), after: amountOf(after[field]) });
  switch (field) {
    case 'remainingInvites':
      return message('events.referral.invitesLeft', values());
    case 'remainingRewards':
      return message('events.referral.rewardsLeft', values());
    case 'invites':
      return countsOf(before[field], after[field]);
    case 'shown':
      return after[field] === true ? message('events.referral.shown') : message('events.referral.hidden');
    case 'ineligibleReason': {
      const reason = after[field];
      return typeof reason === 'string'
        ? message('events.referral.reason', { reason })
        : message('events.referral.noReason');
    }
    default:
      return plainChanges[field] ?? null;
  }
}

/** Each status whose count changed; null where none did. */
function countsOf(before: unknown, after: unknown): Message | null {
  const [was, is] = [sideOf(before), sideOf(after)];
  const changed = [...new Set([...Object.keys(was), ...Object.keys(is)])].filter((key) => was[key] !== is[key]);
  const counts = changed.map((key) =>
    message('events.referral.count', { status: inviteStatus(key), before: countOf(was[key]), after: countOf(is[key]) }),
  );
  return counts.length === 0 ? null : message('events.referral.counts', { changes: itemsOf(counts) });
}

function sideOf(value: unknown): EventSide {
  return typeof value === 'object' && value !== null ? (value as EventSide) : {};
}

function countOf(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}

function amountOf(value: unknown): Value {
  return typeof value === 'number' ? value : message('events.referral.notStated');
}
