// What the offer does not state: how long an invitation has been pending, which programme a reset came from, what ran
// before.
import type { AccountState } from '../accounts/account-state';
import type { BankView } from '../accounts/account-view';
import type { Formatters } from '../time/formatters';
import { dayMs, type Instant } from '../time/instant';
import { campaignAt, campaigns, endedCampaignOf } from './campaigns';

const waitingMs = 3 * dayMs;

/** Sentences beside the offer, what asks for action first; empty where there is nothing to say. */
export function referralNotes(
  { invites }: Pick<AccountState, 'invites'>,
  bank: BankView,
  now: Instant,
  formatters: Formatters,
): readonly string[] {
  return [...endedOffers(bank, now, formatters), ...waiting(invites, now, formatters), ...before(now, formatters)];
}

/** The programme that paid for a reset is over; the reset is not, yet. */
function endedOffers({ resets }: BankView, now: Instant, formatters: Formatters): string[] {
  return resets.flatMap(({ status, provenance, grantedAt, expiresAt }) => {
    if (status !== 'available' || provenance !== 'referral' || grantedAt === null || expiresAt === null) return [];
    const ended = endedCampaignOf(grantedAt, now);
    return ended ? [`The ${ended.name} offer ended; your reset lapses on ${formatters.instant(expiresAt)}.`] : [];
  });
}

function waiting(invites: AccountState['invites'], now: Instant, formatters: Formatters): string[] {
  const pending = invites?.value.byStatus.pending ?? 0;
  const since = invites?.value.oldestPendingAt ?? null;
  if (pending === 0 || since === null || now - since < waitingMs) return [];
  const paidFor = campaignAt(now)?.paidFor ?? 'what the offer names';
  const noun = pending === 1 ? 'invitation is' : 'invitations are';
  return [`${pending} ${noun} pending, the oldest for ${formatters.duration(now - since)}: it pays for ${paidFor}.`];
}

/** The last programme that is over, with its dates, so that nobody waits for it. */
function before(now: Instant, formatters: Formatters): string[] {
  const last = campaigns.findLast(({ until }) => until !== null && until <= now);
  if (!last || last.until === null) return [];
  const paid = last.pays === 'reset' ? 'a banked reset' : 'credits';
  const sides = last.bothSides ? 'both sides' : 'the inviter';
  return [
    `The ${last.name} programme paid ${paid} to ${sides} for ${last.paidFor}; it ended ${formatters.instant(last.until)}.`,
  ];
}
