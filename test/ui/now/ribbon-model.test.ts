import { describe, expect, it } from 'vitest';
import { windowSeries } from '../../../src/domain/history/usage-series';
import { dayMs, hourMs } from '../../../src/domain/time/instant';
import {
  levelAt,
  lineAhead,
  ribbonPins,
  ribbonSpan,
  ribbonStops,
  ribbonWindow,
} from '../../../src/ui/now/ribbon-model';
import { now, plus, weekly } from '../../support/fixtures/account-view';
import { storedOutlook } from '../../support/fixtures/stored-outlook';
import { testTranslator } from '../../support/translator';

const span = ribbonSpan(weekly, now);
const monthly = { ...weekly, seconds: 2_592_000, startedAt: now - 20 * dayMs };
const text = testTranslator({ place: { zone: 'Europe/Berlin', locale: 'en-GB' }, now: () => now });

describe('the window of the ribbon', () => {
  const by = (seconds: number) => ({ headline: { ...plus.headline, by: { limit: 'codex', seconds } } });

  it('is the one the headline names, where it lasts for days', () => {
    expect(ribbonWindow({ ...by(monthly.seconds), windows: [...plus.windows, monthly] })).toBe(monthly);
    expect(ribbonWindow({ ...by(weekly.seconds), windows: [...plus.windows, monthly] })?.seconds).toBe(weekly.seconds);
  });

  it('is the longest one where the headline names a window of hours', () => {
    expect(ribbonWindow({ ...by(18_000), windows: plus.windows })?.seconds).toBe(weekly.seconds);
  });

  it('is none where the account has no long window of its own, or hides it', () => {
    const [short = expect.fail()] = plus.windows;
    expect(ribbonWindow({ ...by(18_000), windows: [short] })).toBeNull();
    expect(ribbonWindow({ ...by(18_000), windows: [short, { ...weekly, isHidden: true }] })).toBeNull();
  });
});

describe('the days of the ribbon', () => {
  it('are those of a week’s window, from its start to its end', () => {
    expect(span).toEqual({ fromAt: weekly.startedAt, toAt: (weekly.startedAt ?? 0) + 7 * dayMs });
  });

  it('leave three days ahead late in a window, and most of them before one has started', () => {
    expect(ribbonSpan(monthly, now)).toEqual({ fromAt: now - 4 * dayMs, toAt: now + 3 * dayMs });
    expect(ribbonSpan({ ...weekly, startedAt: null }, now).fromAt).toBe(now - dayMs);
    expect(ribbonSpan(null, now).toAt).toBe(now + 6 * dayMs);
  });
});

describe('the pins', () => {
  const pins = ribbonPins(plus, storedOutlook.advice, 3 * hourMs, now, span);

  it('are the ends of windows, what expires, and the best use of the next reset, soonest first', () => {
    expect(pins.map(({ kind, label }) => `${kind}: ${text.spell(label)}`)).toEqual([
      'window: 5-hour full',
      'best: best use',
      'expiry: reset expires',
      'window: Weekly full',
    ]);
    expect(pins[2]?.useBy).toBe((pins[2]?.at ?? 0) - 3 * hourMs);
  });

  it('are none of what lies beyond the seven days, nor of advice not to wait', () => {
    const useNow = storedOutlook.advice.map((one) => ({ ...one, advice: 'use-now' as const }));
    const soon = ribbonPins(plus, useNow, 0, now, { ...span, toAt: now + dayMs });
    expect(soon.map(({ kind }) => kind)).toEqual(['window']);
  });
});

describe('what is known of an instant', () => {
  const end = now + 4 * dayMs;
  const rows = [now - 3 * hourMs, now - hourMs].map((at, index) => ({
    kind: 'usage' as const,
    at,
    facts: { windows: [{ limit: 'codex', seconds: 604_800, usedPercent: 40 + index * 20, resetsAt: end }] },
  }));
  const series = windowSeries(rows as never, weekly);
  const line = [
    { at: now - hourMs, q10: 40, q50: 40, q90: 40 },
    { at: now + 3 * hourMs, q10: 0, q50: 20, q90: 36 },
  ];
  const level = (at: number) => levelAt(at, now, series, line);

  it('is the last reading before it', () => {
    expect(level(now - 2 * hourMs)).toEqual({ kind: 'read', left: 60 });
    expect(level(now)).toEqual({ kind: 'read', left: 40 });
  });

  it('is nothing before the first reading, long after one, and after its window ended', () => {
    expect(level(now - 4 * hourMs)).toEqual({ kind: 'unknown' });
    expect(levelAt(now + 5 * hourMs, now + 6 * hourMs, series, [])).toEqual({ kind: 'unknown' });
    expect(levelAt(end, end, windowSeries([{ ...rows[1], at: end - hourMs }] as never, weekly), [])).toEqual({
      kind: 'unknown',
    });
  });

  it('is the forecast ahead, between its points, and nothing beyond them', () => {
    expect(level(now + hourMs)).toEqual({ kind: 'forecast', left: 30, low: 20, high: 38 });
    expect(level(now + 4 * hourMs)).toEqual({ kind: 'unknown' });
  });

  it('is drawn from now on', () => {
    expect(lineAhead(line, now, end)).toEqual([{ at: now, q10: 30, q50: 35, q90: 39 }, line[1]]);
    expect(lineAhead([], now, end)).toEqual([]);
  });
});

it('stops at now, at each pin and every six hours', () => {
  const pins = ribbonPins(plus, [], 0, now, span);
  const stops = ribbonStops(span, now, pins);
  expect(stops).toEqual(stops.toSorted((a, b) => a - b));
  expect(stops.length).toBe(28 + 1 + pins.length);
  for (const at of [now, ...pins.map((pin) => pin.at)]) expect(stops).toContain(at);
});
