import { describe, expect, it } from 'vitest';
import type { Headline } from '../../../src/domain/accounts/account-view';
import { viewAccount } from '../../../src/domain/accounts/view-account';
import type { ViewOptions } from '../../../src/domain/accounts/view-options';
import { foldAll } from '../../../src/domain/fold/fold';
import type { StoredForecast } from '../../../src/domain/forecast/stored-outlook';
import { appBadge, badgeFor } from '../../../src/domain/headline/badge';
import type { CreditsReading, Observation, UsageFacts } from '../../../src/domain/observations/observation';
import type { Instant } from '../../../src/domain/time/instant';
import { aroundInstant, storedForecast } from '../../support/fixtures/stored-outlook';
import { bank, fiveHour, hour, reset, usage, week, win } from '../../support/timeline';
import { testReportTranslator } from '../../support/translator';

const credits: CreditsReading = {
  has: true,
  unlimited: false,
  balance: '100',
  overageReached: false,
  localMessages: null,
  cloudMessages: null,
};
const gate = (allowed: boolean | null, reached: boolean | null = null) => ({
  gates: [{ limit: 'codex', allowed, reached }],
});

function headlineAt(hours: number, ...observations: Observation[]) {
  return spelled(viewAccount(foldAll('me', observations).fold.state, hour(hours)).headline, hour(hours));
}

/** With its sentences as text. */
function spelled(headline: Headline, now: Instant) {
  return { ...headline, text: testReportTranslator('UTC', now).sentences(headline.sentences) };
}

describe('the headline', () => {
  it('is unknown before anything was read', () => {
    expect(headlineAt(0)).toMatchObject({ state: 'unknown', until: null, by: null });
  });

  it('names the next limit while work is free', () => {
    const headline = headlineAt(0.1, usage(0, [win(fiveHour, 33, 4), win(week, 5, 100)]));
    expect(headline).toMatchObject({ state: 'free', until: hour(4), by: { seconds: fiveHour } });
    expect(headline.text).toBe('Good to go. Next limit: 5-hour, 67% left, full again Tue 1 Sep, 04:00 UTC.');
  });

  it('is blocked by the latest-ending window that is used up', () => {
    const full = usage(0, [win(fiveHour, 100, 4), win(week, 100, 100)], gate(false, true));
    expect(headlineAt(1, full)).toMatchObject({ state: 'blocked', until: hour(100), by: { seconds: week } });
  });

  it('never says that 5-hour is back while weekly is used up', () => {
    const full = usage(0, [win(fiveHour, 100, 4), win(week, 100, 100)], gate(false, true));
    const later = headlineAt(5, full);
    expect(later).toMatchObject({ state: 'blocked', until: hour(100) });
    expect(later.text).toBe('Blocked by Weekly until Sat 5 Sep, 04:00 UTC. 5-hour cannot help before that.');
  });

  it('lets `allowed` decide over 100 %', () => {
    const carried = usage(0, [win(week, 100, 100)], { ...gate(true, false), credits });
    expect(headlineAt(0, carried)).toMatchObject({ state: 'free', by: { seconds: week } });
    expect(headlineAt(0, carried).text).toBe(
      'Good to go on credits. Weekly is used up; you are now using credits (100 left).',
    );
  });

  it('goes on from credits where the plan refuses a spent window', () => {
    const spent = usage(0, [win(week, 100, 100)], {
      ...gate(false, true),
      credits: { ...credits, balance: '489.2594' },
    });
    expect(headlineAt(0, spent)).toMatchObject({
      state: 'free',
      text: 'Good to go on credits. Weekly is used up; you are now using credits (489.25 left).',
    });
  });

  it.each([
    ['the overage limit is reached', { ...credits, overageReached: true }],
    ['the balance is nothing', { ...credits, balance: '0' }],
  ])('is blocked by a spent window when %s', (_, no) => {
    expect(headlineAt(0, usage(0, [win(week, 100, 100)], { ...gate(false, true), credits: no })).state).toBe('blocked');
  });

  it('is blocked by a refusal below 100 %, credits or not', () => {
    expect(headlineAt(0, usage(0, [win(week, 12, 100)], { ...gate(false), credits })).state).toBe('blocked');
  });

  it('is blocked by a spending stop, also where the plan allows work', () => {
    const spend = { reached: true, reachedType: null, limits: [] };
    const stopped = usage(0, [win(week, 100, 100)], { ...gate(true, false), credits, spend });
    expect(headlineAt(0, stopped)).toMatchObject({ state: 'blocked', text: 'Blocked by a spending limit.' });
  });

  it('is blocked by a workspace’s reason where nothing else is stated', () => {
    const reason = usage(0, [], { gates: [], reachedType: 'workspace_member_credits_depleted' });
    expect(headlineAt(0, reason)).toMatchObject({
      state: 'blocked',
      text: 'Codex refuses work. Your credits in this workspace are used up.',
    });
  });

  it('names the models that cannot be used while they cannot', () => {
    const model = { slug: 'gpt-6-astra', available: false, availableAt: hour(0.5), creditsWouldEnable: true };
    const seen = usage(0, [win(week, 5, 100)], { models: [model, { ...model, slug: 'other', available: true }] });
    expect(headlineAt(0.4, seen).text).toMatch(/^Good to go, except with gpt-6-astra\. Next limit: Weekly/);
    expect(headlineAt(0.5, seen).text).toMatch(/^Good to go\. Next limit/);
  });

  it('is blocked by a refusal at 25 %', () => {
    const refused = usage(0, [win(week, 25, 100)], gate(false));
    expect(headlineAt(0, refused)).toMatchObject({ state: 'blocked', until: null, by: null });
  });

  it('decides by the windows where the page states no `allowed`', () => {
    expect(headlineAt(0, usage(0, [win(week, 100, 100)], gate(null, null))).state).toBe('blocked');
    expect(headlineAt(0, usage(0, [win(week, 100, 100)], { ...gate(null), credits })).state).toBe('free');
    expect(headlineAt(0, usage(0, [win(week, 50, 100)], gate(null, true))).state).toBe('blocked');
  });

  it('does not show a passed block as current', () => {
    const full = usage(0, [win(week, 100, 100)], gate(false, true));
    const later = headlineAt(101, full);
    expect(later).toMatchObject({ state: 'free', until: null });
    expect(later.text).toBe('Weekly should be full since Sat 5 Sep, 04:00 UTC, not confirmed.');
  });

  it('names a spending limit that stops the work', () => {
    const spend = {
      reached: true,
      reachedType: 'individual',
      limits: [
        {
          scope: 'individual' as const,
          limit: '10',
          used: '10',
          remaining: '0',
          usedPercent: 100,
          resetsAt: hour(500),
        },
      ],
    };
    expect(headlineAt(0, usage(0, [win(week, 5, 100)], { ...gate(false), spend }))).toMatchObject({
      state: 'blocked',
      until: hour(500),
      by: null,
    });
  });

  it('ignores extra limits such as Spark, and code review', () => {
    const spark = [win(week, 5, 100), win(week, 100, 90, 'codex_bengalfox'), win(week, 100, 90, 'code_review')];
    expect(headlineAt(0, usage(0, spark))).toMatchObject({ state: 'free', by: { limit: 'codex' } });
  });

  it('still counts a window that is missing from one body', () => {
    const full = usage(0, [win(fiveHour, 30, 4), win(week, 100, 100)], gate(false, true));
    expect(headlineAt(1, full, usage(1, [win(fiveHour, 30, 4)], gate(false, true)))).toMatchObject({
      state: 'blocked',
      by: { seconds: week },
    });
  });

  it('says that 5-hour should be back, not confirmed, once its end has passed', () => {
    const full = usage(0, [win(fiveHour, 100, 4), win(week, 40, 100)], gate(false, true));
    expect(headlineAt(5, full).text).toBe('5-hour should be full since Tue 1 Sep, 04:00 UTC, not confirmed.');
  });

  it('names what is still open while the account is blocked', () => {
    const spare = { ...win(week, 26, 90, 'base_model_inference'), name: 'gpt-reserve' };
    const gates = [gate(false).gates[0], { limit: 'base_model_inference', allowed: true, reached: false }];
    const headline = headlineAt(
      0,
      usage(0, [win(week, 100, 100), spare], { gates: gates.flatMap((one) => one ?? []) }),
    );
    expect(headline.text).toContain('Still open: Luna Reserve.');
  });

  it('covers a workspace with a spending limit and no windows', () => {
    const limit = {
      scope: 'individual' as const,
      limit: '10',
      used: '4',
      remaining: '6',
      usedPercent: 40,
      resetsAt: hour(500),
    };
    const spend = { reached: false, reachedType: null, limits: [limit] };
    const headline = headlineAt(0, usage(0, [], { ...gate(null), spend }));
    expect(headline).toMatchObject({ state: 'free', until: hour(500), by: null });
    expect(headline.text).toContain('spending limit, 60% left');
  });

  it('says so when nothing has started', () => {
    expect(headlineAt(0, usage(0, [win(week, 0, 168)])).text).toBe(
      'Good to go. Your windows start with your next message.',
    );
  });
});

describe('the headline by the forecast', () => {
  const seen = usage(0, [win(fiveHour, 80, 4), win(week, 40, 100)]);
  const { windows } = viewAccount(foldAll('me', [seen]).fold.state, hour(0));
  const made = (seconds: number, more: Partial<StoredForecast>) => {
    const window = windows.find((one) => one.seconds === seconds) ?? expect.fail();
    return storedForecast(window, { madeAt: hour(0), ...more });
  };
  const outlook = {
    forecasts: [made(fiveHour, {}), made(week, { runsOut: 0.67, runsOutAt: aroundInstant(hour(62)) })],
  };
  const headlineBy = (hours: number, options: ViewOptions, observation = seen) =>
    spelled(viewAccount(foldAll('me', [observation]).fold.state, hour(hours), options).headline, hour(hours));

  it('names the window most likely to run out, not the one with the least left', () => {
    const headline = headlineBy(0.1, { outlook });
    expect(headline).toMatchObject({ state: 'free', until: hour(100), by: { limit: 'codex', seconds: week } });
    expect(headline.text).toBe(
      'Good to go, probably until Thursday afternoon. Weekly runs out first; full again Sat 5 Sep, 04:00 UTC.',
    );
  });

  it('says that the week is good where nothing is at risk, in the figures the user chose', () => {
    const lasts = { forecasts: [made(fiveHour, {}), made(week, {})] };
    expect(headlineBy(0.1, { outlook: lasts }).text).toBe(
      'Good all week. Weekly is full again Sat 5 Sep, 04:00 UTC, with about 43% left by then.',
    );
    expect(headlineBy(0.1, { outlook: lasts, gauge: 'used' }).text).toContain('with about 57% used by then');
  });

  it('names the lowest percentage where nobody can forecast, in the figures the user chose', () => {
    const text = 'Good to go. Next limit: 5-hour, 20% left, full again Tue 1 Sep, 04:00 UTC.';
    expect(headlineBy(0.1, {}).text).toBe(text);
    expect(headlineBy(0.1, { outlook: { forecasts: [] } }).text).toBe(text);
    expect(headlineBy(0.1, { gauge: 'used' }).text).toContain('Next limit: 5-hour, 80% used');
  });

  it('is not certain of a reading that is an hour old', () => {
    expect(headlineBy(3, { outlook }).text).toBe(
      'Good to go, as of 3 h ago. Next limit: 5-hour, 20% left, full again Tue 1 Sep, 04:00 UTC.',
    );
  });

  it('leaves the word to a model that is not available, to a block, and to a window that should be full again', () => {
    const model = { slug: 'gpt-6-astra', available: false, availableAt: null, creditsWouldEnable: true };
    const asOf = (change: Partial<UsageFacts>) =>
      headlineBy(0.1, { outlook }, usage(0, [win(fiveHour, 80, 4), win(week, 40, 100)], change)).text;
    expect(asOf({ models: [model] })).toMatch(/^Good to go, except with gpt-6-astra\. Next limit: 5-hour/);
    expect(asOf({ gates: [{ limit: 'codex', allowed: false, reached: true }] })).toMatch(/^Codex refuses work/);
  });

  it('does not speak of a hidden window', () => {
    expect(headlineBy(0.1, { outlook, hidden: [`codex/${week}`] }).by).toEqual({ limit: 'codex', seconds: fiveHour });
  });

  it('is followed by badge, warning and tooltip', () => {
    const view = viewAccount(foldAll('me', [seen]).fold.state, hour(0.1), { outlook });
    const badge = badgeFor(view, hour(0.1), 'left', outlook);
    expect(badge).toMatchObject({ text: '60', tone: 'warn' });
    const tooltip = testReportTranslator('UTC', hour(0.1)).sentences(badge.title ?? []);
    expect(tooltip).toMatch(/^Good to go, probably until Thursday afternoon\. Weekly runs out first/);
    const lasting = { forecasts: [made(fiveHour, {}), made(week, {})] };
    const calm = viewAccount(foldAll('me', [usage(0, [win(fiveHour, 80, 4), win(week, 80, 100)])]).fold.state, hour(0));
    expect(badgeFor(calm, hour(0), 'left').tone).toBe('warn');
    const shown = viewAccount(foldAll('me', [seen]).fold.state, hour(0.1), { outlook: lasting });
    expect(badgeFor(shown, hour(0.1), 'left', lasting)).toMatchObject({ text: '60', tone: 'calm' });
  });
});

describe('the way out of a block', () => {
  const full = usage(0, [win(fiveHour, 20, 4), win(week, 100, 100)], gate(false, true));

  it('is a banked reset, said before anything else', () => {
    expect(headlineAt(0.1, full, bank(0, [reset('a', -600, 71)])).text).toBe(
      'Blocked by Weekly until Sat 5 Sep, 04:00 UTC. Your banked reset frees you now. 5-hour cannot help before that.',
    );
    const two = bank(0, [reset('a', -600, 71), reset('b', -600, 80)]);
    expect(headlineAt(0.1, full, two).text).toContain('A banked reset frees you now.');
  });

  it.each([
    ['has expired', reset('a', -600, 0.05)],
    ['was redeemed', reset('a', -600, 71, 'redeemed')],
    ['is of another type', { ...reset('a', -600, 71), otherType: 'something' }],
  ])('is none where it %s', (_, held) => {
    expect(headlineAt(0.1, full, bank(0, [held])).text).not.toContain('banked reset');
  });
});

describe('the badge', () => {
  const badgeAt = (hours: number, ...observations: Observation[]) => {
    const now = hour(hours);
    return badgeFor(viewAccount(foldAll('me', observations).fold.state, now), now, 'left');
  };

  it('shows what is left of the binding window, or what is used', () => {
    const seen = usage(0, [win(fiveHour, 33, 4), win(week, 5, 100)]);
    expect(badgeAt(0, seen)).toMatchObject({ text: '67', tone: 'calm', hollow: false });
    const view = viewAccount(foldAll('me', [seen]).fold.state, hour(0));
    expect(badgeFor(view, hour(0), 'used').text).toBe('33');
  });

  it.each([
    [97, '3h'],
    [99.5, '30m'],
    [20, '3d'],
  ])('shows at hour %d that recovery is %s away', (hours, text) => {
    expect(badgeAt(hours, usage(hours, [win(week, 100, 100)], gate(false, true)))).toMatchObject({
      text,
      tone: 'stop',
    });
  });

  it('adds a mark when a reset expires within 72 h, within four characters', () => {
    const seen = [usage(0, [win(week, 0, 100)]), bank(0, [reset('a', -600, 71)])];
    expect(badgeAt(0, ...seen)).toMatchObject({ text: '100!', tone: 'warn' });
    expect(badgeAt(72, ...seen).text).not.toContain('!');
  });

  it('has the level of its ring: what is left whatever the figure says, 0 while blocked, none before a reading', () => {
    const seen = usage(0, [win(fiveHour, 33, 4), win(week, 5, 100)]);
    const view = viewAccount(foldAll('me', [seen]).fold.state, hour(0));
    expect(badgeFor(view, hour(0), 'used').level).toBe(67);
    expect(badgeAt(97, usage(97, [win(week, 100, 100)], gate(false, true))).level).toBe(0);
    expect(badgeFor(null, hour(0), 'left').level).toBeNull();
  });

  it('is hollow when the reading is aged, or when nothing was read', () => {
    const seen = usage(0, [win(week, 40, 100)]);
    expect([badgeAt(0.5, seen).hollow, badgeAt(2, seen).hollow, badgeAt(101, seen).hollow]).toEqual([
      false,
      true,
      true,
    ]);
    expect(badgeFor(null, hour(0), 'left')).toMatchObject({ text: '', hollow: true });
  });

  it('of the app’s icon says the same number, and none where a number would be wrong', () => {
    const iconAt = (hours: number, gauge: 'left' | 'used', ...observations: Observation[]) =>
      appBadge(viewAccount(foldAll('me', observations).fold.state, hour(hours)), gauge);
    const seen = usage(0, [win(fiveHour, 33, 4), win(week, 5, 100)]);
    expect([iconAt(0, 'left', seen), iconAt(0, 'used', seen)]).toEqual([67, 33]);
    expect(iconAt(2, 'left', seen)).toBe(67);
    const blocked = usage(0, [win(week, 25, 100)], gate(false, true));
    expect([iconAt(0, 'left', blocked), iconAt(0, 'used', blocked)]).toEqual([0, 0]);
    expect(iconAt(0, 'used', usage(0, [win(week, 0, 100)]))).toBeNull();
    expect([iconAt(101, 'left', usage(0, [win(week, 40, 100)])), appBadge(null, 'left')]).toEqual([null, null]);
  });

  it('does not round 99.6 % used to nothing left', () => {
    const seen = usage(0, [win(week, 99.6, 100)]);
    expect(badgeAt(0, seen).text).toBe('1');
    const view = viewAccount(foldAll('me', [seen]).fold.state, hour(0));
    expect(badgeFor(view, hour(0), 'used').text).toBe('99');
    expect(spelled(view.headline, hour(0)).text).toContain('<1% left');
  });
});
