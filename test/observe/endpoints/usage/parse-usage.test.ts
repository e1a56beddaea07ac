import { describe, expect, it } from 'vitest';
import type { CreditsReading, UsageFacts } from '../../../../src/domain/observations/observation';
import { factsOf, payload, readAs, seenAt } from '../../../support/payload';

const nothing: UsageFacts = {
  plan: null,
  windows: [],
  gates: [],
  credits: null,
  bankCount: null,
  bankApplicable: null,
  reachedType: null,
  spend: null,
  models: [],
};
const noCredits: CreditsReading = {
  has: false,
  unlimited: false,
  balance: null,
  overageReached: false,
  localMessages: null,
  cloudMessages: null,
};
const open = { allowed: true, reached: false };
const shut = { allowed: false, reached: true };
const astra = { slug: 'gpt-6-astra', available: true, availableAt: null, creditsWouldEnable: false };
const spark = { limit: 'codex_bengalfox', name: 'GPT-5.3-Codex-Spark' };
const noSpend = { reached: false, reachedType: null, limits: [] };

const window = (limit: string, seconds: number, usedPercent: number, resetAt: number) => ({
  limit,
  seconds,
  usedPercent,
  resetsAt: resetAt * 1000,
});

const expected: Record<string, Partial<UsageFacts>> = {
  'usage-2026-02-18-team-5h-weekly-codereview': {
    plan: 'team',
    windows: [
      window('codex', 18_000, 7, 1771422975),
      window('codex', 604_800, 2, 1772010153),
      window('code_review', 604_800, 0, 1772022925),
    ],
    gates: [
      { limit: 'codex', ...open },
      { limit: 'code_review', ...open },
    ],
    credits: noCredits,
  },
  'usage-2026-06-25-go-monthly': {
    plan: 'go',
    windows: [window('codex', 2_592_000, 79, 1784619571)],
    gates: [{ limit: 'codex', ...open }],
    credits: noCredits,
    spend: noSpend,
    bankCount: 2,
  },
  'usage-2026-07-17-plus-weekly-primary-empty-secondary': {
    plan: 'plus',
    windows: [window('codex', 604_800, 74, 1784780169)],
    gates: [{ limit: 'codex', ...open }],
  },
  'usage-2026-08-08-go-monthly-exhausted': {
    plan: 'go',
    windows: [window('codex', 2_592_000, 100, 1788148926)],
    gates: [{ limit: 'codex', ...shut }],
    credits: noCredits,
    reachedType: 'rate_limit_reached',
    bankCount: 1,
    bankApplicable: 1,
  },
  'usage-2026-09-07-prolite-weekly-only-spark-modelusage': {
    plan: 'prolite',
    windows: [
      window('codex', 604_800, 0, 1789385295),
      { ...spark, seconds: 18_000, usedPercent: 0, resetsAt: 1788800242_000 },
      { ...spark, seconds: 604_800, usedPercent: 0, resetsAt: 1789387042_000 },
    ],
    gates: [
      { limit: 'codex', ...open },
      { limit: 'codex_bengalfox', ...open },
    ],
    credits: { ...noCredits, balance: '0', localMessages: [0, 0], cloudMessages: [0, 0] },
    spend: noSpend,
    bankCount: 0,
    bankApplicable: 0,
    models: [astra],
  },
  'usage-2026-09-14-pro-exhausted-luna-reserve': {
    plan: 'pro',
    windows: [
      window('codex', 604_800, 100, 1789814923),
      { ...spark, seconds: 18_000, usedPercent: 0, resetsAt: 1789390800_000 },
      { ...spark, seconds: 604_800, usedPercent: 0, resetsAt: 1789977600_000 },
      { ...window('base_model_inference', 604_800, 26, 1789630651), name: 'gpt-reserve' },
    ],
    gates: [
      { limit: 'codex', ...shut },
      { limit: 'codex_bengalfox', ...open },
      { limit: 'base_model_inference', ...open },
    ],
    credits: { ...noCredits, balance: '0' },
  },
  'usage-2026-09-21-plus-5h-weekly-full': {
    plan: 'plus',
    windows: [window('codex', 18_000, 33, 1789972673), window('codex', 604_800, 5, 1790559473)],
    gates: [{ limit: 'codex', ...open }],
    credits: { ...noCredits, balance: '0', localMessages: [0, 0], cloudMessages: [0, 0] },
    spend: noSpend,
    bankCount: 1,
    bankApplicable: 0,
    models: [astra],
  },
  'usage-fixture-business-spend-control-full': {
    plan: 'business',
    windows: [window('codex', 18_000, 40, 1790007200), window('codex', 604_800, 55, 1790200000)],
    gates: [{ limit: 'codex', ...shut }],
    credits: { ...noCredits, has: true, balance: '0' },
    reachedType: 'workspace_member_usage_limit_reached',
    spend: {
      reached: true,
      reachedType: 'group_shared',
      limits: [
        {
          scope: 'individual',
          limit: '1000',
          used: '250',
          remaining: '750',
          usedPercent: 25,
          resetsAt: 1790900000_000,
        },
        {
          scope: 'group-shared',
          limit: '5000',
          used: '5000',
          remaining: '0',
          usedPercent: 100,
          resetsAt: 1790900000_000,
        },
      ],
    },
  },
  'usage-fixture-enterprise-no-windows-individual-limit': {
    plan: 'enterprise',
    credits: { ...noCredits, has: true, balance: '0' },
    spend: {
      reached: false,
      reachedType: null,
      limits: [
        {
          scope: 'individual',
          limit: '100000',
          used: '7761',
          remaining: null,
          usedPercent: 7.761,
          resetsAt: 1782864000_000,
        },
      ],
    },
  },
  'usage-fixture-free-monthly': {
    plan: 'free',
    windows: [window('codex', 2_592_000, 3, 1790372814)],
    gates: [{ limit: 'codex', ...open }],
    credits: noCredits,
  },
  'usage-fixture-free-weekly-only': { plan: 'free', windows: [window('codex', 604_800, 0, 1775468693)] },
  'usage-fixture-plus-5h-weekly-doc': {
    plan: 'plus',
    windows: [window('codex', 18_000, 27, 1782770922), window('codex', 604_800, 4, 1783357722)],
    gates: [{ limit: 'codex', ...open }],
  },
  'usage-fixture-plus-all-optional-keys-null-objects': {
    plan: 'plus',
    windows: [window('codex', 18_000, 12, 1790009000), window('codex', 604_800, 30, 1790300000)],
    gates: [{ limit: 'codex', ...open }],
    credits: { ...noCredits, has: true, balance: '25' },
    spend: noSpend,
    bankCount: 3,
    bankApplicable: 2,
  },
};

describe('recorded usage bodies', () => {
  it.each(Object.keys(expected))('%s', (name) => {
    expect(factsOf('usage', payload(name))).toEqual({ facts: { ...nothing, ...expected[name] }, dropped: [] });
  });

  it('promax at 100 % states no end, so it is no window with one, and that is said', () => {
    const { facts, dropped } = factsOf('usage', payload('usage-fixture-promax-allowed-at-100'));
    expect(facts).toEqual({
      ...nothing,
      plan: 'promax',
      undated: [{ limit: 'codex', seconds: 604_800, usedPercent: 100 }],
      gates: [{ limit: 'codex', ...open }],
      credits: { ...noCredits, has: true },
      bankCount: 1,
      bankApplicable: 0,
      partial: true,
    });
    expect(dropped).toEqual(['usage: rate_limit.primary_window.reset_at is missing']);
  });
});

const good = { used_percent: 5, limit_window_seconds: 604_800, reset_at: 1790559473 };
const withWindow = (primary_window: unknown) => ({ rate_limit: { primary_window } });
const path = 'usage: rate_limit.primary_window';

describe('a window', () => {
  it.each<[string, object, number | null, string[]]>([
    ['a fraction', { used_percent: 59.25 }, 59.25, []],
    ['a share below one, which is no ratio', { used_percent: 0.4 }, 0.4, []],
    ['a numeric string', { used_percent: '25.5' }, 25.5, []],
    ['more than all', { used_percent: 130 }, 100, []],
    ['less than nothing', { used_percent: -3 }, 0, []],
    ['no figure at all', { used_percent: null }, null, [`${path}.used_percent is missing`]],
    ['a word', { used_percent: 'NaN' }, null, [`${path}.used_percent is not number`]],
    ['an object', { used_percent: {} }, null, [`${path}.used_percent is not number`]],
  ])('with %s for use', (_, change, used, expectedDrops) => {
    const { facts, dropped } = factsOf('usage', withWindow({ ...good, ...change }));
    expect(facts.windows[0]?.usedPercent ?? null).toBe(used);
    expect(Object.is(facts.windows[0]?.usedPercent, -0)).toBe(false);
    expect(dropped).toEqual(expectedDrops);
  });

  it.each<[string, object, number | null, string[]]>([
    ['milliseconds', { reset_at: 1790559473_000 }, 1790559473_000, []],
    ['a string of seconds', { reset_at: '1790559473' }, 1790559473_000, []],
    ['an ISO time', { reset_at: '2026-09-28T01:37:53Z' }, 1790559473_000, []],
    ['an ISO time with an offset', { reset_at: '2026-09-28T03:37:53+02:00' }, 1790559473_000, []],
    ['an ISO time without a zone, which is the server’s', { reset_at: '2026-09-28T01:37:53' }, 1790559473_000, []],
    ['null and seconds to go', { reset_at: null, reset_after_seconds: 60 }, seenAt + 60_000, []],
    ['zero and seconds to go', { reset_at: 0, reset_after_seconds: '60' }, seenAt + 60_000, []],
    ['null and nothing to go by', { reset_at: null }, null, [`${path}.reset_at is missing`]],
    ['an empty string', { reset_at: '' }, null, [`${path}.reset_at is missing`]],
    ['a word', { reset_at: 'soon' }, null, [`${path}.reset_at is not number`]],
    [
      'a word and seconds to go',
      { reset_at: 'soon', reset_after_seconds: 60 },
      seenAt + 60_000,
      [`${path}.reset_at is not number`],
    ],
    ['a bare date', { reset_at: '2026-09-28' }, null, [`${path}.reset_at is not number`]],
    ['a number of no known unit', { reset_at: 5e10 }, null, [`${path}.reset_at is not number`]],
    ['a number beyond any calendar', { reset_at: 1e300 }, null, [`${path}.reset_at is not number`]],
  ])('with %s for its end', (_, change, resetsAt, expectedDrops) => {
    const { facts, dropped } = factsOf('usage', withWindow({ ...good, ...change }));
    expect(facts.windows[0]?.resetsAt ?? null).toBe(resetsAt);
    expect(dropped).toEqual(expectedDrops);
  });

  it.each<[string, unknown, string[]]>([
    ['null', null, []],
    ['absent', undefined, []],
    ['an empty object', {}, []],
    ['all zero', { used_percent: 0, limit_window_seconds: 0, reset_at: 0, reset_after_seconds: 0 }, []],
    ['of length zero', { used_percent: 0, limit_window_seconds: 0, reset_at: 1790559473 }, []],
    [
      'unused, of no length, yet with an end',
      { used_percent: 0, reset_at: 1790559473 },
      [`${path}.limit_window_seconds is missing`],
    ],
    ['all null', { used_percent: null, limit_window_seconds: null, reset_at: null }, []],
    ['zero use and nothing else', { used_percent: 0.0, limit_window_seconds: null, reset_at: '' }, []],
    ['without a length', { used_percent: 5, reset_at: 1790559473 }, [`${path}.limit_window_seconds is missing`]],
    ['of negative length', { ...good, limit_window_seconds: -5 }, [`${path}.limit_window_seconds is not a length`]],
    ['of endless length', { ...good, limit_window_seconds: 1e300 }, [`${path}.limit_window_seconds is not a length`]],
    ['a list', [good], [`${path} is not object`]],
    ['a number', 5, [`${path} is not object`]],
  ])('that is %s is no window', (_, raw, expectedDrops) => {
    const { facts, dropped } = factsOf('usage', withWindow(raw));
    expect(facts.windows).toEqual([]);
    expect(dropped).toEqual(expectedDrops);
    expect(facts.partial).toBe(expectedDrops.length > 0 ? true : undefined);
  });

  it.each<[string, object]>([
    ['what is left, as `percent_left`', { percent_left: 95, limit_window_seconds: 604_800, reset_at: 1790559473 }],
    [
      'what is left, as `remaining_percent`',
      { remaining_percent: '95', limit_window_seconds: 604_800, reset_at: 1790559473 },
    ],
    ['minutes, as the CLI writes them', { used_percent: 5, window_minutes: 10_080, resets_at: 1790559473 }],
    ['the app-server’s names', { usedPercent: 5, windowDurationMins: 10_080, resetsAt: 1790559473 }],
    ['a newer client’s names', { usedPercent: 5, limitWindowSeconds: 604_800, resetsAt: 1790559473 }],
    ['a length one minute short', { ...good, limit_window_seconds: 604_740 }],
  ])('is the same window in %s', (_, raw) => {
    const { facts, dropped } = factsOf('usage', withWindow(raw));
    expect(facts.windows).toEqual([window('codex', 604_800, 5, 1790559473)]);
    expect(dropped).toEqual([]);
  });

  it.each(['primary', 'secondary', 'tertiary_window', 'monthly_window'])('is found in the slot `%s`', (slot) => {
    expect(factsOf('usage', { rate_limit: { [slot]: good } }).facts.windows).toHaveLength(1);
  });

  it.each([17_940, 18_000])('of %i seconds is the 5-hour window', (limit_window_seconds) => {
    const { facts } = factsOf('usage', withWindow({ ...good, limit_window_seconds }));
    expect(facts.windows[0]?.seconds).toBe(18_000);
  });

  it('ending on a day that does not exist has no end', () => {
    const { facts } = factsOf('usage', withWindow({ ...good, reset_at: '2026-02-30T00:00:00Z' }));
    expect(facts.windows).toEqual([]);
  });

  it('that is damaged does not hide the good one', () => {
    const { facts } = factsOf('usage', {
      rate_limit: { primary_window: { used_percent: {} }, secondary_window: good },
    });
    expect(facts.windows).toEqual([window('codex', 604_800, 5, 1790559473)]);
    expect(facts.partial).toBe(true);
  });

  it('is known by its length in whichever slot it arrives', () => {
    const short = { ...good, limit_window_seconds: 18_000 };
    const a = factsOf('usage', { rate_limit: { primary_window: short, secondary_window: good } }).facts.windows;
    const b = factsOf('usage', { rate_limit: { primary_window: good, secondary_window: short } }).facts.windows;
    expect(new Set(a)).toEqual(new Set(b));
  });

  it('stated twice keeps its first reading', () => {
    const twice = { rate_limit: { primary_window: good, secondary_window: { ...good, used_percent: 90 } } };
    const { facts, dropped } = factsOf('usage', twice);
    expect(facts.windows).toEqual([window('codex', 604_800, 5, 1790559473)]);
    expect(dropped).toEqual(['usage: rate_limit states a window twice']);
  });
});

describe('extra limits', () => {
  const inner = { allowed: false, primary_window: good };
  const read = { seconds: 604_800, usedPercent: 5, resetsAt: 1790559473_000 };

  it.each<[string, unknown, object[], string[]]>([
    [
      'as a list',
      [{ metered_feature: 'f', limit_name: 'F', rate_limit: inner }],
      [{ limit: 'f', name: 'F', ...read }],
      [],
    ],
    ['as a map', { f: { limit_name: 'F', rate_limit: inner } }, [{ limit: 'f', name: 'F', ...read }], []],
    ['as a map of bare limits', { f: inner }, [{ limit: 'f', ...read }], []],
    ['by limit id', [{ limit_id: 'f', rate_limit: inner }], [{ limit: 'f', ...read }], []],
    ['by name only', [{ limit_name: 'F', rate_limit: inner }], [{ limit: 'F', name: 'F', ...read }], []],
    ['nameless', [{ rate_limit: inner }], [], ['usage: additional_rate_limits.0.metered_feature is missing']],
    [
      'foreign',
      ['f', { metered_feature: 'f', rate_limit: 3 }],
      [],
      ['usage: additional_rate_limits.0 is not object', 'usage: additional_rate_limits.1.rate_limit is not object'],
    ],
    ['not even a list', 3, [], ['usage: additional_rate_limits is not array']],
  ])('%s', (_, additional_rate_limits, windows, expectedDrops) => {
    const { facts, dropped } = factsOf('usage', { additional_rate_limits });
    expect(facts.windows).toEqual(windows);
    expect(facts.gates.length).toBe(windows.length);
    expect(dropped).toEqual(expectedDrops);
  });
});

describe('other parts', () => {
  it.each<[unknown, string | null, string[]]>([
    ['260.9493799584', '260.9493799584', []],
    [260.5, '260.5', []],
    [null, null, []],
    ['', null, []],
    ['$31.84', null, ['usage: credits.balance is not amount']],
    ['93,394.5', null, ['usage: credits.balance is not amount']],
    [1e300, null, ['usage: credits.balance is not amount']],
  ])('balance %s is read as %s', (balance, read, expectedDrops) => {
    const { facts, dropped } = factsOf('usage', { credits: { has_credits: true, balance } });
    expect(facts.credits?.balance).toBe(read);
    expect(dropped).toEqual(expectedDrops);
  });

  it.each<[unknown, string | null]>([
    ['rate_limit_reached', 'rate_limit_reached'],
    [{ type: 'rate_limit_reached', details: 'default' }, 'rate_limit_reached'],
    [{ type: null, details: null }, null],
    [null, null],
  ])('why blocked, spelled %j', (rate_limit_reached_type, read) => {
    expect(factsOf('usage', { rate_limit: null, rate_limit_reached_type }).facts.reachedType).toBe(read);
  });

  it('finds the individual limit at the root, in rate_limit, in spend_control, in this order', () => {
    const at = (limit: number) => ({ individual_limit: { limit } });
    const first = (body: object) => factsOf('usage', body).facts.spend?.limits[0]?.limit;
    expect(first({ ...at(1), rate_limit: at(2), spend_control: at(3) })).toBe('1');
    expect(first({ rate_limit: at(2), spend_control: at(3) })).toBe('2');
    expect(first({ rate_limit: {}, spend_control: at(3) })).toBe('3');
  });

  it.each<[string, unknown, object]>([
    ['its percent', { limit: '100', used: '37.5', used_percent: 40 }, { limit: '100', used: '37.5', usedPercent: 40 }],
    ['its amounts alone', { limit: 100, used: 37.5 }, { limit: '100', used: '37.5', usedPercent: 37.5 }],
    ['a bare number', 100, { limit: '100', used: null, usedPercent: null }],
    ['no limit to divide by', { limit: 0, used: 5 }, { limit: '0', used: '5', usedPercent: null }],
  ])('reads an individual limit stated by %s', (_, individual_limit, expected) => {
    const { facts } = factsOf('usage', { rate_limit: null, individual_limit });
    expect(facts.spend?.limits[0]).toMatchObject(expected);
  });

  it.each([
    ['0E-10', '0'],
    [' 12.50 ', '12.50'],
    ['2.5e3', '2500'],
    ['489.25E0', '489.25'],
    ['1e-2', '0.01'],
    ['-1.5e1', '-15'],
    [1e21, '1000000000000000000000'],
    ['1e400', null],
    ['1e', null],
  ])('reads a balance spelled %j as %j', (balance, expected) => {
    expect(factsOf('usage', { credits: { has_credits: true, balance } }).facts.credits?.balance).toBe(expected);
  });

  it('keeps a plan nobody has heard of', () => {
    expect(factsOf('usage', { plan_type: 'ultra_2027' }).facts.plan).toBe('ultra_2027');
  });

  it('takes booleans spelled as words', () => {
    const { facts } = factsOf('usage', { rate_limit: { allowed: 'True', limit_reached: 'False' } });
    expect(facts.gates).toEqual([{ limit: 'codex', allowed: true, reached: false }]);
  });

  it('names a blocked model, its end and what the page offers instead, from its banners', () => {
    const { facts } = factsOf('usage', payload('usage-2026-09-upsell-selected-model-limit'));
    expect(facts.models).toEqual([
      {
        slug: 'gpt-6-astra',
        available: false,
        availableAt: Date.parse('2026-10-05T22:00:00Z'),
        creditsWouldEnable: true,
        fallbacks: ['gpt-5.6-sol'],
      },
    ]);
  });

  it.each<[string, object, object[]]>([
    ['a picker’s banner', { model_picker_upsell: { blocked_model_slug: 'a' } }, [{ slug: 'a', availableAt: null }]],
    [
      'a banner with an end',
      { rate_limit_upsell: { banner_type: 'model_recovery', blocked_model_slug: 'a', reset_at: 1790559473 } },
      [{ slug: 'a', availableAt: 1790559473_000 }],
    ],
    [
      'an image banner, whose end only repeats what was sent',
      {
        rate_limit_upsell: {
          banner_type: 'image_generation_limit_reached',
          blocked_model_slug: 'a',
          reset_at: 1790559473,
        },
      },
      [{ slug: 'a', availableAt: null }],
    ],
    [
      'warnings whose limit refuses',
      {
        sidebar_usage_warnings: {
          by_model: { a: { rate_limit: { allowed: false } }, b: { rate_limit: { allowed: true } } },
        },
      },
      [{ slug: 'a', availableAt: null }],
    ],
    ['a banner of no model', { rate_limit_upsell: { banner_type: 'luna_reserve', title: 'x' } }, []],
    ['a banner of another shape', { rate_limit_upsell: 'text', model_picker_upsell: [1] }, []],
  ])('reads blocked models from %s', (_, body, expected) => {
    const { facts } = factsOf('usage', { plan_type: 'pro', ...body });
    expect(facts.models).toHaveLength(expected.length);
    expect(facts.models).toMatchObject(expected.map((model) => ({ available: false, ...model })));
  });

  it('believes `model_usage` before a banner', () => {
    const model_usage = { a: { available: true } };
    const { facts } = factsOf('usage', { model_usage, model_picker_upsell: { blocked_model_slug: 'a' } });
    expect(facts.models).toEqual([{ slug: 'a', available: true, availableAt: null, creditsWouldEnable: false }]);
  });

  it('never turns the availability of a model into a window', () => {
    const model_usage = { 'gpt-6-astra': { available: false, available_at: 1790559473, credits_would_enable: true } };
    const { facts } = factsOf('usage', { rate_limit: null, model_usage });
    expect(facts.windows).toEqual([]);
    expect(facts.models).toEqual([
      { slug: 'gpt-6-astra', available: false, availableAt: 1790559473_000, creditsWouldEnable: true },
    ]);
  });

  it('refuses what is no usage body, with a reason', () => {
    expect(readAs('usage', [])).toEqual({ ok: false, reason: 'usage: body is not object' });
    expect(readAs('usage', { hello: 1 })).toEqual({ ok: false, reason: 'usage: body has no known field' });
    expect(readAs('usage', { detail: 'Unauthorized' })).toEqual({
      ok: false,
      reason: 'usage: body is an error message',
    });
  });
});
