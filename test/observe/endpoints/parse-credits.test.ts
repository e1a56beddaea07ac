// Automatic purchase, a month's spending, use by task.
import { describe, expect, it } from 'vitest';
import { factsOf, payload, testHash } from '../../support/payload';

describe('automatic top-up', () => {
  it('is read with its thresholds', () => {
    expect(factsOf('auto-top-up', payload('auto-top-up-settings-2026-05'))).toEqual({
      facts: { enabled: true, threshold: '125', target: '250', monthlyLimit: null, monthlyRemaining: null },
      dropped: [],
    });
  });

  it('keeps nothing of how it is paid for', () => {
    const { facts } = factsOf('auto-top-up', {
      is_enabled: false,
      recharge_threshold: 25,
      recharge_monthly_remaining: '0',
      payment_method: { type: 'card', last4: '4242' },
    });
    expect(facts).toEqual({
      enabled: false,
      threshold: '25',
      target: null,
      monthlyLimit: null,
      monthlyRemaining: '0',
    });
  });

  it('is off where its switch is damaged, and that is said', () => {
    const { facts, dropped } = factsOf('auto-top-up', { is_enabled: 'perhaps', recharge_threshold: {} });
    expect([facts.enabled, facts.threshold]).toEqual([false, null]);
    expect(dropped).toEqual([
      'auto-top-up: is_enabled is not boolean',
      'auto-top-up: recharge_threshold is not amount',
    ]);
  });
});

describe("a month's spending", () => {
  it('has the unit that the body states', () => {
    expect(factsOf('monthly-spend', payload('monthly-usage-2026-09-20-balance-unit'))).toEqual({
      facts: { used: '1780.1994230747223', limit: '7000', unit: 'credit', hard: true },
      dropped: [],
    });
  });

  it('has the unit of its mode where no other is stated', () => {
    const body = { current_month_usage: 3, effective_monthly_limit: { limit: 9, limit_mode: 'amount_credits' } };
    expect(factsOf('monthly-spend', body).facts).toEqual({ used: '3', limit: '9', unit: 'credit', hard: false });
  });

  it.each(['NONE', 'DISABLED', 'OFF', 'NO_LIMIT'])('has no limit in mode %s', (enforcement_mode) => {
    const body = { current_month_usage: 3, effective_monthly_limit: { limit: 9, enforcement_mode } };
    expect(factsOf('monthly-spend', body).facts).toEqual({ used: '3', limit: null, unit: null, hard: false });
  });
});

describe('use by task', () => {
  it('is read by model, effort and speed, with the thread hashed and its title gone', () => {
    const { facts, dropped } = factsOf('thread-usage', payload('thread-usage-fixture-2026-10'));
    expect(dropped).toEqual([]);
    expect(facts.asOf).toBe(Date.parse('2026-10-07T08:41:43.073Z'));
    expect(facts.tasks.map(({ key, weeklyPercent, credits }) => [key, weeklyPercent, credits])).toEqual([
      [testHash('thread-PLACEHOLDER-1'), 47.34203320342946, '0'],
      [testHash('thread-PLACEHOLDER-2'), 134.5, '12.75'],
      [testHash('thread-PLACEHOLDER-3'), null, null],
    ]);
    expect(facts.tasks[0]?.parts[0]).toEqual({
      model: 'gpt-6-astra',
      effort: 'high',
      speed: 'fast',
      fiveHourPercent: null,
      weeklyPercent: 40.2,
      credits: '0',
    });
    expect(JSON.stringify(facts)).not.toMatch(/jane|thread-PLACEHOLDER|title|desktop/);
  });

  it('leaves out a task without an id, and names its place alone', () => {
    const { facts, dropped } = factsOf('thread-usage', { threads: [{ title: 'secret plan' }, { thread_id: 'b' }] });
    expect(facts.tasks.map(({ key }) => key)).toEqual([testHash('b')]);
    expect(dropped).toEqual(['thread-usage: threads.0.thread_id is missing']);
  });
});
