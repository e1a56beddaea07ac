import { describe, expect, it } from 'vitest';
import type { WindowView } from '../../../src/domain/accounts/account-view';
import type { StoredForecast } from '../../../src/domain/forecast/stored-outlook';
import { windowOutlook, workOutlook } from '../../../src/domain/forecast/window-outlook';
import { dayMs, hourMs, minuteMs } from '../../../src/domain/time/instant';
import { now, plus, weekly } from '../../support/fixtures/account-view';
import { aroundInstant, storedForecast, storedOutlook } from '../../support/fixtures/stored-outlook';
import { testTranslator } from '../../support/translator';

const { spell } = testTranslator({ now: () => now, place: { zone: 'Europe/Berlin', locale: 'en-GB' } });
const fiveHour = plus.windows.find(({ seconds }) => seconds === 18_000) as WindowView;
const tuesday = now + 3 * dayMs;

describe('windowOutlook', () => {
  const outlook = (more: Partial<StoredForecast>, window: WindowView = weekly) =>
    windowOutlook({ forecasts: [storedForecast(weekly, more)] }, window);
  const line = (more: Partial<StoredForecast>) => {
    const made = outlook(more);
    return made && spell(made.text);
  };

  it('says what is left, or when it runs out and how likely', () => {
    expect(line({})).toBe('lasts, ~43% left');
    expect(line({ runsOut: 0.67, runsOutAt: aroundInstant(tuesday) })).toBe('out ~Tue, 2 in 3');
    expect(line({ runsOut: 0.9, runsOutAt: aroundInstant(now + 2 * hourMs) })).toBe('out ~16:18, 9 in 10');
    expect(line({ runsOut: 0.5 })).toBe('may run out, 1 in 2');
  });

  it('warns above 60 %, and names a run-out from 40 % on', () => {
    const flags = [0.39, 0.4, 0.6, 0.61].map((runsOut) => {
      const { runsOut: out, isAtRisk } = outlook({ runsOut }) ?? expect.fail();
      return [out, isAtRisk];
    });
    expect(flags).toEqual([
      [false, false],
      [true, false],
      [true, false],
      [true, true],
    ]);
  });

  it('says nothing where the forecast no longer holds, or no cycle runs', () => {
    expect(windowOutlook(null, weekly)).toBeNull();
    expect(outlook({ silence: 'too-little-used' })).toBeNull();
    expect(outlook({}, { ...weekly, usedPercent: 75, leftPercent: 25 })).toBeNull();
    expect(outlook({}, { ...weekly, resetsAt: (weekly.resetsAt ?? 0) + hourMs })).toBeNull();
    expect(outlook({}, { ...weekly, state: 'recovered' })).toBeNull();
  });
});

describe('workOutlook', () => {
  const work = (week: Partial<StoredForecast>, short: Partial<StoredForecast> = {}, windows = plus.windows) => {
    const made = workOutlook({ forecasts: [storedForecast(weekly, week), storedForecast(fiveHour, short)] }, windows);
    return made && [spell(made.lead), spell(made.reason)];
  };

  it('names the window with the highest odds, not the one with the least left', () => {
    const windows = plus.windows.map((window) => (window === fiveHour ? { ...window, leftPercent: 5 } : window));
    const made = workOutlook(storedOutlook, windows);
    expect(made?.window.seconds).toBe(604_800);
    expect(made && [spell(made.lead), spell(made.reason)]).toEqual([
      'Good to go, probably until Tuesday afternoon.',
      'Weekly runs out first; full again Wed 25 Nov, 15:18.',
    ]);
  });

  it('names the hour for a window of a few hours', () => {
    const short = { runsOut: 0.8, runsOutAt: aroundInstant(now + 90 * minuteMs) };
    expect(work({ runsOut: 0.67, runsOutAt: aroundInstant(tuesday) }, short)).toEqual([
      'Good to go, probably until about 15:48.',
      '5-hour runs out first; full again today 18:52.',
    ]);
    expect(work({}, { runsOut: 0.55 })).toEqual([
      'Good to go.',
      '5-hour will probably run out before it is full again today 18:52.',
    ]);
  });

  it('promises the week where nothing is at risk, and doubts it where something may run out', () => {
    expect(work({})).toEqual([
      'Good all week.',
      'Weekly is full again Wed 25 Nov, 15:18, with about 43% left by then.',
    ]);
    expect(work({ runsOut: 0.3, runsOutAt: aroundInstant(tuesday) })).toEqual([
      'Good to go, probably all week.',
      '1 in 3 chance that Weekly runs out Tuesday afternoon; full again Wed 25 Nov, 15:18.',
    ]);
    expect(work({}, { runsOut: 0.2 })).toEqual([
      'Good to go, probably all week.',
      '1 in 5 chance that 5-hour runs out before it is full again today 18:52.',
    ]);
  });

  it('says nothing where nobody knows: no forecast, or none of the longest window', () => {
    expect(workOutlook(null, plus.windows)).toBeNull();
    expect(work({ silence: 'too-little-used' })).toBeNull();
    expect(work({ silence: 'too-little-used' }, { runsOut: 0.8 })?.[0]).toBe('Good to go.');
  });

  it('does not speak of a window the user has hidden', () => {
    const risky = { runsOut: 0.8, runsOutAt: aroundInstant(now + 90 * minuteMs) };
    const windows = plus.windows.map((window) =>
      window === fiveHour ? { ...window, isHidden: true as const } : window,
    );
    expect(work({}, risky, windows)?.[0]).toBe('Good all week.');
  });

  it('leaves out extra limits: they stop only what they are for', () => {
    const spark: WindowView = { ...fiveHour, limit: 'codex_bengalfox', name: 'Spark' };
    const forecasts = [storedForecast(weekly), storedForecast(fiveHour), storedForecast(spark, { runsOut: 0.9 })];
    const made = workOutlook({ forecasts }, [...plus.windows, spark]);
    expect(made && spell(made.lead)).toBe('Good all week.');
  });
});
