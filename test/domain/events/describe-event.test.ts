import { describe, expect, it } from 'vitest';
import { describeEvent } from '../../../src/domain/events/describe-event';
import type { Observation } from '../../../src/domain/observations/observation';
import {
  bank,
  eventsOf,
  fiveHour,
  history,
  hour,
  invites,
  observe,
  reset,
  usage,
  week,
  weekly,
  win,
} from '../../support/timeline';
import { testReportTranslator } from '../../support/translator';

const credits = (balance: string) => ({
  credits: { has: true, unlimited: false, balance, overageReached: false, localMessages: null, cloudMessages: null },
});

const english = testReportTranslator();

function explained(...observations: Observation[]): string[] {
  return eventsOf(observations).map((event) => {
    const { title, sentences } = describeEvent(event);
    return `${english.spell(title)}. ${english.sentences(sentences)}`;
  });
}

describe('an event in words', () => {
  it('a used reset names every window and what became of its end', () => {
    const said = explained(
      usage(0, [win(fiveHour, 96, 0.5), win(week, 52, 144)], { bankCount: 1 }),
      usage(0.1, [win(fiveHour, 0, 5.1), win(week, 0, 168.1)], { bankCount: 0 }),
    );
    expect(said).toEqual([
      'You used a banked reset. 5-hour 96% → 0%, Weekly 52% → 0% used. 5-hour: now full again Tue 1 Sep, 05:06 UTC, 4 h 36 min later. Weekly: now full again Tue 8 Sep, 00:06 UTC, 1 d later.',
    ]);
  });

  it.each<[string, Observation[], string]>([
    [
      'cycle-ended',
      [weekly(90, 80, 100), weekly(130, 12, 290)],
      'Weekly full again. Weekly 80% → 12% used. As announced.',
    ],
    ['early-reset', [weekly(1, 80, 60), weekly(2, 0, 170)], 'Weekly restarted early.'],
    ['refill-kept-date', [weekly(1, 80, 60), weekly(2, 0, 60)], 'Weekly was refilled, its date unchanged.'],
    ['correction', [weekly(1, 80, 60), weekly(2, 70, 60)], 'Weekly was corrected downwards.'],
    [
      'date-moved',
      [weekly(1, 40, 100), weekly(2, 41, 124)],
      'Weekly: now full again Sun 6 Sep, 04:00 UTC, 1 d later. Use did not fall.',
    ],
    ['flapped', [weekly(1, 73, 60), weekly(2, 0, 170), weekly(3, 73, 60)], 'Weekly showed other figures for a while.'],
    [
      'plan-changed',
      [weekly(1, 40, 100), weekly(2, 20, 100, { plan: 'pro' })],
      'Your plan changed. From Plus to Pro (More).',
    ],
    [
      'limit-withdrawn',
      [usage(1, [win(fiveHour, 1, 5), win(week, 1, 100)]), weekly(2, 1, 100)],
      '5-hour is no longer limited.',
    ],
    ['reset-granted', [bank(0, []), bank(3, [reset('a', 2, 700)])], 'You were given a reset. “Full reset”. Use it by'],
    [
      'reset-expired',
      [bank(0, [reset('a', -5, 1)]), bank(2, [])],
      'A reset expired unused. “Full reset”. It expired Tue 1 Sep, 01:00 UTC.',
    ],
    ['reset-vanished', [bank(0, [reset('a', -5, 100)]), bank(2, [])], 'A reset is gone from the bank.'],
    [
      'reset-redeemed',
      [bank(0, [reset('a', -5, 100)]), history(2, [['a', 'used', 1]])],
      'No window was seen to change',
    ],
    [
      'credits-spent',
      [weekly(1, 5, 100, credits('9')), weekly(2, 6, 100, credits('8'))],
      'Balance 9 → 8. Your plan still had something left',
    ],
    [
      'credits-added',
      [weekly(1, 5, 100, credits('9')), weekly(2, 6, 100, credits('18'))],
      'Credits were added. Balance 9 → 18.',
    ],
    [
      'referral-changed',
      [invites(1, { pending: 1 }), invites(2, { pending: 2 })],
      'changed. Invitations: pending 1 → 2.',
    ],
  ])('%s', (_, observations, words) => {
    const said = explained(...observations);
    expect(said).toHaveLength(1);
    expect(said[0]).toContain(words);
  });

  it('says what is known of a reset that was used in a cycle nobody saw the end of', () => {
    const said = explained(
      usage(1, [win(fiveHour, 80, 4)]),
      usage(10, [win(fiveHour, 3, 14)]),
      history(11, [['a', 'used', 2]]),
    );
    expect(said.find((one) => one.includes('banked reset'))).toBe(
      'You used a banked reset. 5-hour was 80% used when last read before. ' +
        'It was read again only after it was full again by itself, Tue 1 Sep, 04:00 UTC. What the reset gave is not known.',
    );
  });

  it('says how the first cycle after a reset looks where none before it was read', () => {
    const said = explained(weekly(1, 40, 70), weekly(240, 20, 312), history(241, [['a', 'used', 144]]));
    expect(said.find((one) => one.includes('banked reset'))).toBe(
      'You used a banked reset. Weekly was 20% used when next read; full again Mon 14 Sep, 00:00 UTC. ' +
        'What the reset gave is not known.',
    );
  });

  it('says that an invitation of theirs was completed', () => {
    const said = explained(
      bank(0, []),
      invites(1, { pending: 1 }),
      invites(2, { completed: 1 }),
      bank(3, [reset('a', 2, 700)]),
    );
    expect(said.join(' ')).toContain('One of your invitations was completed');
  });

  it('never says undefined, null or NaN', () => {
    const odd = explained(
      observe(hour(0), 'resets', {
        available: 1,
        resets: [{ ...reset('a', 0, null), title: null }],
        totalEarned: null,
        purchaseOffered: null,
      }),
      bank(1, []),
      weekly(2, 5, 100, { bankCount: 0 }),
      weekly(3, 5, 100, { bankCount: 1 }),
    );
    expect(odd.join(' ')).not.toMatch(/undefined|null|NaN/);
  });
});
