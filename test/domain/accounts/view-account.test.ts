import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AccountView, WindowView } from '../../../src/domain/accounts/account-view';
import { viewAccount } from '../../../src/domain/accounts/view-account';
import { foldAll } from '../../../src/domain/fold/fold';
import type { CreditsReading, Observation, ReferralOfferFacts } from '../../../src/domain/observations/observation';
import {
  bank,
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
import { testTranslator } from '../../support/translator';

function viewAt(hours: number, ...observations: Observation[]): AccountView {
  return viewAccount(foldAll('me', observations).fold.state, hour(hours));
}

function weeklyAt(hours: number, ...observations: Observation[]): WindowView {
  return viewAt(hours, ...observations).windows.find(({ seconds }) => seconds === week) as WindowView;
}

describe('a window on the screen', () => {
  it('runs: what is left, when it ends, how much of it has passed', () => {
    expect(weeklyAt(1, weekly(0, 40, 84))).toMatchObject({
      state: 'running',
      usedPercent: 40,
      leftPercent: 60,
      resetsAt: hour(84),
      startedAt: hour(84 - 168),
      freshness: 'aged',
      confirmed: true,
    });
    expect(weeklyAt(1, weekly(0, 40, 85)).elapsedPercent).toBeCloseTo(50, 6);
  });

  it('has no date before it has started, however long ago it was seen', () => {
    expect(weeklyAt(300, weekly(0, 0, 168))).toMatchObject({ state: 'unstarted', resetsAt: null, startedAt: null });
  });

  it('that is past its end is recovered, full, and not confirmed', () => {
    expect(weeklyAt(101, weekly(0, 100, 100))).toMatchObject({
      state: 'recovered',
      usedPercent: 0,
      leftPercent: 100,
      resetsAt: hour(100),
      freshness: 'superseded',
      confirmed: false,
    });
  });

  it('is used up at 100 and not at 99.6', () => {
    expect(weeklyAt(0, weekly(0, 100, 100)).state).toBe('exhausted');
    expect(weeklyAt(0, weekly(0, 99.6, 100))).toMatchObject({ state: 'running', leftPercent: 0.4 });
  });

  it('is known by its length, whatever slot it comes in', () => {
    const view = viewAt(0, usage(0, [win(2_592_000, 10, 700), win(86_400, 1, 3), win(90_000, 2, 5)]));
    expect(view.windows.map((window) => testTranslator().formats.window(window))).toEqual([
      'Daily',
      '25-hour',
      'Monthly',
    ]);
  });

  it('orders the account’s own first, then code review, extras, and what is withdrawn', () => {
    const many = [
      win(week, 1, 90, 'codex_bengalfox'),
      win(week, 2, 90, 'code_review'),
      win(week, 3, 90),
      win(fiveHour, 4, 3),
    ];
    const view = viewAt(2, usage(0, many), usage(1, many.slice(0, 3)), usage(2, many.slice(0, 3)));
    expect(view.windows.map(({ limit, seconds, state }) => `${limit} ${seconds} ${state}`)).toEqual([
      'codex 604800 running',
      'code_review 604800 running',
      'codex_bengalfox 604800 running',
      'codex 18000 withdrawn',
    ]);
  });

  it('shows an unconfirmed reading at once, and says so', () => {
    expect(weeklyAt(2, weekly(1, 80, 60), weekly(2, 0, 170))).toMatchObject({ usedPercent: 0, confirmed: false });
    expect(weeklyAt(3, weekly(1, 80, 60), weekly(2, 0, 170), weekly(3, 1, 170))).toMatchObject({
      usedPercent: 1,
      confirmed: true,
    });
  });

  it('shows the old pair again after a flap', () => {
    const flap = [weekly(1, 73, 60), weekly(2, 0, 170), weekly(3, 73, 60)];
    expect(weeklyAt(3, ...flap)).toMatchObject({ usedPercent: 73, resetsAt: hour(60), confirmed: true });
  });

  it('prefers what the page received to what its text said, while that is fresh', () => {
    const text = { ...weekly(0.05, 41, 100), source: 'dom' as const, id: 'text' };
    expect(weeklyAt(1, weekly(0, 40.6, 100), text).usedPercent).toBe(40.6);
    const later = { ...weekly(5, 50, 100), source: 'dom' as const, id: 'later' };
    expect(weeklyAt(5, weekly(0, 40.6, 100), later)).toMatchObject({ usedPercent: 50, confirmed: false });
    expect(viewAt(5, weekly(0, 40.6, 100), { ...weekly(5, 0, 170), source: 'dom', id: 'x' }).events).toEqual([]);
  });

  it('adds up to 100 for every reading', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 100, noNaN: true }), (used) => {
        const window = weeklyAt(0, weekly(0, used, 100));
        expect(window.usedPercent + window.leftPercent).toBeCloseTo(100, 5);
        expect(Object.is(window.leftPercent, -0)).toBe(false);
      }),
    );
  });
});

describe('the bank on the screen', () => {
  it.each([
    ['unknown', []],
    ['none', [bank(0, [])]],
    ['count-only', [weekly(0, 5, 100, { bankCount: 2 })]],
    ['undated', [bank(0, [reset('a', -5, null)])]],
    ['dated', [bank(0, [reset('a', -5, 700)])]],
  ])('says which of its four texts it is: %s', (detail, observations) => {
    expect(viewAt(1, ...observations).bank.detail).toBe(detail);
  });

  it('keeps expiries while nothing new is seen, and counts off what expires', () => {
    const seen = [bank(0, [reset('a', -5, 50), reset('b', -5, 90)]), weekly(0, 5, 100, { bankCount: 2 })];
    const late = viewAt(60, ...seen).bank;
    expect(late).toMatchObject({ available: 1, disagrees: false, freshness: 'aged' });
    expect(late.resets.map(({ key, status }) => [key, status])).toEqual([
      ['b', 'available'],
      ['a', 'expired'],
    ]);
  });

  it('shows list and count as they are when they disagree', () => {
    const { bank: view } = viewAt(0, bank(0, [reset('a', -5, 700)], null), weekly(0, 5, 100, { bankCount: 3 }));
    expect(view).toMatchObject({ available: 3, disagrees: true });
    expect(view.resets).toHaveLength(1);
  });

  it('says what redeeming now is worth', () => {
    const worth = viewAt(0, weekly(0, 100, 100), bank(0, [reset('a', -5, 700)])).bank.resets[0]?.worth;
    expect(worth?.now).toBeCloseTo(100 / 168, 5);
    expect(worth).toMatchObject({ forfeited: 0, shiftMs: 68 * 3_600_000 });
    const early = viewAt(0, weekly(0, 60, 40), bank(0, [reset('a', -5, 700)])).bank.resets[0]?.worth;
    expect(early?.now).toBeCloseTo(-0.1619, 3);
  });

  it('knows of a used reset what the history says', () => {
    const { resets } = viewAt(
      0,
      history(0, [
        ['a', 'granted', -40],
        ['a', 'used', -30],
      ]),
    ).bank;
    expect(resets).toMatchObject([{ key: 'a', status: 'redeemed', grantedAt: hour(-40), worth: null }]);
  });

  it.each([
    ['gift', 'One free rate limit reset', 'Thanks for using Codex!'],
    ['referral', 'Usage limit reset', 'A friend you invited sent a first message'],
    ['purchase', 'Full reset (Weekly)', 'Purchased on 1 September'],
    ['compensation', 'Full reset', 'Sorry for the disruption'],
    ['unknown', 'Full reset (Weekly + 5 hr)', null],
  ])('reads where one came from: %s', (provenance, title, description) => {
    const view = viewAt(0, bank(0, [{ ...reset('a', -5, 700), title, description }]));
    expect(view.bank.resets[0]?.provenance).toBe(provenance);
  });
});

describe('credits on the screen', () => {
  const credits = (balance: string | null, more: Partial<CreditsReading> = {}): CreditsReading => ({
    has: true,
    unlimited: false,
    balance,
    overageReached: false,
    localMessages: null,
    cloudMessages: null,
    ...more,
  });

  it.each([
    ['unknown', null, null],
    ['none', credits('0', { has: false }), '0'],
    ['none', credits(null, { has: false }), null],
    ['balance', credits('260.9493799584'), '260.9493799584'],
    ['unlimited', credits(null, { unlimited: true }), null],
  ] as const)('%s', (state, reading, balance) => {
    expect(viewAt(0, weekly(0, 5, 100, { credits: reading })).credits).toMatchObject({ state, balance });
  });

  it('an unread balance leaves the last one standing; a confirmed zero clears it', () => {
    const read = (hours: number, balance: string | null) => weekly(hours, 5, 100, { credits: credits(balance) });
    expect(viewAt(1, read(0, '12'), read(1, null)).credits.balance).toBe('12');
    expect(viewAt(1, read(0, '12'), read(1, '0')).credits).toMatchObject({ balance: '0', state: 'none' });
  });

  it('last as long as they fall: 60 in 3 days leaves 2 days of 40', () => {
    const read = (hours: number, balance: string) => weekly(hours, 100, 200, { credits: credits(balance) });
    expect(viewAt(72, read(0, '100'), read(24, '80'), read(48, '60'), read(72, '40')).credits.runwayDays).toBeCloseTo(
      2,
      6,
    );
    expect(viewAt(72, read(0, '100'), read(72, '100')).credits.runwayDays).toBeNull();
    expect(viewAt(12, read(0, '100'), read(12, '40')).credits.runwayDays).toBeNull();
  });

  it('are flagged when they fall while the plan had something left', () => {
    const spent = (used: number, end = 100) =>
      foldAll('me', [
        weekly(0, used, 100, { credits: credits('100') }),
        weekly(1, used, end, { credits: credits('99.5') }),
      ]);
    expect(spent(40).events).toMatchObject([{ type: 'credits-spent', notes: ['plan-use-remained'] }]);
    expect(viewAccount(spent(40).fold.state, hour(1)).credits.spentWhilePlanLeft).toBe(true);
    expect(spent(100).events).toMatchObject([{ type: 'credits-spent', notes: [] }]);
  });

  it('are not flagged when a window ended in between: it may have been used up', () => {
    const { events } = foldAll('me', [
      usage(0, [win(fiveHour, 90, 1), win(week, 40, 100)], { credits: credits('100') }),
      usage(2, [win(fiveHour, 5, 6.5), win(week, 42, 100)], { credits: credits('99') }),
    ]);
    expect(events.find(({ type }) => type === 'credits-spent')?.notes).toEqual([]);
  });

  it('are one series over both bodies that state them', () => {
    const balance = (hours: number, value: string) => observe(hour(hours), 'balance', { balance: value, grants: [] });
    const { events } = foldAll('me', [
      weekly(0, 100, 200, { credits: credits('100') }),
      balance(0.01, '100'),
      balance(1, '90'),
      weekly(1.1, 100, 200, { credits: credits('90') }),
    ]);
    expect(events).toMatchObject([{ type: 'credits-spent', before: { balance: '100' }, after: { balance: '90' } }]);
  });
});

describe('the referral programme on the screen', () => {
  const offer: ReferralOfferFacts = {
    shown: true,
    program: 'codex_referral_consumer',
    offer: 'credits_250',
    title: 'Get 250 credits',
    description: null,
    ineligibleReason: null,
    ineligibleCode: null,
    grants: [
      { to: 'inviter', kind: 'credits', amount: 250 },
      { to: 'friend', kind: 'credits', amount: 250 },
    ],
    remainingInvites: 10,
    remainingRewards: 3,
    rules: [],
    capacities: [],
  };
  const offered = (hours: number, more: Partial<ReferralOfferFacts> = {}) =>
    observe(hour(hours), 'referral-offer', { ...offer, ...more });

  it('says what both sides get and what is left', () => {
    expect(viewAt(0, offered(0)).referral).toMatchObject({
      state: 'offered',
      rewardKind: 'credits',
      rewardAmount: 250,
      friendKind: 'credits',
      remainingInvites: 10,
      remainingRewards: 3,
    });
  });

  it('is nothing when an invitation earns nothing', () => {
    expect(viewAt(0, offered(0, { offer: 'none', grants: [] })).referral).toMatchObject({
      state: 'none',
      rewardKind: 'none',
    });
  });

  it('says in plain words why not', () => {
    const { referral } = viewAt(0, offered(0, { shown: false, ineligibleCode: 'referrer_plan_type' }));
    expect(referral).toMatchObject({ state: 'not-eligible', reason: { key: 'referral.reason.plan' } });
  });

  it('describes what changed, and only that', () => {
    const { events } = foldAll('me', [offered(0), offered(1), offered(2, { remainingInvites: 9 })]);
    expect(events).toMatchObject([
      { type: 'referral-changed', before: { remainingInvites: 10 }, after: { remainingInvites: 9 }, notes: ['offer'] },
    ]);
    expect(Object.keys(events[0]?.after ?? {})).toEqual(['remainingInvites']);
  });

  it('follows the programme from the pilot, which had no name, to its successor', () => {
    const pilot = {
      program: null,
      offer: null,
      grants: [{ to: 'inviter' as const, kind: 'reset' as const, amount: 1 }],
    };
    const { events } = foldAll('me', [
      offered(0, pilot),
      offered(1),
      offered(2, { program: 'codex_referral_workspace' }),
    ]);
    expect(events).toMatchObject([{ type: 'referral-changed', after: { offer: 'credits_250' } }]);
  });

  it('counts invitations by status', () => {
    const { events } = foldAll('me', [invites(0, { pending: 2 }), invites(1, { completed: 1, pending: 1 })]);
    expect(events).toMatchObject([{ type: 'referral-changed', after: { invites: { completed: 1, pending: 1 } } }]);
    expect(viewAt(1, invites(0, { pending: 2 })).referral.invites).toEqual({ pending: 2 });
  });
});
