import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeSeries } from '../../../lab/generated/make-series';
import type { WindowForecast } from '../../../src/domain/forecast/outlook';
import type { UsageReading } from '../../../src/domain/forecast/usage-readings';
import { forecastWindow } from '../../../src/domain/forecast/window-forecast';
import { hourMs, weekMs } from '../../../src/domain/time/instant';

const window = { limit: 'codex', seconds: 604_800 };
const series = (['office', 'agent-farm', 'weekend', 'idle'] as const).map((kind) =>
  makeSeries(kind, 302, 5).readings.map((reading) => ({
    ...reading,
    at: Date.parse(reading.at),
    resetsAt: Date.parse(reading.resetsAt),
  })),
);

/** What must hold for any forecast. */
function isSane(forecast: WindowForecast): boolean {
  const { madeAt, resetsAt, runsOut, runsOutAt, leftAtEnd, line } = forecast;
  const times = runsOutAt ? [madeAt, runsOutAt.q10, runsOutAt.q50, runsOutAt.q90, resetsAt] : [];
  const left = [0, leftAtEnd.q10, leftAtEnd.q50, leftAtEnd.q90, 100];
  const drawn = line.flatMap(({ q10, q50, q90 }) => [[0, q10, q50, q90, 100]]);
  const falls = line.every(({ q50, at }, index) => {
    const before = line[index - 1];
    return !before || (q50 <= before.q50 && at > before.at);
  });
  return [times, left, ...drawn].every(isAscending) && falls && runsOut >= 0 && runsOut <= 1 && resetsAt > madeAt;
}

function isAscending(values: readonly number[]): boolean {
  return values.every((value, index) => value >= (values[index - 1] ?? value) - 1e-9);
}

const { seconds } = window;
const start = Date.UTC(2026, 5, 1);
const weekAt = (hour: number, usedPercent: number) => ({
  at: start + hour * hourMs,
  usedPercent,
  resetsAt: start + weekMs,
  seconds,
});
const silenceOf = (readings: readonly UsageReading[], hour: number) =>
  forecastWindow({ window, readings, now: start + hour * hourMs, zone: 'UTC' })?.silence;

describe('forecastWindow', () => {
  it('names no past instant, no percent below 0 or above 100, and a line that only falls', () => {
    fc.assert(
      fc.property(fc.constantFrom(...series), fc.integer({ min: 5, max: 800 }), (readings, hours) => {
        const now = (readings[0]?.at ?? 0) + hours * hourMs;
        const forecast = forecastWindow({ window, readings, now, zone: 'America/Los_Angeles' });
        expect(forecast === null || isSane(forecast)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('is null for a window whose end has passed, and has a reason where there is too little data', () => {
    const [readings = []] = series;
    const first = readings[0]?.at ?? 0;
    expect(forecastWindow({ window, readings: [], now: first, zone: 'UTC' })).toBeNull();
    expect(forecastWindow({ window, readings, now: first + 4000 * hourMs, zone: 'UTC' })).toBeNull();
    const early = forecastWindow({ window, readings: readings.slice(0, 2), now: first + hourMs, zone: 'UTC' });
    expect(early?.silence).not.toBeNull();
    expect(early?.runsOutAt).toBeNull();
  });

  it('has the reason "too few readings", not "too early", late in a window read twice', () => {
    const seen = [weekAt(120, 30), weekAt(130, 34)];
    const before = [weekAt(-100, 9), weekAt(-90, 12), weekAt(-80, 20)].map((one) => ({ ...one, resetsAt: start }));
    expect(silenceOf([...before, ...seen], 131)).toBe('too-few-readings');
    expect(silenceOf([...before, ...seen, weekAt(131, 35)], 131)).toBeNull();
  });

  it('counts a window as exhausted that read 100 and then 99', () => {
    expect(silenceOf([weekAt(100, 90), weekAt(110, 100), weekAt(120, 99)], 121)).toBe('exhausted');
  });

  it('does not continue a cycle that an early reset ended, while nothing is used', () => {
    const seen = [weekAt(20, 30), weekAt(30, 40), weekAt(40, 50)];
    const after = { at: start + 50 * hourMs, usedPercent: 0, resetsAt: start + 50 * hourMs + weekMs, seconds };
    expect(silenceOf(seen, 51)).toBeNull();
    expect(silenceOf([...seen, after], 51)).toBe('not-started');
  });

  it('is stale when the last reading is older than three days or half the window', () => {
    const seen = [weekAt(20, 30), weekAt(30, 40), weekAt(40, 50)];
    expect([60, 111, 113].map((hour) => silenceOf(seen, hour))).toEqual([null, null, 'stale']);
  });

  it('ignores a bound just below what is left, since it is uncertain', () => {
    const seen = [weekAt(20, 30), weekAt(30, 45), weekAt(40, 60)];
    const ask = (burnablePercent: number, linear = false) =>
      forecastWindow({ window, readings: seen, now: start + 41 * hourMs, zone: 'UTC', burnablePercent, linear });
    expect(ask(39)?.runsOut).toBeGreaterThan(0.4);
    expect(ask(20)?.runsOut).toBe(0);
    expect(ask(20, true)?.runsOut).toBe(0);
    expect(ask(20, true)?.leftAtEnd.q50).toBe(20);
  });

  it('gives running out a probability of 0 when the 5-hour window allows less than is left', () => {
    const readings = series[1] ?? [];
    const now = (readings[0]?.at ?? 0) + 24 * 7 * 3 * hourMs + 30 * hourMs;
    const free = forecastWindow({ window, readings, now, zone: 'UTC' });
    const bound = forecastWindow({ window, readings, now, zone: 'UTC', burnablePercent: 1 });
    if (!free || !bound || free.silence !== null) return expect.fail('the series does not speak at this moment');
    expect(free.runsOut).toBeGreaterThan(0.5);
    expect(bound.runsOut).toBe(0);
    expect(bound.leftAtEnd.q10).toBeGreaterThanOrEqual(100 - bound.usedPercent - 1.5);
  });
});
