import { describe, expect, it } from 'vitest';
import { referralSentences, referralTitle } from '../../../src/domain/referral/describe-referral';
import { testTranslator } from '../../support/translator';

const { spell, sentences } = testTranslator();

describe('a change of the referral programme in words', () => {
  it.each([
    [
      'a count of invitations',
      { invites: { pending: 1 } },
      { invites: { pending: 0, completed: 1 } },
      'Invitations: pending 1 → 0, completed 0 → 1.',
    ],
    [
      'what is left, once',
      { remainingRewards: 3, capacities: [1] },
      { remainingRewards: 2, capacities: [2] },
      'Rewards left 3 → 2.',
    ],
    ['an allowance alone', { capacities: [1] }, { capacities: [2] }, 'How many invitations count changed.'],
    [
      'an offer that went',
      { shown: true, remainingInvites: 4 },
      { shown: false, remainingInvites: null },
      'The offer is no longer shown. Invites left 4 → not stated.',
    ],
    [
      'the page’s own reason',
      { ineligibleReason: null },
      { ineligibleReason: 'Not on this plan' },
      'The page says: “Not on this plan”.',
    ],
    ['a field of a newer version', { mood: 1 }, { mood: 2 }, 'Its small print changed.'],
    ['an event of another device, damaged', { invites: null }, { invites: 'many' }, 'Its small print changed.'],
  ])('%s', (_, before, after, words) => {
    expect(sentences(referralSentences({ before, after }))).toBe(words);
  });

  it('is about invitations where nothing else changed', () => {
    expect(spell(referralTitle({ before: { invites: {} }, after: { invites: { pending: 1 } } }))).toBe(
      'Your invitations changed',
    );
    expect(spell(referralTitle({ before: {}, after: { shown: true } }))).toBe('The referral programme changed');
  });
});
