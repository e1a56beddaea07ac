import { describe, expect, it } from 'vitest';
import { describeUnused, unusedShares } from '../../../src/domain/advice/unused-share';
import { dayMs } from '../../../src/domain/time/instant';
import { fiveHours, start, viewOf, week, windowRow } from '../../support/alert-fixtures';
import { testTranslator } from '../../support/translator';

const text = testTranslator({ now: () => start });
const resetsAt = start + 2 * dayMs;
const view = viewOf(
  {
    windows: [
      windowRow({ seconds: week, usedPercent: 40, observedAt: start, resetsAt }),
      windowRow({ seconds: fiveHours, usedPercent: 10, observedAt: start, resetsAt: start + 3_600_000 }),
    ],
  },
  start,
);
const forecast = (seconds: number, end: number, q50: number) => ({
  limit: 'codex',
  seconds,
  madeAt: start,
  resetsAt: end,
  usedPercent: seconds === week ? 40 : 10,
  silence: null,
  runsOut: 0.1,
  runsOutAt: null,
  leftAtEnd: { q10: 20.2, q50, q90: 48.7 },
  pacePerHour: 1,
  recentPerHour: 1,
  model: 'learned' as const,
});
const outlook = { forecasts: [forecast(week, resetsAt, 34.6), forecast(fiveHours, start + 3_600_000, 80)], advice: [] };

describe('What expires unused', () => {
  it('is the median left at the end of the weekly window, with its band; shorter windows are no loss', () => {
    expect(unusedShares(view, outlook, start)).toEqual([
      { limit: 'codex', seconds: week, resetsAt, points: 35, least: 20, most: 49 },
    ]);
  });

  it('is not said without a forecast that holds, nor after the window’s end', () => {
    expect(unusedShares(view, null, start)).toEqual([]);
    expect(unusedShares(view, { ...outlook, forecasts: [forecast(week, resetsAt + dayMs, 34.6)] }, start)).toEqual([]);
    expect(unusedShares(view, outlook, resetsAt)).toEqual([]);
  });

  it('is said with what could be done: work brought forward, or a banked reset left to rest', () => {
    const [share = expect.fail()] = unusedShares(view, outlook, start);
    expect(text.sentences(describeUnused(share, false))).toBe(
      'Weekly: at this pace, 35 points expire unused Wed 4 Nov, 09:00. Bring work forward.',
    );
    expect(text.sentences(describeUnused(share, true))).toMatch(
      /Bring work forward, and let your banked reset rest\.$/,
    );
  });
});
