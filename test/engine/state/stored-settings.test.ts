import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../../../src/domain/settings';
import { settingsFrom } from '../../../src/engine/state/stored-settings';

const alerts = (change: object) => settingsFrom({ alerts: change }).alerts;

describe('settingsFrom', () => {
  it.each([undefined, null, 'rubbish', [], { alerts: 7 }])('takes %o for the defaults', (stored) => {
    expect(settingsFrom(stored)).toEqual(defaultSettings);
  });

  it('keeps what only some settings have', () => {
    expect(settingsFrom({ appearance: 'dark' }).appearance).toBe('dark');
    const own = { a: { 'use-threshold': false } };
    expect(alerts({ rulesByAccount: own }).rulesByAccount).toEqual(own);
  });

  it.each(Object.entries(defaultSettings.alerts.rules))('keeps the switch of %s', (rule, on) => {
    const stored = alerts({ rules: { [rule]: !on }, rulesByAccount: { a: { [rule]: !on } } });
    expect(stored.rules).toEqual({ ...defaultSettings.alerts.rules, [rule]: !on });
    expect(stored.rulesByAccount).toEqual({ a: { [rule]: !on } });
  });

  it('drops what makes no sense and keeps the rest', () => {
    for (const freshMinutes of [0, 4, 7.5, 2_000, '30', null])
      expect(settingsFrom({ freshMinutes })).toEqual(defaultSettings);
    expect(settingsFrom({ freshMinutes: 10 }).freshMinutes).toBe(10);
    for (const pageBadge of ['left', true, 1, null]) expect(settingsFrom({ pageBadge })).toEqual(defaultSettings);
    expect(settingsFrom({ pageBadge: 'top-start' }).pageBadge).toBe('top-start');
    expect(settingsFrom({ iconOnly: 'yes' })).toEqual(defaultSettings);
    expect(settingsFrom({ iconOnly: true }).iconOnly).toBe(true);
    expect(settingsFrom({ appearance: 'pink' })).toEqual(defaultSettings);
    expect(alerts({ thresholds: [50, 'x', 120, -1] }).thresholds).toEqual([50]);
    expect(alerts({ rulesByAccount: { a: { nonsense: true, 'use-threshold': 'no' }, b: 3 } }).rulesByAccount).toEqual({
      a: {},
      b: {},
    });
  });

  it('drops what is said of no account', () => {
    const stored = settingsFrom({
      hiddenWindows: { '': ['codex/18000'], a: ['codex/18000'] },
      alerts: { mutedAccounts: ['', 'a'], rulesByAccount: { '': { 'use-threshold': false } } },
    });
    expect(stored.hiddenWindows).toEqual({ a: ['codex/18000'] });
    expect([stored.alerts.mutedAccounts, stored.alerts.rulesByAccount]).toEqual([['a'], {}]);
  });

  it.each([
    [
      { fromMinute: 1_320, toMinute: 420 },
      { fromMinute: 1_320, toMinute: 420 },
    ],
    [{ fromMinute: 'ten', toMinute: 420 }, null],
    [{ fromMinute: 1_500, toMinute: 420 }, null],
    ['night', null],
  ])('reads quiet hours %o as %o', (stored, expected) => {
    expect(alerts({ quiet: stored }).quiet).toEqual(expected);
  });
});

describe('What was made of the guide, lanes and plans', () => {
  it('is kept, and damage costs that part alone', () => {
    const kept = {
      guide: { figures: { used: 7_000 } },
      lanes: ['account:b', 'account:a'],
      plans: { go: { price: 9 } },
    };
    expect(settingsFrom(kept)).toMatchObject(kept);
    const damaged = settingsFrom({ guide: 'x', lanes: [7, 'account:a'], plans: [] });
    expect(damaged.guide).toBeUndefined();
    expect(damaged.lanes).toEqual(['account:a']);
    expect(damaged.plans).toBeUndefined();
  });
});
