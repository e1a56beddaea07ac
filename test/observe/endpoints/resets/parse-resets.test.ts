import { describe, expect, it } from 'vitest';
import { readBody } from '../../../../src/observe/endpoints/read-body';
import { factsOf, payload, seenAt, testHash } from '../../../support/payload';

const one = { id: 'RateLimitResetCredit_a', status: 'available', granted_at: '2026-06-12T04:03:43.263391Z' };

describe('resets', () => {
  it('reads every reset with its expiry to the millisecond', () => {
    const { facts, dropped } = factsOf('resets', payload('reset-credits-2026-06-18-two-available'));
    expect(dropped).toEqual([]);
    expect(facts).toEqual({
      available: 2,
      totalEarned: null,
      purchaseOffered: null,
      resets: [
        {
          key: testHash('RateLimitResetCredit_PLACEHOLDER_LATER'),
          status: 'available',
          title: 'One free rate limit reset',
          description: 'Thanks for using Codex!',
          grantedAt: Date.parse('2026-06-18T00:39:53.731Z'),
          expiresAt: Date.parse('2026-07-18T00:39:53.731Z'),
          redeemedAt: null,
        },
        {
          key: testHash('RateLimitResetCredit_PLACEHOLDER_EARLIER'),
          status: 'available',
          title: 'One free rate limit reset',
          description: 'Thanks for using Codex!',
          grantedAt: Date.parse('2026-06-12T04:03:43.263Z'),
          expiresAt: Date.parse('2026-07-12T04:03:43.263Z'),
          redeemedAt: null,
        },
      ],
    });
  });

  it('takes an empty list as none held', () => {
    expect(factsOf('resets', payload('reset-credits-2026-08-16-empty'))).toEqual({
      facts: { available: 0, totalEarned: 0, purchaseOffered: false, resets: [] },
      dropped: [],
    });
  });

  it('takes epoch seconds for times', () => {
    const { facts } = factsOf('resets', payload('reset-credits-fixture-epoch-timestamps'));
    expect(facts.resets.map(({ grantedAt, expiresAt }) => [grantedAt, expiresAt])).toEqual([
      [1_790_740_800_000, 1_791_864_000_000],
      [1_790_481_600_000, 1_792_468_800_000],
    ]);
  });

  it.each([
    ['a count without a list', { available_count: 2 }, 2, 0, true],
    ['a count of none without a list', { available_count: 0, credits: null }, 0, 0, undefined],
    ['a list without a count', { credits: [one] }, null, 1, undefined],
    ['fewer listed than counted', { credits: [one], available_count: 3 }, 3, 1, undefined],
    ['more listed than counted', { credits: [one, { ...one, id: 'b' }], available_count: 1 }, 1, 2, undefined],
    ['a list that is no list', { credits: 'soon', available_count: 1 }, 1, 0, true],
    ['a damaged entry beside a good one', { credits: ['?', one], available_count: 2 }, 2, 1, true],
    ['a negative count', { credits: [one], available_count: -1 }, null, 1, undefined],
  ])('reports %s as it is', (_, body, available, listed, partial) => {
    const { facts } = factsOf('resets', body);
    expect([facts.available, facts.resets.length, facts.partial]).toEqual([available, listed, partial]);
  });

  it.each([
    ['as it is stated, known or not', { status: 'frozen' }, 'frozen'],
    ['redeemed once it has a time of use, whatever is stated', { redeemed_at: '2026-06-20T00:00:00Z' }, 'redeemed'],
    ['being redeemed once its use has begun', { redeem_started_at: '2026-06-20T00:00:00Z' }, 'redeeming'],
    ['available where none is stated', { status: null }, 'available'],
    [
      'available where none is stated and it expires later',
      { status: null, expires_at: '2026-12-01T00:00:00Z' },
      'available',
    ],
    [
      'unknown where none is stated and its expiry has passed',
      { status: null, expires_at: '2026-07-12T00:00:00Z' },
      'unknown',
    ],
  ])('has a status: %s', (_, change, status) => {
    expect(factsOf('resets', { credits: [{ ...one, ...change }] }).facts.resets[0]?.status).toBe(status);
  });

  it('goes by `credit_id` where that is its id', () => {
    const { id, ...rest } = one;
    const [byCredit] = factsOf('resets', { credits: [{ ...rest, credit_id: id }] }).facts.resets;
    expect(byCredit?.key).toBe(testHash(id));
  });

  it('tells resets apart that carry no id and the same dates', () => {
    const bare = { granted_at: 1_790_740_800, expires_at: 1_791_864_000 };
    const { facts } = factsOf('resets', { credits: [bare, bare] });
    expect(new Set(facts.resets.map(({ key }) => key)).size).toBe(2);
  });

  it('leaves out an expiry that is a bare date, and says so', () => {
    const { facts, dropped } = factsOf('resets', { credits: [{ ...one, expires_at: '2026-07-12' }] });
    expect(facts.resets[0]?.expiresAt).toBeNull();
    expect(dropped).toEqual(['resets: credits.0.expires_at is not time']);
  });
});

describe('reset history', () => {
  it('joins both events to the reset they are about', () => {
    const { facts, dropped } = factsOf('reset-history', payload('reset-credits-history-2026-09-16'));
    const key = testHash('RateLimitResetCredit_PLACEHOLDER_A');
    expect(dropped).toEqual([]);
    expect(facts).toEqual({
      events: [
        { key, kind: 'used', at: Date.parse('2026-09-05T11:11:31.367Z') },
        { key, kind: 'granted', at: Date.parse('2026-09-05T04:20:07.256Z') },
      ],
      from: Date.parse('2026-08-17T04:14:39.218Z'),
      to: Date.parse('2026-09-16T04:14:39.218Z'),
      complete: true,
    });
  });

  it('is incomplete as a later page, whose body has no further one', () => {
    const endpoint = { kind: 'reset-history', pathAccount: null, continued: true } as const;
    const later = readBody(endpoint, { events: [], next_cursor: null }, { at: seenAt, hash: testHash });
    expect(later.ok && later.value.facts).toMatchObject({ complete: false });
  });

  it('names events it cannot place and keeps the rest', () => {
    const events = [{ id: 'a:used', kind: 'used' }, { id: 'a:lost', kind: 'mystery', occurred_at: 1 }, null];
    const { facts, dropped } = factsOf('reset-history', { events, next_cursor: 'more' });
    expect(facts.events).toEqual([]);
    expect(facts.complete).toBe(false);
    expect(dropped).toEqual([
      'reset-history: events.0.occurred_at is missing',
      'reset-history: events.1.kind is not a known kind',
    ]);
  });
});
