// The accounts the demo site can play, built on recorded bodies.
import { day, hour, identity, iso, type Json, payload, type Replies, reset, type Scenario, window } from './scenario';

const noResets: Json = { credits: [], available_count: 0, total_earned_count: 0 };
const noHistory: Json = { events: [], next_cursor: null };

const usageOnly = (body: (now: number) => Json): Scenario['replies'] => {
  return (now) => ({ '/wham/usage': { body: body(now) }, ...bank([]) });
};

function bank(resets: readonly Json[], events: readonly Json[] = []): Replies {
  return {
    '/wham/rate-limit-reset-credits': { body: { ...noResets, credits: resets, available_count: resets.length } },
    '/wham/rate-limit-reset-credits/history': { body: { ...noHistory, events } },
  };
}

function plusUsage(now: number, fiveHour: Json, weekly: Json, resets: number, name = 'plus'): Json {
  return {
    ...payload('usage-2026-09-21-plus-5h-weekly-full', now),
    ...identity(name),
    rate_limit: { allowed: true, limit_reached: false, primary_window: fiveHour, secondary_window: weekly },
    rate_limit_reset_credits: { available_count: resets, applicable_available_count: 0 },
  };
}

function plus(now: number, step: number): Replies {
  const held = [reset('LATER', 19 * day + 5 * hour, now), reset('SOONER', 40 * hour, now)];
  const used = { id: 'RateLimitResetCredit_SOONER:used', kind: 'used', occurred_at: iso(now, -1) };
  const granted = held.map(({ id, granted_at }) => ({ id: `${id}:granted`, kind: 'granted', occurred_at: granted_at }));
  const [fiveHour, weekly] =
    step === 0
      ? [window(96, 5 * hour, 1_500, now), window(52, 7 * day, 6 * day, now)]
      : [window(0, 5 * hour, 5 * hour, now), window(0, 7 * day, 7 * day, now)];
  const left = step === 0 ? held : held.slice(0, 1);
  return {
    '/wham/usage': { body: { ...plusUsage(now, fiveHour, weekly, left.length), credits } },
    ...bank(left, step === 0 ? granted : [used, ...granted]),
    ...extras(now),
  };
}

/** A balance that agrees with the grants of `remaining-balance-2026-09-18`. */
const credits: Json = {
  has_credits: true,
  unlimited: false,
  overage_limit_reached: false,
  balance: '260.9493799584',
  approx_local_messages: [65, 339],
  approx_cloud_messages: [10, 65],
};

/** What else the page asks for: credits, histories, the referral programme. */
function extras(now: number): Replies {
  const { account_id } = identity('plus');
  return {
    [`/accounts/${account_id}/remaining_balance`]: {
      body: payload('remaining-balance-2026-09-18', now, '2026-09-18T12:00:00Z'),
    },
    '/wham/usage/credit-usage-events': { body: payload('credit-usage-events', now, '2026-07-03T12:00:00Z') },
    '/wham/usage/daily-token-usage-breakdown': {
      body: payload('daily-token-usage-breakdown-2026-08-20', now, '2026-08-21T12:00:00Z'),
    },
    '/wham/usage/plan_limit_history': { body: payload('plan-limit-history', now, '2026-10-01T00:00:00Z') },
    '/referrals/invite/eligibility': {
      body: {
        ...payload('referral-eligibility-v2-consumer-250-credits', now),
        description: 'Invite a friend to Codex. When they send their first message, you both get 250 credits.',
      },
    },
    '/referrals/invite/tracking': { body: payload('referral-tracking-v2', now, '2026-09-22T10:00:00Z') },
  };
}

/** Every account the site can play, by name. */
export const scenarios = {
  plus: { title: 'Plus: 5-hour and weekly, two banked resets', next: 'Use a reset', replies: plus },
  'weekly-only': {
    title: 'Pro-lite: weekly in the first slot, Spark unstarted',
    replies: usageOnly((now) => ({
      ...payload('usage-2026-09-07-prolite-weekly-only-spark-modelusage', now),
      ...identity('prolite'),
    })),
  },
  monthly: {
    title: 'Go: one 30-day window',
    replies: usageOnly((now) => ({ ...payload('usage-2026-06-25-go-monthly', now), ...identity('go') })),
  },
  exhausted: {
    title: 'Go: spent, one reset in the bank',
    replies: (now) => ({
      '/wham/usage': { body: { ...payload('usage-2026-08-08-go-monthly-exhausted', now), ...identity('spent') } },
      ...bank([reset('MONTHLY', 9 * day, now, { title: 'Full reset (Monthly)' })]),
    }),
  },
  placeholder: {
    title: 'Plus: weekly, and an empty second window',
    replies: usageOnly((now) => ({
      ...payload('usage-2026-07-17-plus-weekly-primary-empty-secondary', now, '2026-07-17T09:01:59Z'),
      ...identity('placeholder'),
    })),
  },
  business: {
    title: 'Business: stopped by its spend control',
    replies: usageOnly((now) => ({
      ...payload('usage-fixture-business-spend-control-full', now),
      ...identity('business'),
    })),
  },
  enterprise: {
    title: 'Enterprise: no windows',
    replies: usageOnly((now) => ({
      ...payload('usage-fixture-enterprise-no-windows-individual-limit', now, '2026-06-20T00:00:00Z'),
      ...identity('enterprise'),
    })),
  },
  promax: {
    title: 'Pro Max: at 100 %, still allowed',
    replies: usageOnly((now) => ({
      ...payload('usage-fixture-promax-allowed-at-100', now),
      ...identity('promax'),
      rate_limit: { allowed: true, limit_reached: false, primary_window: window(100, 7 * day, 2 * day, now) },
    })),
  },
  early: {
    title: 'Plus: a reset nobody asked for',
    next: 'Let it be reset early',
    replies: (now, step) => ({
      '/wham/usage': {
        body:
          step === 0
            ? plusUsage(now, window(61, 5 * hour, 2 * hour, now), window(83, 7 * day, 3 * day, now), 0, 'early')
            : plusUsage(now, window(0, 5 * hour, 5 * hour, now), window(0, 7 * day, 7 * day, now), 0, 'early'),
      },
      ...bank([]),
    }),
  },
  second: {
    title: 'A second Plus account',
    replies: (now) => ({
      '/wham/usage': {
        body: plusUsage(now, window(12, 5 * hour, 4 * hour, now), window(7, 7 * day, 5 * day, now), 1, 'second'),
      },
      ...bank([reset('SECOND', 12 * day, now)]),
    }),
  },
  'signed-out': {
    title: 'Signed out',
    replies: () => ({ '/wham/usage': { status: 401, body: { detail: 'Unauthorized' } } }),
  },
  cloudflare: {
    title: 'Stopped by a challenge page',
    replies: () => ({
      '/wham/usage': {
        status: 403,
        type: 'text/html',
        headers: { 'cf-mitigated': 'challenge' },
        text: '<!doctype html><title>Just a moment...</title>',
      },
    }),
  },
  truncated: {
    title: 'A body cut short',
    replies: (now) => ({
      '/wham/usage': {
        text: JSON.stringify(plusUsage(now, window(20, 5 * hour, hour, now), window(30, 7 * day, day, now), 0)).slice(
          0,
          300,
        ),
      },
      ...bank([]),
    }),
  },
} satisfies Record<string, Scenario>;

export type ScenarioName = keyof typeof scenarios;
