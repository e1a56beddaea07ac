import { describe, expect, it } from 'vitest';
import { campaignAt, campaigns, endedCampaignOf } from '../../src/domain/campaigns';
import { foldAll } from '../../src/domain/fold';
import type { Observation, ReferralOfferFacts } from '../../src/domain/observation';
import { referralStory } from '../../src/domain/referral-story';
import { viewAccount } from '../../src/domain/view-account';
import { utcWords } from '../../src/domain/words';
import { bank, hour, invites, observe, reset } from './timeline';

const at = (text: string) => Date.parse(text);

describe('campaigns', () => {
  it('follow one another without overlapping, each with its sources', () => {
    for (const [index, { from, until, sources }] of campaigns.entries()) {
      expect(sources.length).toBeGreaterThan(0);
      expect(until === null || until > from).toBe(true);
      expect(campaigns[index + 1]?.from ?? Number.MAX_VALUE).toBeGreaterThanOrEqual(until ?? from);
    }
  });

  it.each([
    ['2026-06-01T00:00:00Z', undefined],
    ['2026-06-05T00:00:00Z', 'Pilot'],
    ['2026-06-11T00:00:00Z', 'June 2026'],
    ['2026-06-24T23:59:59Z', 'June 2026'],
    ['2026-07-01T00:00:00Z', undefined],
    ['2026-09-01T00:00:00Z', 'Credits'],
  ])('at %s ran %s', (instant, name) => {
    expect(campaignAt(at(instant))?.name).toBe(name);
  });

  it('have ended, or not', () => {
    expect(endedCampaignOf(at('2026-06-20T00:00:00Z'), at('2026-06-24T00:00:00Z'))).toBeNull();
    expect(endedCampaignOf(at('2026-06-20T00:00:00Z'), at('2026-07-01T00:00:00Z'))?.name).toBe('June 2026');
  });
});

describe('the referral programme in sentences', () => {
  const offer: ReferralOfferFacts = {
    shown: true,
    program: null,
    offer: 'credits_250',
    title: null,
    description: null,
    ineligibleReason: null,
    ineligibleCode: null,
    grants: [
      { to: 'inviter', kind: 'credits', amount: 250 },
      { to: 'friend', kind: 'credits', amount: 250 },
    ],
    remainingInvites: 1,
    remainingRewards: 3,
    rules: [],
    capacities: [],
  };
  const story = (now: number, oldestPendingAt: number | null, ...observations: Observation[]) =>
    referralStory(viewAccount(foldAll('me', observations).fold.state, now), oldestPendingAt, now, utcWords);

  it('says what both sides get and what is left', () => {
    expect(story(hour(0), null, observe(hour(0), 'referral-offer', offer))).toEqual([
      'You and your friend each get 250 credits.',
      '1 invitation left to send, 3 rewards left to earn.',
    ]);
  });

  it('says so when an invitation earns nothing, and nothing when nothing is known', () => {
    const none = observe(hour(0), 'referral-offer', { ...offer, grants: [], offer: 'none' });
    expect(story(hour(0), null, none)).toEqual(['No reward is on offer now: an invitation earns nothing.']);
    expect(story(hour(0), null)).toEqual([]);
  });

  it('says different rewards apart', () => {
    const pilot = observe(hour(0), 'referral-offer', {
      ...offer,
      grants: [{ to: 'inviter', kind: 'reset', amount: 1 }],
    });
    expect(story(hour(0), null, pilot)[0]).toBe('You get 1 reset for each friend who starts.');
  });

  it('minds an invitation that has been waiting', () => {
    expect(story(hour(300), hour(0), invites(300, { pending: 1 }))).toEqual([
      '1 invitation pending, the oldest for 12 d 12 h.',
    ]);
    expect(story(hour(10), hour(0), invites(10, { pending: 1 }))).toEqual([]);
  });

  it('says when the offer ended while its reset is still held', () => {
    const granted = (at('2026-06-20T00:00:00Z') - hour(0)) / 3_600_000;
    const held = { ...reset('a', granted, granted + 720), title: 'Thanks for inviting a friend' };
    expect(story(at('2026-07-02T00:00:00Z'), null, bank(granted + 1, [held]))).toEqual([
      'The June 2026 offer ended; your reset lapses on Mon 20 Jul, 00:00 UTC.',
    ]);
  });
});
