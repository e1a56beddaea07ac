// Shapes that other readers of the usage page have met, each as a whole replay: from the body to what is shown.
import { describe, expect, it } from 'vitest';
import { replayDocument } from '../../../src/engine/replay/replay-output';
import { replayShots, replayText, type Shot, sample, usageBody } from '../../support/capture';
import { testReportTranslator } from '../../support/translator';

const english = testReportTranslator();

const at = '2026-10-05T08:00:00Z';
const ends = '2026-10-09T08:00:00Z';
const endSeconds = Date.parse(ends) / 1_000;
const weekly = { used_percent: 59.5, limit_window_seconds: 604_800, reset_at: endSeconds };
const full = { ...weekly, used_percent: 100 };
const resetsPath = '/wham/rate-limit-reset-credits';

function documentOf(shots: readonly Shot[], now: string | null = null) {
  const document = replayDocument(replayShots(shots, now), english);
  const account = document.accounts[0] ?? expect.fail('no account');
  return { ...account, drift: document.drift };
}

/** What one usage body says; `plan_type` as most bodies have it. */
function usage(body: object) {
  return documentOf([{ at, body: { plan_type: 'plus', ...body } }]);
}

function resets(body: unknown) {
  return documentOf([{ at, path: resetsPath, body }]).bank;
}

const spent = { allowed: false, limit_reached: true, primary_window: full };
const credits = { has_credits: true, unlimited: false, balance: '489.25', overage_limit_reached: false };

describe('blocked or not', () => {
  it.each<[string, object, 'free' | 'blocked', string]>([
    [
      'a spent window with credits left',
      { rate_limit: spent, credits, spend_control: { reached: false } },
      'free',
      'Good to go on credits. Weekly is used up; you are now using credits (489.25 left).',
    ],
    [
      'a spent window with overage reached',
      { rate_limit: spent, credits: { ...credits, overage_limit_reached: true } },
      'blocked',
      'Blocked by Weekly',
    ],
    [
      'a spent window without credits',
      { rate_limit: spent, credits: { ...credits, balance: '0E-10' } },
      'blocked',
      'Blocked by Weekly',
    ],
    [
      'a refusal at 12 %, whatever the credits',
      { rate_limit: { allowed: false, primary_window: { ...weekly, used_percent: 12 } }, credits },
      'blocked',
      'Codex refuses work, although 88% of Weekly is left',
    ],
    [
      'spend control reached beside `allowed: true`',
      { rate_limit: { allowed: true, primary_window: weekly }, spend_control: { reached: true } },
      'blocked',
      'Blocked by a spending limit',
    ],
    [
      'a workspace reason without any verdict',
      { rate_limit_reached_type: { type: 'workspace_owner_credits_depleted' } },
      'blocked',
      'The workspace’s credits are used up.',
    ],
  ])('%s', (_, body, state, text) => {
    const { headline } = usage(body);
    expect(headline.state).toBe(state);
    expect(headline.text).toContain(text);
  });

  it('a body of the reason alone is read', () => {
    const { headline } = documentOf([{ at, body: { rate_limit_reached_type: 'workspace_member_credits_depleted' } }]);
    expect(headline.state).toBe('blocked');
  });

  it('a body of the count of resets alone is read', () => {
    expect(documentOf([{ at, body: { rate_limit_reset_credits: { available_count: 2 } } }]).bank.available).toBe(2);
  });
});

describe('a window without an end', () => {
  const undated = { used_percent: 41, limit_window_seconds: 604_800 };

  it('keeps its percent', () => {
    const { windows, headline } = usage({ rate_limit: { allowed: true, primary_window: undated } });
    expect(windows).toMatchObject([
      { limit: 'codex', seconds: 604_800, state: 'running', usedPercent: 41, leftPercent: 59, resetsAt: null },
    ]);
    expect(headline).toMatchObject({ state: 'free', text: 'Good to go. Next limit: Weekly, 59% left.', until: null });
  });

  it('beside one with an end, and with an end later, is one window each', () => {
    const short = { used_percent: 10, limit_window_seconds: 18_000, reset_at: endSeconds };
    const first = { at, body: { plan_type: 'plus', rate_limit: { primary_window: short, secondary_window: undated } } };
    const later = { at: '2026-10-05T09:00:00Z', body: { plan_type: 'plus', rate_limit: { primary_window: weekly } } };
    expect(documentOf([first]).windows).toHaveLength(2);
    const { windows } = documentOf([first, later]);
    expect(windows.filter(({ seconds }) => seconds === 604_800)).toMatchObject([{ usedPercent: 59.5, resetsAt: ends }]);
  });

  it('stated without its end again keeps the newer percent, and nothing has happened', () => {
    const dated = { at, body: { plan_type: 'plus', rate_limit: { primary_window: weekly } } };
    const later = { at: '2026-10-05T09:00:00Z', body: { plan_type: 'plus', rate_limit: { primary_window: undated } } };
    const { windows, events } = documentOf([dated, later]);
    expect(windows).toMatchObject([{ usedPercent: 41, resetsAt: null, observedAt: '2026-10-05T09:00:00Z' }]);
    expect(events).toEqual([]);
  });

  it('of another plan is gone with it', () => {
    const dated = { at, body: { plan_type: 'plus', rate_limit: { primary_window: undated } } };
    const damaged = { primary_window: { used_percent: 100, reset_at: endSeconds } };
    const later = { at: '2026-10-05T09:00:00Z', body: { plan_type: 'pro', rate_limit: damaged } };
    expect(documentOf([dated, later]).windows).toEqual([]);
  });

  it('used up blocks, and nobody says until when', () => {
    const { headline, windows } = usage({
      rate_limit: { allowed: false, primary_window: { ...undated, used_percent: 100 } },
    });
    expect(windows[0]?.state).toBe('exhausted');
    expect(headline).toMatchObject({ state: 'blocked', text: 'Blocked by Weekly.', until: null });
  });

  it('is full again one whole length later at the latest', () => {
    const shot = { at, body: { plan_type: 'plus', rate_limit: { primary_window: undated } } };
    expect(documentOf([shot], '2026-10-13T08:00:00Z').windows).toMatchObject([
      { state: 'recovered', usedPercent: 0, resetsAt: '2026-10-12T08:00:00Z', confirmed: false },
    ]);
  });

  it('has no worth for a reset, as nobody knows how much time is lost', () => {
    const list = { at, path: resetsPath, body: { credits: [{ id: 'a', status: 'available', expires_at: ends }] } };
    const shot = { at, body: { plan_type: 'plus', rate_limit: { primary_window: undated } } };
    expect(documentOf([shot, list]).bank.resets).toMatchObject([{ status: 'available', worth: { now: null } }]);
  });
});

describe('windows in other spellings', () => {
  it.each<[string, object]>([
    ['one minute short', { ...weekly, limit_window_seconds: 604_740 }],
    ['as what is left', { percent_left: 40.5, limit_window_seconds: 604_800, reset_at: endSeconds }],
    ['as `remaining_percent`', { remaining_percent: 40.5, limit_window_seconds: 604_800, reset_at: endSeconds }],
    ['as the app-server has it', { usedPercent: 59.5, windowDurationMins: 10_080, resetsAt: endSeconds }],
    ['in minutes, one short', { usedPercent: 59.5, windowDurationMins: 10_079, resetsAt: endSeconds }],
  ])('%s', (_, window) => {
    for (const slot of ['primary_window', 'secondary_window', 'tertiary_window', 'monthly_window'])
      expect(usage({ rate_limit: { [slot]: window } }).windows).toMatchObject([
        { limit: 'codex', seconds: 604_800, usedPercent: 59.5, leftPercent: 40.5, resetsAt: ends },
      ]);
    const rate_limits = { limit_id: 'codex', primary: window };
    const cli = { timestamp: at, type: 'event_msg', payload: { type: 'token_count', rate_limits } };
    const replayed = replayDocument(replayText(JSON.stringify({ at, cli })), english);
    expect(replayed.accounts[0]?.windows).toMatchObject([{ seconds: 604_800, usedPercent: 59.5, resetsAt: ends }]);
  });

  it('a session snapshot without an end keeps its percent', () => {
    const rate_limits = { primary: { used_percent: 41, window_minutes: 10_080, resets_at: null } };
    const cli = { timestamp: at, type: 'event_msg', payload: { type: 'token_count', rate_limits } };
    const { accounts } = replayDocument(replayText(JSON.stringify({ at, cli })), english);
    expect(accounts[0]?.windows).toMatchObject([{ seconds: 604_800, usedPercent: 41, resetsAt: null }]);
  });

  it('an impossible date is no date: its percent stays', () => {
    const { windows, drift } = usage({
      rate_limit: { primary_window: { ...weekly, reset_at: '2026-02-30T00:00:00Z' } },
    });
    expect(windows).toMatchObject([{ usedPercent: 59.5, resetsAt: null }]);
    expect(drift).toEqual(['usage: rate_limit.primary_window.reset_at is not number']);
  });
});

describe('credits', () => {
  it.each([
    ['0E-10', 'none', '0'],
    [' 12.50 ', 'balance', '12.50'],
    ['2.5e3', 'balance', '2500'],
    ['4.8925E+2', 'balance', '489.25'],
  ])('a balance of "%s"', (balance, state, stated) => {
    expect(usage({ credits: { ...credits, balance } }).credits).toMatchObject({ state, balance: stated });
  });
});

describe('resets', () => {
  const one = { id: 'a', reset_type: 'codex_rate_limits', status: 'available', expires_at: ends };

  it.each<[string, object, string]>([
    ['one with `redeemed_at` is used', { redeemed_at: at }, 'redeemed'],
    ['one whose use has begun is being used', { redeem_started_at: at }, 'unknown'],
    ['one without a status is available', { status: null }, 'available'],
    ['one without a status after its expiry is not', { status: null, expires_at: '2026-10-01T00:00:00Z' }, 'unknown'],
    ['one of another type is none of the rate limit', { reset_type: 'image_limits' }, 'unknown'],
    ['the type as the app-server spells it is the rate limit', { reset_type: 'codexRateLimits' }, 'available'],
    ['`credit_id` is an id', { id: undefined, credit_id: 'a' }, 'available'],
    ['one the plan does not support is listed so', { is_supported_by_plan: false }, 'unsupported'],
  ])('%s', (_, change, status) => {
    const { resets: listed } = resets({ credits: [{ ...one, ...change }] });
    expect(listed.map((reset) => reset.status)).toEqual([status]);
    if (status !== 'available') expect(listed[0]?.worth.now).toBeNull();
  });

  it('of another type are not counted as held, granted or expired', () => {
    const other = { ...one, id: 'b', reset_type: 'image_limits', expires_at: '2026-10-06T00:00:00Z' };
    const empty = { at: '2026-10-04T08:00:00Z', path: resetsPath, body: { credits: [] } };
    const both = { at, path: resetsPath, body: { credits: [other, one] } };
    const { bank, events } = documentOf([empty, both], '2026-10-07T00:00:00Z');
    expect(bank.available).toBe(1);
    expect(events.map(({ type }) => type)).toEqual(['reset-granted']);
  });

  it('a top-level array is a list', () => {
    const { available, detail, resets: listed } = resets([one, { ...one, id: 'b' }]);
    expect([available, detail, listed.length]).toEqual([2, 'dated', 2]);
    expect(resets([])).toMatchObject({ available: 0, detail: 'none' });
  });

  it('inside the usage body are read as the list', () => {
    const held = { rate_limit_reset_credits: { available_count: 1, credits: [one] } };
    expect(usage({ rate_limit: { primary_window: weekly }, ...held }).bank).toMatchObject({
      available: 1,
      detail: 'dated',
      resets: [{ status: 'available', expiresAt: ends }],
    });
  });

  it('inside usage bodies are granted once, used once and never vanish beside their own count', () => {
    const body = (when: string, used: number, end: string, ...held: object[]) => ({
      at: when,
      body: usageBody(when, [{ used, seconds: 604_800, ends: end }], {
        rate_limit_reset_credits: { available_count: held.length, credits: held },
      }),
    });
    const two = { ...one, id: 'b', granted_at: '2026-10-04T00:00:00Z' };
    const { events, bank } = documentOf([
      body('2026-10-03T08:00:00Z', 50, ends, one),
      body('2026-10-04T08:00:00Z', 80, ends, one, two),
      body('2026-10-05T08:00:00Z', 1, '2026-10-12T08:00:00Z', two),
    ]);
    expect(events.map(({ type }) => type)).toEqual(['reset-granted', 'reset-redeemed']);
    expect(bank.resets.map(({ status }) => status)).toEqual(['available', 'redeemed']);
  });
});

describe('credits bought automatically', () => {
  it('are said with the balance, as last stated', () => {
    const path = '/subscriptions/auto_top_up/settings';
    const settings = { at, path, body: sample('auto-top-up-settings-2026-05.json') };
    const { credits: shown } = documentOf([{ at, body: { plan_type: 'plus', credits } }, settings]);
    expect(shown).toMatchObject({ state: 'balance', autoTopUp: { enabled: true, threshold: '125' } });
    expect(usage({ credits }).credits.autoTopUp).toBeNull();
  });
});

describe('spend limits', () => {
  const month = '/accounts/acct-1/spend-controls/current-user/monthly-usage?supports_usage_limit_modes=true';

  it('of a month are read, and stop work where they are hard', () => {
    const own = { at, body: { user_id: 'user-1', account_id: 'acct-1', plan_type: 'business' } };
    const spent = (used: number, mode: string) => ({
      at: '2026-10-05T08:00:01Z',
      path: month,
      body: { current_month_usage: used, effective_monthly_limit: { limit: 7000, enforcement_mode: mode } },
    });
    const headlineOf = (used: number, mode: string) => documentOf([own, spent(used, mode)]).headline;
    expect(headlineOf(1780.2, 'HARD_CAP')).toMatchObject({
      state: 'free',
      text: 'Good to go. Next limit: your spending limit, 74% left.',
    });
    expect(headlineOf(7000, 'HARD_CAP')).toMatchObject({ state: 'blocked', text: 'Blocked by a spending limit.' });
    expect(headlineOf(7000, 'SOFT_CAP').state).toBe('free');
    expect(headlineOf(7000, 'NO_LIMIT').state).toBe('free');
  });

  it('by a POST elsewhere are ignored', () => {
    const replayed = replayShots([{ at, method: 'POST', body: { plan_type: 'plus' } }]);
    expect([replayed.ignored, replayed.accounts]).toEqual([1, []]);
  });

  it('use by task is read by POST alone, and changes nothing of what is shown now', () => {
    const path = '/wham/usage/thread_usage/query_v2';
    const tasks = { at, path, body: sample('thread-usage-fixture-2026-10.json') };
    const own = { at, body: { plan_type: 'plus', rate_limit: { primary_window: weekly } } };
    const replayed = replayShots([own, { ...tasks, method: 'POST' }, tasks]);
    expect(replayed.ignored).toBe(1);
    expect(replayed.accounts[0]?.observations.map(({ kind }) => kind).sort()).toEqual(['thread-usage', 'usage']);
    expect(JSON.stringify(replayed)).not.toMatch(/jane|PLACEHOLDER/);
  });

  it.each<[string, object | number]>([
    ['as used and limit alone', { used: 37.5, limit: 100 }],
    ['as what remains', { remaining_percent: 62.5 }],
  ])('%s', (_, individual_limit) => {
    const { headline } = usage({ plan_type: 'enterprise', spend_control: { reached: false, individual_limit } });
    expect(headline).toMatchObject({ state: 'free', text: 'Good to go. Next limit: your spending limit, 62% left.' });
  });

  it('a bare number is the limit alone', () => {
    const { headline, drift } = usage({
      plan_type: 'enterprise',
      spend_control: { reached: false, individual_limit: 100 },
    });
    expect([headline.state, drift]).toEqual(['free', []]);
  });
});
