import { describe, expect, it } from 'vitest';
import type { Outlook } from '../../../src/domain/forecast/outlook';
import { forecastRunOut } from '../../../src/domain/forecast/run-out';
import { dayMs, hourMs } from '../../../src/domain/time/instant';
import { rememberForecasts, storedForecasts, storedOutlooks } from '../../../src/engine/alerts/stored-forecasts';
import { createMemoryValues } from '../../../src/pwa/indexed-db-values';
import { start, viewOf, windowRow } from '../../support/alert-fixtures';

const values = createMemoryValues();
const resetsAt = start + 3 * hourMs;
const windowAt = (usedPercent: number, end = resetsAt) => {
  const [window] = viewOf({ windows: [windowRow({ usedPercent, observedAt: start, resetsAt: end })] }, start).windows;
  if (!window) throw new Error('no window');
  return window;
};
const forecast = {
  limit: 'codex',
  seconds: 18_000,
  madeAt: start,
  resetsAt,
  usedPercent: 60,
  silence: null,
  runsOut: 0.8,
  runsOutAt: { q10: start + hourMs, q50: start + 2 * hourMs, q90: resetsAt },
};

const unsettled = { report: { log: [{ ...forecast, p: 0.8, outcome: null }] } };

describe('stored forecasts', () => {
  it('are stored for the worker, without what only a screen needs', async () => {
    const made = { ...unsettled, forecasts: [{ ...forecast, line: [1, 2] }] } as unknown as Outlook;
    expect(await rememberForecasts(async () => made, values)('a')).toBe(made);
    expect(await storedForecasts('a', values)).toEqual({ forecasts: [forecast] });
    expect(await storedForecasts('b', values)).toBeNull();
  });

  it('continue the log, and start a new one where the stored one is damaged', async () => {
    const before: unknown[] = [];
    const port = rememberForecasts(async (_account, log) => {
      before.push(log);
      return { forecasts: [], ...unsettled } as unknown as Outlook;
    }, createMemoryValues());
    await port('a');
    await port('a');
    await port('b');
    expect(before).toEqual([[], unsettled.report.log, []]);
    const damaged = createMemoryValues();
    await damaged.set({ 'forecasts/a': { forecasts: [], log: 'no list' } });
    await rememberForecasts(async (_account, log) => void before.push(log) as unknown as null, damaged)('a');
    expect(before.at(-1)).toEqual([]);
  });

  it('are read as far as they are whole: only a damaged row is lost', async () => {
    const [entry] = unsettled.report.log;
    const damaged = createMemoryValues();
    await damaged.set({ 'forecasts/a': { forecasts: [null, forecast, {}], log: [null, entry, { p: 'x' }, 7] } });
    expect(await storedForecasts('a', damaged)).toEqual({ forecasts: [forecast] });
    const before: unknown[] = [];
    await rememberForecasts(async (_account, log) => void before.push(log) as unknown as null, damaged)('a');
    expect(before).toEqual([[entry]]);
  });

  it('are read for the popup with the advice, for several accounts at once', async () => {
    const store = createMemoryValues();
    const whole = { ...forecast, leftAtEnd: { q10: 0, q50: 3, q90: 9 } };
    const made = { ...unsettled, forecasts: [{ ...whole, line: [] }], verdicts: [{ key: 'r', madeAt: start }] };
    await rememberForecasts(async () => made as unknown as Outlook, store)('a');
    expect(await storedOutlooks(['a', 'b'], store)).toEqual({
      a: { forecasts: [whole], advice: [{ key: 'r', madeAt: start }] },
    });
  });

  it('are read for the popup as far as they can be drawn, without advice where an older version stored none', async () => {
    const store = createMemoryValues();
    const whole = { ...forecast, leftAtEnd: { q10: 0, q50: 3, q90: 9 } };
    const unreadable = [forecast, { ...whole, runsOut: 'much' }, { ...whole, runsOutAt: {} }];
    await store.set({
      'forecasts/a': { forecasts: [whole, ...unreadable], log: [] },
      'forecasts/b': { forecasts: [], advice: [null, 7, { key: 'r' }] },
      'forecasts/c': 'damaged',
    });
    expect(await storedOutlooks(['a', 'b', 'c'], store)).toEqual({
      a: { forecasts: [whole], advice: [] },
      b: { forecasts: [], advice: [] },
    });
  });

  it('apply to the cycle they were made for, while use is about the same', () => {
    const made = { forecasts: [forecast] };
    expect(forecastRunOut(made, windowAt(61))).toEqual({ at: start + 2 * hourMs, probability: 0.8 });
    expect(forecastRunOut(made, windowAt(70))).toBeNull();
    expect(forecastRunOut(made, windowAt(60, resetsAt + hourMs))).toBeNull();
    expect(forecastRunOut({ forecasts: [{ ...forecast, silence: 'stale' }] }, windowAt(60))).toBeNull();
    expect(forecastRunOut({ forecasts: [{ ...forecast, madeAt: start - dayMs - 1 }] }, windowAt(60))).toBeNull();
    expect(forecastRunOut(null, windowAt(60))).toBeNull();
  });
});
