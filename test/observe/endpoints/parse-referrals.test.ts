import { describe, expect, it } from 'vitest';
import type { ReferralOfferFacts } from '../../../src/domain/observations/observation';
import { readBody } from '../../../src/observe/endpoints/read-body';
import { factsOf, payload, seenAt, testHash } from '../../support/payload';

const nothing: ReferralOfferFacts = {
  shown: null,
  program: null,
  offer: null,
  title: null,
  description: null,
  ineligibleReason: null,
  ineligibleCode: null,
  grants: [],
  remainingInvites: null,
  remainingRewards: null,
  rules: [],
  capacities: [],
};
const placeholder = { title: 'PLACEHOLDER', description: 'PLACEHOLDER' };
const consumer = { shown: true, program: 'codex_referral_consumer', remainingInvites: 10, remainingRewards: 3 };

const offers: Record<string, Partial<ReferralOfferFacts>> = {
  'referral-eligibility-v1-june-pilot': {
    ...placeholder,
    shown: true,
    grants: [{ to: 'inviter', kind: 'reset', amount: 1 }],
    remainingInvites: 3,
  },
  'referral-eligibility-v2-consumer-250-credits': {
    ...consumer,
    offer: 'credits_250',
    title: 'Get 250 credits',
    description: 'PLACEHOLDER',
    grants: [
      { to: 'inviter', kind: 'credits', amount: 250 },
      { to: 'friend', kind: 'credits', amount: 250 },
    ],
  },
  'referral-eligibility-v2-no-offer': {
    ...placeholder,
    ...consumer,
    offer: 'none',
    capacities: [
      { type: 'send', used: 0, total: 10, period: 'month' },
      { type: 'reward', used: 0, total: 3, period: 'month' },
    ],
  },
};

describe('referral offer', () => {
  it.each(Object.keys(offers))('%s', (name) => {
    expect(factsOf('referral-offer', payload(name))).toEqual({ facts: { ...nothing, ...offers[name] }, dropped: [] });
  });

  it.each([
    ['rate_limit_reset_credit', 'reset'],
    ['rate_limit_reset_credits_v2', 'reset'],
    ['personal_credits', 'credits'],
    ['workspace_credits', 'credits'],
    ['sticker', 'other'],
    [null, 'other'],
  ])('takes a grant of %s for %s', (grant_type, kind) => {
    const grants = [{ recipient: 'referee', grant_type, amount: '1' }];
    expect(factsOf('referral-offer', { grants }).facts.grants).toEqual([{ to: 'friend', kind, amount: 1 }]);
  });

  it('pays nothing where the pilot says there are no rewards', () => {
    const body = { ...payload('referral-eligibility-v1-june-pilot'), has_rewards: false };
    expect(factsOf('referral-offer', body).facts.grants).toEqual([]);
  });

  it('keeps the reason of a refusal', () => {
    const body = {
      should_show: false,
      ineligible_reason: 'Not on your plan',
      ineligible_reason_code: 'referrer_plan_type',
    };
    const { facts } = factsOf('referral-offer', body);
    expect([facts.shown, facts.ineligibleReason, facts.ineligibleCode]).toEqual([
      false,
      'Not on your plan',
      'referrer_plan_type',
    ]);
  });

  it('takes rules as sentences and as objects holding one', () => {
    const { facts } = factsOf('referral-offer', {
      should_show: true,
      rules: ['One', { text: 'Two' }, { other: 3 }, 4],
    });
    expect(facts.rules).toEqual(['One', 'Two']);
  });

  it('loses a damaged part alone', () => {
    const { facts, dropped } = factsOf('referral-offer', {
      ...payload('referral-eligibility-v2-consumer-250-credits'),
      remaining_send_capacity: 'many',
      time_frame_rules: 'none',
    });
    expect(facts).toEqual({
      ...nothing,
      ...offers['referral-eligibility-v2-consumer-250-credits'],
      remainingInvites: null,
    });
    expect(dropped).toEqual([
      'referral-offer: remaining_send_capacity is not number',
      'referral-offer: time_frame_rules is not array',
    ]);
  });
});

describe('referral rules', () => {
  it('reads the pilot’s', () => {
    expect(factsOf('referral-rules', payload('referral-rules-v1-june-pilot'))).toEqual({
      facts: {
        rules: ['PLACEHOLDER rule text'],
        capacities: [{ type: null, used: 1, total: 3, period: 'month' }],
      },
      dropped: [],
    });
  });
});

describe('invites', () => {
  it('counts by status, and lets nothing else out', () => {
    expect(factsOf('invites', payload('referral-tracking-v2'))).toEqual({
      facts: {
        period: null,
        byStatus: { pending: 1 },
        oldestPendingAt: Date.parse('2026-09-20T10:00:00Z'),
        complete: true,
      },
      dropped: [],
    });
  });

  it('lower-cases a status and calls what is no status word other', () => {
    const words = ['Pending', 'REWARDED', 'friend@example.invalid', '__proto__', 'x'.repeat(40), 7, null];
    const { facts } = factsOf('invites', { items: words.map((status) => ({ status })) });
    expect(facts.byStatus).toEqual({ other: 5, pending: 1, rewarded: 1 });
  });

  it('is incomplete with a cursor, and as a later page', () => {
    expect(factsOf('invites', { items: [], cursor: 'next' }).facts.complete).toBe(false);
    const endpoint = { kind: 'invites', pathAccount: null, period: 'this_month', continued: true } as const;
    const later = readBody(endpoint, { items: [] }, { at: seenAt, hash: testHash });
    expect(later.ok && later.value.facts).toMatchObject({ period: 'this_month', complete: false });
  });
});
