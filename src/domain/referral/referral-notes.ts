// What the offer does not state: how long an invitation has been pending, which programme a reset came from, what ran before.
import type { AccountState } from '../accounts/account-state';
import type { BankView } from '../accounts/account-view';
import { message } from '../messages/message';
import type { Message } from '../messages/value';
import { dayMs, type Instant } from '../time/instant';
import { campaignAt, campaigns, endedCampaignOf } from './campaigns';

const waitingMs = 3 * dayMs;

/** Paragraphs of messages beside the offer, what asks for action first; empty where there is nothing to say. */
export function referralNotes(
  { invites }: Pick<AccountState, 'invites'>,
  bank: BankView,
  now: Instant,
): readonly (readonly Message[])[] {
  return [...endedOffers(bank, now), ...waiting(invites, now)];
}

/** The programme that paid for a reset is over; the reset is not, yet. */
function endedOffers({ resets }: BankView, now: Instant): Message[][] {
  return resets.flatMap(({ status, provenance, grantedAt, expiresAt }) => {
    if (status !== 'available' || provenance !== 'referral' || grantedAt === null || expiresAt === null) return [];
    const ended = endedCampaignOf(grantedAt, now);
    return ended ? [[message('referral.note.ended', { campaign: ended.name, at: expiresAt })]] : [];
  });
}

function waiting(invites: AccountState['invites'], now: Instant): Message[][] {
  const count = invites?.value.byStatus.pending ?? 0;
  const since = invites?.value.oldestPendingAt ?? null;
  if (count === 0 || since === null || now - since < waitingMs) return [];
  const paysFor = campaignAt(now)?.paidFor ?? 'offer';
  return [
    [message('referral.note.waiting', { count, age: now - since }), message('referral.note.paysFor', { paysFor })],
  ];
}

/** The last programme that is over, with its dates, so that users do not wait for it; null where there is none. */
export function endedProgramme(now: Instant): Message | null {
  const last = campaigns.findLast(({ until }) => until !== null && until <= now);
  if (!last || last.until === null) return null;
  const { name: campaign, pays, bothSides, until: at } = last;
  return message('referral.note.before', { campaign, pays, sides: bothSides ? 'both' : 'one', at });
}
