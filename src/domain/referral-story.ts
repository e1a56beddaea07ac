// The referral programme in sentences: what both sides get, what is left to send and to earn, what ended.
import { endedCampaignOf } from './campaigns';
import { dayMs, type Instant } from './instant';
import type { AccountView, ReferralView } from './view';
import type { Words } from './words';

const waitingMs = 3 * dayMs;

/** Sentences for the referral section, most important first; empty where nothing was ever seen. */
export function referralStory(
  { referral, bank }: Pick<AccountView, 'referral' | 'bank'>,
  oldestPendingAt: Instant | null,
  now: Instant,
  words: Words,
): readonly string[] {
  const sentences = [offerSentence(referral), capacitySentence(referral)];
  const pending = referral.invites.pending ?? 0;
  if (pending > 0 && oldestPendingAt !== null && now - oldestPendingAt >= waitingMs)
    sentences.push(`${count(pending, 'invitation')} pending, the oldest for ${words.span(now - oldestPendingAt)}.`);
  for (const { status, provenance, grantedAt, expiresAt } of bank.resets) {
    const paid = status === 'available' && provenance === 'referral' && grantedAt !== null && expiresAt !== null;
    const ended = paid ? endedCampaignOf(grantedAt, now) : null;
    if (paid && ended)
      sentences.push(`The ${ended.name} offer ended; your reset lapses on ${words.instant(expiresAt)}.`);
  }
  return sentences.filter((sentence) => sentence !== '');
}

function offerSentence({ state, reason, rewardKind, rewardAmount, friendKind, friendAmount }: ReferralView): string {
  if (state === 'unknown') return '';
  if (state === 'not-eligible') return reason ?? 'This account cannot invite anybody now.';
  if (state === 'none') return 'No reward is on offer now: an invitation earns nothing.';
  const own = reward(rewardKind, rewardAmount);
  const friend = reward(friendKind, friendAmount);
  if (own === '') return friend === '' ? '' : `Your friend gets ${friend}.`;
  if (friend === '') return `You get ${own} for each friend who starts.`;
  return own === friend ? `You and your friend each get ${own}.` : `You get ${own}, your friend ${friend}.`;
}

function reward(kind: ReferralView['rewardKind'], amount: number | null): string {
  if (kind === 'none') return '';
  const single = kind === 'reset' ? 'reset' : 'credit';
  if (amount === null) return kind === 'reset' ? 'a reset' : 'credits';
  return count(amount, single);
}

function capacitySentence({ state, remainingInvites, remainingRewards }: ReferralView): string {
  if (state !== 'offered') return '';
  const parts = [
    remainingInvites === null ? '' : `${count(remainingInvites, 'invitation')} left to send`,
    remainingRewards === null ? '' : `${count(remainingRewards, 'reward')} left to earn`,
  ].filter((part) => part !== '');
  return parts.length > 0 ? `${parts.join(', ')}.` : '';
}

function count(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? '' : 's'}`;
}
