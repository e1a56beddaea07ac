// Every alert rule once: it delivers in a situation made for it, can be switched off, and says why. A new rule without a
// situation here does not compile.
import { describe, expect, it } from 'vitest';

import type { AccountState } from '../../../src/domain/accounts/account-state';
import { type AlertPage, alertKey } from '../../../src/domain/alerts/alert';
import { alertRules, enabledRules } from '../../../src/domain/alerts/alert-rules';
import type { AccountLanes } from '../../../src/domain/lanes/account-lanes';
import { type AlertRule, defaultSettings } from '../../../src/domain/settings';
import type { UsageFinding } from '../../../src/domain/usage/usage-findings';
import {
  bankRow,
  createDevice,
  dayMs,
  eventOf,
  hourMs,
  start,
  week,
  windowRow,
  withAlerts,
  withRules,
} from '../../support/alert-fixtures';
import { spelled } from '../../support/spelled-alerts';

type Wake = readonly [at: number, state: Partial<AccountState>];

interface Situation {
  /** What the device sees, one wake after another; only the last one delivers. */
  readonly wakes: readonly Wake[];
  /** What session files say meanwhile. */
  readonly usage?: readonly UsageFinding[];
  /** Where to go on. */
  readonly lanes?: AccountLanes;
  readonly stage: string;
  readonly page: AlertPage;
  readonly title: string;
  readonly body: string;
  readonly why: string;
}

const weekly = (usedPercent: number, observedAt: number) =>
  windowRow({ seconds: week, usedPercent, observedAt, resetsAt: start + 6 * dayMs });
const known = { bank: [bankRow()] };
const event = (
  change: Partial<Parameters<typeof eventOf>[0]> & Pick<Parameters<typeof eventOf>[0], 'type'>,
): Wake[] => [
  [start, known],
  [start + hourMs, { ...known, events: [eventOf({ at: start + 1, reset: 'r1', ...change })] }],
];
const credits = { has: true, unlimited: false, balance: '12', overageReached: false };

const situations: Readonly<Record<AlertRule, Situation>> = {
  'window-recovered': {
    wakes: [[start + 4 * hourMs, { windows: [windowRow({ usedPercent: 100, observedAt: start })] }]],
    stage: 'claimed',
    page: '#/',
    title: '5-hour should be back',
    body: 'It was due Mon 2 Nov, 11:30 UTC. Open Codex to see fresh numbers.',
    why: 'You asked to be told when a used-up window is full again. This goes by the clock; no reading confirms it yet. Last seen 4 h ago, Mon 2 Nov, 09:00 UTC.',
  },
  'use-threshold': {
    wakes: [[start, { windows: [windowRow({ usedPercent: 80, observedAt: start })] }]],
    stage: '75',
    page: '#/',
    title: '5-hour: 80% used',
    body: 'You have 20% left until Mon 2 Nov, 11:30 UTC.',
    why: 'You asked to be told at 75% used. Seen just now.',
  },
  'will-run-out': {
    wakes: [40, 42, 45].map((used, hour) => [
      start + hour * hourMs,
      { windows: [weekly(used, start + hour * hourMs)] },
    ]),
    stage: 'risk-0-0',
    page: '#/',
    title: 'Weekly will run out before it is full again',
    body: 'At this pace it runs out Tue 3 Nov, 18:46 UTC, 4 d 14 h before it is full again Sun 8 Nov, 09:00 UTC.',
    why: 'This goes by your pace since the window began. Seen just now.',
  },
  'reset-granted': {
    wakes: event({ type: 'reset-granted' }),
    stage: 'told',
    page: '#/bank',
    title: 'You were given a reset',
    body: 'Use it by Sun 22 Nov, 09:00 UTC.',
    why: 'You asked to be told when you are given a reset. Last seen 59 min ago, Mon 2 Nov, 09:00 UTC.',
  },
  'reset-lapses': {
    wakes: [[start + 14 * dayMs, known]],
    stage: '7d',
    page: '#/bank',
    title: 'A banked reset expires in 6 d',
    body: 'Use “Full reset” by Sun 22 Nov, 09:00 UTC, or it expires unused.',
    why: 'You asked to be told 7 days before a reset expires. Last seen 14 d ago, Mon 2 Nov, 09:00 UTC.',
  },
  'reset-vanished': {
    wakes: event({ type: 'reset-vanished' }),
    stage: 'told',
    page: '#/events',
    title: 'A reset is gone from the bank',
    body: 'It would have expired Sun 22 Nov, 09:00 UTC. It left the bank before it expired, and no window was seen to refill. The evidence is kept.',
    why: 'You asked to be told when a reset disappears. Last seen 59 min ago, Mon 2 Nov, 09:00 UTC.',
  },
  'date-moved': {
    wakes: event({ type: 'date-moved', windows: [{ limit: 'codex', seconds: week }] }),
    stage: 'told',
    page: '#/events',
    title: 'Weekly has a new date',
    body: 'The new date is on the Events page.',
    why: 'You asked to be told when the date of a window moves. Last seen 59 min ago, Mon 2 Nov, 09:00 UTC.',
  },
  'credits-low': {
    wakes: [
      [
        start,
        {
          observedAt: start,
          credits: { at: start, value: { ...credits, localMessages: null, cloudMessages: null } },
          balances: [{ at: start, value: '12' }],
        },
      ],
    ],
    stage: 'low-0',
    page: '#/credits',
    title: 'Credits are low: 12 left',
    body: 'You have fewer than 50 credits.',
    why: 'You asked to be told when you have fewer than 50 credits. Seen just now.',
  },
  'referral-reward': {
    wakes: event({ type: 'credits-added', notes: ['linked-to-invite'] }),
    stage: 'told',
    page: '#/referral',
    title: 'An invitation paid off',
    body: 'Credits were added within a day after an invitation was completed.',
    why: 'You asked to be told when an invitation pays off. Last seen 59 min ago, Mon 2 Nov, 09:00 UTC.',
  },
  'budget-reached': {
    wakes: [[start, known]],
    usage: [
      {
        kind: 'budget',
        account: 'a',
        id: '1',
        name: 'Home',
        mode: 'hard',
        unit: 'credits',
        stage: '100',
        from: start - dayMs,
        used: 120,
        limit: 100,
        cheaper: null,
        answered: false,
      },
    ],
    stage: '100',
    page: '#/reports',
    title: 'Budget used up: Home',
    body: 'About 120 of 100 credits are used. Headroom cannot stop Codex: stop it yourself, or confirm to go on.',
    why: 'You set the budget “Home”. This is an estimate from the session files on this computer, not a bill.',
  },
  'usage-unusual': {
    wakes: [[start, known]],
    usage: [{ kind: 'hour', account: 'a', at: start - hourMs, credits: 50, mean: 10 }],
    stage: 'told',
    page: '#/reports',
    title: 'An unusual hour',
    body: 'About 50 credits in one hour; an hour in use took 10 on average in the week before.',
    why: 'You asked to be told about unusual use. This is an estimate from the session files on this computer.',
  },
  'lane-change': {
    wakes: [[start, { windows: [windowRow({ usedPercent: 96, observedAt: start })] }]],
    lanes: {
      name: 'Work',
      next: { name: 'Home', spendsCredits: true, hasEnded: false },
      isGoodToReturn: false,
      leftPercent: 4,
      endsAt: start + hourMs,
      laterSeenAt: start,
    },
    stage: 'ends',
    page: '#/plan',
    title: 'Work ends soon: go on with Home',
    body: 'Switch to Home, or credits are spent by themselves.',
    why: 'You put your accounts in an order. Your own accounts only; whether your terms allow this is yours to check. Seen just now.',
  },
  'nothing-seen': {
    wakes: [[start + 3 * dayMs, { windows: [windowRow({ usedPercent: 1, observedAt: start })] }]],
    stage: 'told',
    page: '#/',
    title: 'Nothing seen from Codex for a while',
    body: 'The last reading is from Mon 2 Nov, 09:00 UTC. Open the usage page for fresh numbers.',
    why: 'You asked to be told after 3 d without a reading.',
  },
};

const rules = Object.keys(alertRules) as AlertRule[];
const only = (rule: AlertRule) =>
  withRules(Object.fromEntries(rules.map((each) => [each, each === rule])) as Record<AlertRule, boolean>);

/** Alerts of the last wake, and how many there were before it. */
function deliveredIn({ wakes, usage, lanes }: Situation, device: ReturnType<typeof createDevice>) {
  if (lanes) device.context = { ...device.context, lanes: () => lanes };
  if (usage) device.context = { ...device.context, usage: () => ({ madeAt: start, findings: usage }) };
  const decisions = wakes.map(([at, state]) => device.wake(at, state));
  const last = decisions.pop()?.deliver ?? [];
  return { last, before: decisions.flatMap(({ deliver }) => deliver).length };
}

describe.each(rules)('rule %s', (rule) => {
  const situation = situations[rule];

  it('delivers one alert with its stage, page and sentences', () => {
    const { last, before } = deliveredIn(situation, createDevice(only(rule)));
    const { stage, page, title, body, why } = situation;
    expect(before).toBe(0);
    expect(last.map((alert) => ({ ...alert, ...spelled(alert) }))).toMatchObject([
      { rule, stage, page, title, body, why },
    ]);
    const [alert] = last;
    expect([body, why].every((text) => /^[A-Z0-9].*\.$/.test(text))).toBe(true);
    expect(alert?.key).toBe(alert && alertKey(alert));
  });

  it('delivers nothing while it is off, for everybody or for this account', () => {
    const own = withAlerts({ rules: only(rule).alerts.rules, rulesByAccount: { a: { [rule]: false } } });
    for (const settings of [withRules({ [rule]: false }), own])
      expect(deliveredIn(situation, createDevice(settings)).last.filter((alert) => alert.rule === rule)).toEqual([]);
  });
});

describe('enabledRules', () => {
  it('starts with every rule but the one that speaks of silence', () => {
    expect(enabledRules(defaultSettings.alerts, 'a')).toEqual(rules.filter((rule) => rule !== 'nothing-seen'));
  });

  it('lets an account decide otherwise, in both directions', () => {
    const { alerts } = withAlerts({ rulesByAccount: { a: { 'nothing-seen': true, 'date-moved': false } } });
    expect(enabledRules(alerts, 'a')).toEqual(rules.filter((rule) => rule !== 'date-moved'));
    expect(enabledRules(alerts, 'b')).toEqual(enabledRules(defaultSettings.alerts, 'b'));
  });

  it('is empty while alerts are off or the account is muted', () => {
    expect(enabledRules(withAlerts({ on: false }).alerts, 'a')).toEqual([]);
    expect(enabledRules(withAlerts({ mutedAccounts: ['a'] }).alerts, 'a')).toEqual([]);
  });
});
