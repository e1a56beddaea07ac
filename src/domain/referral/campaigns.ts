// What the referral programme paid, and when, according to public announcements. It dates the end of an offer. What an account is
// offered comes from its own page.
import type { Instant } from '../time/instant';

export interface Campaign {
  readonly name: string;
  /** When it began, and when it ended; null where no end was announced. */
  readonly from: Instant;
  readonly until: Instant | null;
  readonly pays: 'reset' | 'credits';
  /** To each side; null where it differs from account to account. */
  readonly amount: number | null;
  readonly bothSides: boolean;
  readonly mostInvites: number | null;
  /** What an invitation must lead to before it pays: a friend's first message, or what the offer on the page names. */
  readonly paidFor: 'firstMessage' | 'offer';
  /** How long the reward can be used; null where it was not announced. */
  readonly validDays: number | null;
  /** Where this was published. */
  readonly sources: readonly string[];
}

const day = (text: string): Instant => Date.parse(`${text}T00:00:00Z`);

/** Oldest first. Days are UTC; announcements named days only. */
export const campaigns: readonly Campaign[] = [
  {
    name: 'Pilot',
    from: day('2026-06-02'),
    until: day('2026-06-11'),
    pays: 'reset',
    amount: 1,
    bothSides: false,
    mostInvites: 3,
    paidFor: 'firstMessage',
    validDays: 30,
    sources: ['aiscroll.io', 'meterpreter.org'],
  },
  {
    name: 'June 2026',
    from: day('2026-06-11'),
    until: day('2026-06-25'),
    pays: 'reset',
    amount: 1,
    bothSides: true,
    mostInvites: 3,
    paidFor: 'firstMessage',
    validDays: 30,
    sources: ['ai-primer.com', 'digg.com', 'nowrap.ai'],
  },
  {
    name: 'Credits',
    from: day('2026-08-01'),
    until: null,
    pays: 'credits',
    // 250, 500 and 1000 were all seen: the offer differs from account to account.
    amount: null,
    bothSides: true,
    mostInvites: 10,
    paidFor: 'offer',
    validDays: null,
    sources: ['openai/codex #38982'],
  },
];

/** The campaign that ran at an instant, or null between two of them. */
export function campaignAt(at: Instant): Campaign | null {
  return campaigns.findLast(({ from, until }) => at >= from && (until === null || at < until)) ?? null;
}

/** The last campaign that paid in resets and has ended, for somebody who still holds one of its resets. */
export function endedCampaignOf(grantedAt: Instant, now: Instant): Campaign | null {
  const campaign = campaignAt(grantedAt);
  return campaign !== null && campaign.until !== null && campaign.until <= now ? campaign : null;
}
