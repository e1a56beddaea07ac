// A change of the referral programme in words, the counts first.
import type { EventSide, HeadroomEvent } from '../events/event';

type Change = Pick<HeadroomEvent, 'before' | 'after'>;

/** "Your invitations changed" where nothing else did. */
export function referralTitle({ after }: Change): string {
  const fields = Object.keys(after);
  return fields.length > 0 && fields.every((field) => field === 'invites')
    ? 'Your invitations changed'
    : 'The referral programme changed';
}

/** "Pending 1 → 0, completed 1 → 2. Rewards left 2 → 1." */
export function referralSentence(change: Change): string {
  const fields = Object.keys(change.after);
  // Allowances repeat what is left. They are listed only where nothing else says it.
  const listed = fields.filter((field) => field !== 'capacities' || fields.length === 1);
  const parts = listed.flatMap((field) => partOf(field, change) ?? []);
  return parts.length > 0 ? `${parts.join('. ')}.` : 'Its small print changed.';
}

const counted: Readonly<Record<string, string>> = {
  remainingInvites: 'Invites left',
  remainingRewards: 'Rewards left',
};

const others: Readonly<Record<string, string>> = {
  offer: 'The offer is another one',
  grants: 'What a finished invitation pays changed',
  ineligibleCode: 'The page judges your eligibility anew',
  rules: 'Its rules read otherwise',
  capacities: 'How many invitations count changed',
};

function partOf(field: string, { before, after }: Change): string | null {
  const name = counted[field];
  if (name) return `${name} ${amount(before[field])} → ${amount(after[field])}`;
  if (field === 'invites') return countsOf(before[field], after[field]);
  if (field === 'shown') return after[field] === true ? 'The offer is shown' : 'The offer is no longer shown';
  if (field === 'ineligibleReason')
    return typeof after[field] === 'string'
      ? `The page says: “${after[field]}”`
      : 'The page names no hindrance any more';
  return others[field] ?? null;
}

/** Each status whose count changed. The first begins the sentence. */
function countsOf(before: unknown, after: unknown): string | null {
  const [was, is] = [sideOf(before), sideOf(after)];
  const changed = [...new Set([...Object.keys(was), ...Object.keys(is)])].filter((key) => was[key] !== is[key]);
  const text = changed.map((key) => `${key.replaceAll('_', ' ')} ${was[key] ?? 0} → ${is[key] ?? 0}`).join(', ');
  return text === '' ? null : text.charAt(0).toUpperCase() + text.slice(1);
}

function sideOf(value: unknown): EventSide {
  return typeof value === 'object' && value !== null ? (value as EventSide) : {};
}

function amount(value: unknown): string {
  return typeof value === 'number' ? String(value) : 'not stated';
}
