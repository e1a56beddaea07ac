import { describe, expect, it } from 'vitest';
import { factsOf, payload } from '../../support/payload';

describe('plan limit history', () => {
  it('reads past windows with fractional basis points as percent', () => {
    expect(factsOf('plan-limit-history', payload('plan-limit-history'))).toEqual({
      facts: {
        asOf: Date.parse('2026-10-01T00:00:00Z'),
        from: Date.parse('2026-09-01T00:00:00Z'),
        complete: true,
        periods: [
          {
            seconds: 604_800,
            plan: 'plus',
            startsAt: Date.parse('2026-09-20T18:00:00Z'),
            endsAt: Date.parse('2026-09-27T18:00:00Z'),
            usedPercent: 19.715,
            complete: true,
            models: [{ name: 'gpt-6-astra', percent: 19.715 }],
          },
        ],
      },
      dropped: [],
    });
  });

  it('leaves out a period without its essentials and keeps the next', () => {
    const [period] = payload('plan-limit-history').periods as object[];
    const periods = [{ ...period, starts_at: null }, { ...period, window_minutes: -1 }, period];
    const { facts, dropped } = factsOf('plan-limit-history', { periods });
    expect(facts.periods.length).toBe(1);
    expect(dropped).toEqual([
      'plan-limit-history: periods.0.starts_at is missing',
      'plan-limit-history: periods.1.window_minutes is not a length',
    ]);
  });

  it('takes no other breakdown for one by model', () => {
    const [period] = payload('plan-limit-history').periods as object[];
    const breakdowns = [{ dimension: 'surface', rows: [{ key: 'cli', basis_points: 3 }] }];
    const { facts } = factsOf('plan-limit-history', { periods: [{ ...period, breakdowns }] });
    expect(facts.periods[0]?.models).toEqual([]);
  });
});

describe('daily usage', () => {
  it('reads both breakdowns and leaves zeros out', () => {
    expect(factsOf('daily-usage', payload('daily-token-usage-breakdown-2026-08-20'))).toEqual({
      facts: {
        units: null,
        days: [
          {
            date: '2026-08-20',
            surfaces: [{ name: 'desktop_app', value: 2.4765620431462705 }],
            models: [
              { name: 'gpt-5.6-sol', speed: 'standard', value: 1.5034274468985305 },
              { name: 'gpt-5.6-terra', speed: 'standard', value: 0.9493152653183328 },
            ],
          },
        ],
      },
      dropped: [],
    });
  });

  it('never copies the name of a surface into what it reports as left out', () => {
    const data = [{ date: '2026-08-20', product_surface_usage_values: { 'a@example.invalid': 'lots', cli: 1 } }];
    const { facts, dropped } = factsOf('daily-usage', { data });
    expect(facts.days[0]?.surfaces).toEqual([{ name: 'cli', value: 1 }]);
    expect(dropped).toEqual(['daily-usage: data.0.product_surface_usage_values.0 is not number']);
  });

  it.each(['20 August', 20260820, '2026-13-01', null])('names a day that is none: %s', (date) => {
    const { facts, dropped } = factsOf('daily-usage', { data: [{ date }] });
    expect(facts.days).toEqual([]);
    expect(dropped).toEqual(['daily-usage: data.0.date is not date']);
  });
});

describe('credit use', () => {
  it('reads amounts as decimal strings and no id', () => {
    expect(factsOf('credit-usage', payload('credit-usage-events'))).toEqual({
      facts: { entries: [{ date: '2026-07-01', surface: 'cli', credits: '397.205' }] },
      dropped: [],
    });
  });

  it('names an entry without an amount', () => {
    const { facts, dropped } = factsOf('credit-usage', { data: [{ date: '2026-07-01T10:00:00Z' }] });
    expect(facts.entries).toEqual([]);
    expect(dropped).toEqual(['credit-usage: data.0.credit_amount is missing']);
  });

  it('stops at a thousand entries, and says so', () => {
    const data = Array.from({ length: 1_200 }, () => ({ date: '2026-07-01', credit_amount: 1 }));
    const { facts, dropped } = factsOf('credit-usage', { data });
    expect(facts.entries.length).toBe(1_000);
    expect(dropped).toEqual(['credit-usage: data is cut at 1000 entries']);
  });
});

describe('balance', () => {
  it('reads grants with the instant each expires', () => {
    expect(factsOf('balance', payload('remaining-balance-2026-09-18'))).toEqual({
      facts: {
        balance: '260.9493799584',
        grants: [
          {
            granted: '252',
            remaining: '7.9493799584',
            expiresAt: Date.parse('2027-09-14T13:03:10.148Z'),
            type: 'auto_recharge_credit',
          },
          {
            granted: '253',
            remaining: '253',
            expiresAt: Date.parse('2027-09-14T13:24:30.491Z'),
            type: 'auto_recharge_credit',
          },
        ],
      },
      dropped: [],
    });
  });

  it('keeps a grant without expiry and names one without an amount', () => {
    const expiring_balance_details = [{ amount_remaining: 5 }, { amount_granted: '5' }];
    const { facts, dropped } = factsOf('balance', { balance: 5, expiring_balance_details });
    expect(facts).toEqual({
      balance: '5',
      grants: [{ granted: null, remaining: '5', expiresAt: null, type: null }],
    });
    expect(dropped).toEqual(['balance: expiring_balance_details.1.amount_remaining is missing']);
  });
});
