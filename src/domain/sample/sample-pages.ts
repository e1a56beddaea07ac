// The other observations of the sample month: the bank and its history, the offer, invitations, credits, and use by day.

import type {
  FactsByKind,
  Kind,
  Observation,
  ReferralOfferFacts,
  ResetReading,
  ResetsFacts,
} from '../observations/observation';
import { dayMs, hourMs, type Instant, minuteMs, wholeSecond } from '../time/instant';
import type { SampleUsage } from './sample-usage';

type MakeObservation = <K extends Kind>(kind: K, at: Instant, facts: FactsByKind[K]) => Observation;

/** Observations of every page: with the first reading of each day, after the redemption, and at the end. */
export function samplePages(now: Instant, usage: SampleUsage, observe: MakeObservation): Observation[] {
  const last = usage.readings.at(-1)?.at ?? wholeSecond(now);
  const instants = [...firstOfEachDay(usage), usage.redeemedAt + 10 * minuteMs, last].filter((at) => at <= last);
  const startAt = usage.readings[0]?.at ?? last;
  return [...new Set(instants)].flatMap((at) => [
    observe('resets', at, resetsAt(at, startAt, usage)),
    observe('reset-history', at, historyAt(at, startAt, usage)),
    observe('referral-offer', at, offerAt(at, startAt)),
    observe('invites', at, invitesAt(at, startAt)),
    ...(at === last ? [observe('daily-usage', at, dailyUseAt(at, usage))] : []),
    observe('balance', at, {
      balance: null,
      grants: [{ granted: '250', remaining: '238.4', expiresAt: startAt + 118 * dayMs, type: 'promotional' }],
    }),
  ]);
}

function firstOfEachDay(usage: SampleUsage): Instant[] {
  const seen = new Set<number>();
  return usage.readings
    .map((one) => one.at)
    .filter((at) => !seen.has(Math.floor(at / dayMs)) && seen.add(Math.floor(at / dayMs)));
}

/** Three resets: one expires soon after the month, one is redeemed, one is held for longer. */
function bankOf(startAt: Instant, usage: SampleUsage): readonly (ResetReading & { grantedAt: Instant })[] {
  const reset = (key: string, grantedAt: Instant, heldMs: number, title: string, redeemedAt: Instant | null) => ({
    key,
    status: redeemedAt === null ? 'available' : 'redeemed',
    title,
    description: null,
    grantedAt: wholeSecond(grantedAt),
    expiresAt: wholeSecond(grantedAt + heldMs) + 417,
    redeemedAt,
  });
  return [
    reset('sample-gift', startAt - 2 * dayMs, 34 * dayMs + 9 * hourMs, 'One free rate limit reset', null),
    reset('sample-used', startAt + 4 * dayMs, 30 * dayMs, 'Referral reward: rate limit reset', usage.redeemedAt),
    reset('sample-referral', startAt + 10 * dayMs, 44 * dayMs, 'Referral reward: rate limit reset', null),
  ];
}

function resetsAt(at: Instant, startAt: Instant, usage: SampleUsage): ResetsFacts {
  const resets = bankOf(startAt, usage)
    .filter((reset) => reset.grantedAt <= at && (reset.redeemedAt === null || reset.redeemedAt > at))
    .map((reset) => ({ ...reset, status: 'available', redeemedAt: null }));
  return { available: resets.length, resets, totalEarned: null, purchaseOffered: null };
}

function historyAt(at: Instant, startAt: Instant, usage: SampleUsage): FactsByKind['reset-history'] {
  const events = bankOf(startAt, usage).flatMap(({ key, grantedAt, redeemedAt }) => [
    { key, kind: 'granted' as const, at: grantedAt },
    ...(redeemedAt === null ? [] : [{ key, kind: 'used' as const, at: redeemedAt }]),
  ]);
  return {
    events: events.filter((event) => event.at <= at && event.at >= at - 30 * dayMs),
    from: at - 30 * dayMs,
    to: at,
    complete: true,
  };
}

function offerAt(at: Instant, startAt: Instant): ReferralOfferFacts {
  const rewarded = at < startAt + 4 * dayMs ? 0 : at < startAt + 10 * dayMs ? 1 : 2;
  return {
    shown: true,
    program: null,
    offer: null,
    title: 'Invite a friend to Codex',
    description: 'You both get a rate limit reset once they send their first message.',
    ineligibleReason: null,
    ineligibleCode: null,
    grants: [
      { to: 'inviter', kind: 'reset', amount: 1 },
      { to: 'friend', kind: 'reset', amount: 1 },
    ],
    remainingInvites: 7,
    remainingRewards: 3 - rewarded,
    rules: ['A reset counts from your friend’s first Codex message.'],
    capacities: [
      { type: 'send', used: 3, total: 10, period: 'month' },
      { type: 'reward', used: rewarded, total: 3, period: 'month' },
    ],
  };
}

function invitesAt(at: Instant, startAt: Instant): FactsByKind['invites'] {
  const done = at < startAt + 4 * dayMs ? 0 : at < startAt + 10 * dayMs ? 1 : 2;
  return {
    period: null,
    byStatus: { pending: 3 - done, completed: done },
    oldestPendingAt: startAt + dayMs,
    complete: true,
  };
}

/** Shares of one day's usage. Surfaces and models are two views of the same sum. */
const surfaceShares: readonly (readonly [string, number])[] = [
  ['cli', 0.46],
  ['vscode', 0.31],
  ['web', 0.16],
  ['github_code_review', 0.07],
];
const modelShares: readonly (readonly [string, string | null, number])[] = [
  ['gpt-6.1-sol', 'standard', 0.79],
  ['gpt-6-astra', 'standard', 0.2],
  ['gpt-6-luna', 'standard', 0.01],
];

function dailyUseAt(at: Instant, usage: SampleUsage): FactsByKind['daily-usage'] {
  const today = new Date(at).toISOString().slice(0, 10);
  const days = [...usage.byDate].filter(([date]) => date <= today);
  return {
    units: 'credits',
    days: days.map(([date, credits], index) => {
      const value = (share: number, turn: number) =>
        Math.round(credits * share * (1 + 0.3 * Math.sin(index * 2.1 + turn)) * 100) / 100;
      return {
        date,
        surfaces: surfaceShares.map(([name, share], turn) => ({ name, value: value(share, turn) })),
        models: modelShares.map(([name, speed, share], turn) => ({ name, speed, value: value(share, turn) })),
      };
    }),
  };
}
