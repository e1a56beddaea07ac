// Every alert rule once: it delivers in a situation made for it, can be switched off, and says why. A new rule without a
// situation here does not compile.
import { describe, expect, it } from 'vitest';

import type { AccountState } from '../../../src/domain/accounts/account-state';
import { type AlertPage, alertKey } from '../../../src/domain/alerts/alert';
import { alertRules, enabledRules } from '../../../src/domain/alerts/alert-rules';
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

type Wake = readonly [at: number, state: Partial<AccountState>];

interface Situation {
  /** What the device sees, one wake after another; only the last one delivers. */
  readonly wakes: readonly Wake[];
  /** What session files say meanwhile. */
  readonly usage?: readonly UsageFinding[];
  readonly stage: string;
  readonly page: AlertPage;
  readonly title: string;
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
  },
  'use-threshold': {
    wakes: [[start, { windows: [windowRow({ usedPercent: 80, observedAt: start })] }]],
    stage: '75',
    page: '#/',
    title: '5-hour: 80 % used',
  },
  'will-run-out': {
    wakes: [40, 42, 45].map((used, hour) => [
      start + hour * hourMs,
      { windows: [weekly(used, start + hour * hourMs)] },
    ]),
    stage: 'risk-0-0',
    page: '#/',
    title: 'Weekly will run out before it resets',
  },
  'reset-granted': {
    wakes: event({ type: 'reset-granted' }),
    stage: 'told',
    page: '#/bank',
    title: 'You were given a banked reset',
  },
  'reset-lapses': {
    wakes: [[start + 14 * dayMs, known]],
    stage: '7d',
    page: '#/bank',
    title: 'A banked reset expires in 6 d',
  },
  'reset-vanished': {
    wakes: event({ type: 'reset-vanished' }),
    stage: 'told',
    page: '#/events',
    title: 'A banked reset is gone, and we cannot say why',
  },
  'date-moved': {
    wakes: event({ type: 'date-moved', windows: [{ limit: 'codex', seconds: week }] }),
    stage: 'told',
    page: '#/events',
    title: 'The end of Weekly moved',
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
  },
  'referral-reward': {
    wakes: event({ type: 'credits-added', notes: ['linked-to-invite'] }),
    stage: 'told',
    page: '#/referral',
    title: 'An invitation paid',
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
  },
  'usage-unusual': {
    wakes: [[start, known]],
    usage: [{ kind: 'hour', account: 'a', at: start - hourMs, credits: 50, mean: 10 }],
    stage: 'told',
    page: '#/reports',
    title: 'An unusual hour',
  },
  'nothing-seen': {
    wakes: [[start + 3 * dayMs, { windows: [windowRow({ usedPercent: 1, observedAt: start })] }]],
    stage: 'told',
    page: '#/',
    title: 'Nothing seen of Codex for a while',
  },
};

const rules = Object.keys(alertRules) as AlertRule[];
const only = (rule: AlertRule) =>
  withRules(Object.fromEntries(rules.map((each) => [each, each === rule])) as Record<AlertRule, boolean>);

/** Alerts of the last wake, and how many there were before it. */
function deliveredIn({ wakes, usage }: Situation, device: ReturnType<typeof createDevice>) {
  if (usage) device.context = { ...device.context, usage: () => ({ madeAt: start, findings: usage }) };
  const decisions = wakes.map(([at, state]) => device.wake(at, state));
  const last = decisions.pop()?.deliver ?? [];
  return { last, before: decisions.flatMap(({ deliver }) => deliver).length };
}

describe.each(rules)('rule %s', (rule) => {
  const situation = situations[rule];

  it('delivers one alert with its stage, page and sentences', () => {
    const { last, before } = deliveredIn(situation, createDevice(only(rule)));
    const { stage, page, title } = situation;
    expect(before).toBe(0);
    expect(last.map((alert) => ({ ...alert }))).toMatchObject([{ rule, stage, page, title }]);
    const [alert] = last;
    expect([alert?.body, alert?.why].every((text) => /^[A-Z0-9"].*\.$/.test(text ?? ''))).toBe(true);
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
