import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeSeries } from '../../../lab/generated/make-series';
import { forecastCycle } from '../../../src/domain/forecast/cycle-forecast';
import { mixtureCdf, mixtureQuantile } from '../../../src/domain/forecast/gamma-mixture';
import { localHours } from '../../../src/domain/forecast/hourly-usage';
import { hoursFromCycles } from '../../../src/domain/forecast/hours-from-cycles';
import { type UsageReading, usageCycles } from '../../../src/domain/forecast/usage-cycles';
import { dayMs, hourMs, weekMs } from '../../../src/domain/time/instant';

const monday = Date.UTC(2026, 5, 1);
const seconds = 604_800;

/** A weekly cycle from `startAt`, read every six hours, used at `perDay` until `untilAt`. */
function cycle(startAt: number, perDay: number, untilAt = startAt + weekMs - 1000): UsageReading[] {
  const readings: UsageReading[] = [];
  for (let at = startAt + 6 * hourMs; at <= untilAt; at += 6 * hourMs) {
    const usedPercent = Math.min(100, Math.floor(((at - startAt) / dayMs) * perDay));
    readings.push({ at, usedPercent, resetsAt: startAt + weekMs, seconds });
  }
  return readings;
}

const weeks = (count: number, perDay: number) =>
  Array.from({ length: count }, (_, week) => cycle(monday + week * weekMs, perDay)).flat();

describe('burnCycles', () => {
  it('takes ends that jitter by a second for one cycle', () => {
    const readings = cycle(monday, 10).map((reading, index) => ({
      ...reading,
      resetsAt: reading.resetsAt + (index % 3) * 1000 - 1000,
    }));
    expect(usageCycles(readings)).toHaveLength(1);
  });

  it('opens no cycle for a window that has not started', () => {
    const idle = [0, 1, 2].map((day) => ({
      at: monday + day * dayMs,
      usedPercent: 0,
      resetsAt: monday + day * dayMs + weekMs,
      seconds,
    }));
    expect(usageCycles(idle)).toEqual([]);
  });

  it('starts a new cycle at an early reset and knows when the old one was cut short', () => {
    const cutAt = monday + 3 * dayMs;
    const [first, second] = usageCycles([...cycle(monday, 20, cutAt), ...cycle(cutAt + hourMs, 5)]);
    expect(first?.closedAt).toBeLessThanOrEqual(cutAt + hourMs);
    expect(first?.closedAt).toBeLessThan(first?.endAt ?? 0);
    expect(second?.startAt).toBe(cutAt + hourMs);
  });

  it('sees an early reset even where use was low and nobody looked until it was higher again', () => {
    const cutAt = monday + 2 * dayMs;
    const cycles = usageCycles([...cycle(monday, 2, cutAt), ...cycle(cutAt + hourMs, 30).slice(1)]);
    expect(cycles.map(({ startAt }) => startAt)).toEqual([monday, cutAt + hourMs]);
  });

  it('takes a moved end for the same cycle while use goes on', () => {
    const readings = cycle(monday, 10).map((one) =>
      one.at > monday + 3 * dayMs ? { ...one, resetsAt: one.resetsAt + dayMs } : one,
    );
    expect(usageCycles(readings)).toHaveLength(1);
  });

  it('drops a reading that fell and was taken back', () => {
    const readings = cycle(monday, 10);
    const flap = { at: monday + 4 * dayMs + hourMs, usedPercent: 0, resetsAt: monday + 11 * dayMs, seconds };
    expect(usageCycles([...readings, flap])).toEqual(usageCycles(readings));
  });

  it('does not care in which order readings arrive', () => {
    const readings = weeks(2, 12);
    expect(usageCycles(readings.toReversed())).toEqual(usageCycles(readings));
  });
});

describe('burnHours', () => {
  it('keeps the sum of what was used and claims nothing for hours after the window was full', () => {
    const cycles = usageCycles(cycle(monday, 20));
    const {
      used: got,
      observed: seen,
      censored: refused,
    } = hoursFromCycles(cycles, localHours('UTC', monday), monday + weekMs);
    const sum = got.reduce((all, percent) => all + percent, 0);
    expect(sum).toBeGreaterThan(90);
    expect(sum).toBeLessThanOrEqual(100.001);
    expect([seen[160], refused[160], refused[60]]).toEqual([0, 1, 0]);
  });

  it('knows that a full window stays full to its end, whether or not somebody looks', () => {
    const left = usageCycles(cycle(monday, 20, monday + 5.5 * dayMs));
    expect(hoursFromCycles(left, localHours('UTC', monday), monday + weekMs).censored[160]).toBe(1);
  });

  it('tells refused hours from those nobody saw', () => {
    const blind = cycle(monday, 10).filter(({ at }) => at < monday + 2 * dayMs || at > monday + 4 * dayMs);
    const cycles = usageCycles([...blind, ...cycle(monday + 2 * weekMs, 10)]);
    const { observed: seen, censored: refused } = hoursFromCycles(
      cycles,
      localHours('UTC', monday),
      monday + 3 * weekMs,
    );
    expect(Math.max(...refused)).toBe(0);
    expect(seen[9 * 24]).toBe(0);
  });

  it('takes a fill that nobody saw for many hours as refused in part, not as so little wanted', () => {
    const seldom = cycle(monday, 40).filter(({ at }) => at <= monday + dayMs || at >= monday + 4 * dayMs);
    const {
      used: got,
      observed: seen,
      censored: refused,
    } = hoursFromCycles(usageCycles(seldom), localHours('UTC', monday), monday + weekMs);
    expect(got.reduce((all, percent) => all + percent, 0)).toBeLessThan(41);
    expect([seen[60], refused[60]]).toEqual([0, 1]);
  });
});

describe('localHours', () => {
  it('puts Monday midnight of the zone at a whole week', () => {
    const localHour = localHours('America/New_York', monday);
    expect(((localHour(monday + 4 * hourMs) % 168) + 168) % 168).toBe(0);
  });

  it('gives the repeated hour one place and skips the missing one', () => {
    const autumn = localHours('Europe/Berlin', Date.UTC(2026, 9, 19));
    const repeated = Date.UTC(2026, 9, 25, 0, 30);
    expect(autumn(repeated + hourMs)).toBe(autumn(repeated));
    const spring = localHours('Europe/Berlin', Date.UTC(2026, 2, 23));
    const before = Date.UTC(2026, 2, 29, 0, 30);
    expect(spring(before + hourMs) - spring(before)).toBe(2);
  });

  it('takes an unknown zone for UTC', () => {
    expect(localHours('Mars/Olympus', monday)(monday + hourMs)).toBe(localHours('UTC', monday)(monday + hourMs));
  });
});

describe('mixture', () => {
  const parts = fc.array(
    fc.record({
      mean: fc.double({ min: 0, max: 300, noNaN: true }),
      variance: fc.double({ min: 0, max: 5000, noNaN: true }),
      weight: fc.double({ min: 0.01, max: 5, noNaN: true }),
    }),
    { minLength: 1, maxLength: 8 },
  );
  const value = fc.double({ min: 0, max: 500, noNaN: true });

  it('never falls as the value grows and stays a probability', () => {
    fc.assert(
      fc.property(parts, value, value, (mixture, a, b) => {
        const [low, high] = [mixtureCdf(mixture, Math.min(a, b)), mixtureCdf(mixture, Math.max(a, b))];
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(high).toBeGreaterThanOrEqual(low - 1e-9);
      }),
    );
  });

  it('finds quantiles in order and never above the cap', () => {
    fc.assert(
      fc.property(parts, fc.integer({ min: 1, max: 100 }), (mixture, cap) => {
        const [a = 0, b = 0, c = 0] = [0.1, 0.5, 0.9].map((share) => mixtureQuantile(mixture, share, cap));
        expect(a).toBeLessThanOrEqual(b + 1e-9);
        expect(b).toBeLessThanOrEqual(c + 1e-9);
        expect(c).toBeLessThanOrEqual(cap);
      }),
    );
  });
});

describe('forecastCycle', () => {
  const now = monday + 3 * weekMs + 3 * dayMs;
  const at = (perDay: number) =>
    forecastCycle([...weeks(3, perDay), ...cycle(monday + 3 * weekMs, perDay)], now, 'UTC');

  it('says nothing from fewer than three readings, with no running cycle, or when it is full', () => {
    expect(forecastCycle(cycle(monday, 10).slice(0, 2), monday + dayMs, 'UTC')).toBeNull();
    expect(forecastCycle(cycle(monday, 10), monday + 2 * weekMs, 'UTC')).toBeNull();
    expect(forecastCycle(cycle(monday, 50), monday + 3 * dayMs, 'UTC')).toBeNull();
    expect(forecastCycle([], monday, 'UTC')).toBeNull();
  });

  it('is sure at both ends: a light user lasts, a heavy one runs out', () => {
    expect(at(2)?.runsOut).toBeLessThan(0.02);
    expect(at(25)?.runsOut).toBeGreaterThan(0.9);
  });

  it('calls running out no less likely the more was used already', () => {
    const history = weeks(3, 11);
    fc.assert(
      fc.property(fc.integer({ min: 6, max: 95 }), fc.integer({ min: 0, max: 4 }), (used, more) => {
        const forecast = (latest: number) =>
          forecastCycle(
            [
              ...history,
              ...cycle(monday + 3 * weekMs, 2, now - hourMs),
              { at: now, usedPercent: latest, resetsAt: monday + 4 * weekMs, seconds },
            ],
            now,
            'UTC',
          );
        expect(forecast(used + more)?.runsOut ?? 0).toBeGreaterThanOrEqual((forecast(used)?.runsOut ?? 0) - 1e-6);
      }),
      { numRuns: 40 },
    );
  });

  it('keeps its deciles in order between what is used and 100', () => {
    for (const kind of ['bursty', 'idle', 'agent-farm', 'moving-zone'] as const) {
      const series = makeSeries(kind, 301, 5).readings.map((reading) => ({
        ...reading,
        at: Date.parse(reading.at),
        resetsAt: Date.parse(reading.resetsAt),
      }));
      for (let moment = monday; moment < monday + 5 * weekMs; moment += 31 * hourMs) {
        const forecast = forecastCycle(series, moment, 'Asia/Tokyo');
        if (!forecast) continue;
        const { usedPercent, q10, q50, q90, endAt, runsOut } = forecast;
        expect([usedPercent, q10, q50, q90, 100]).toEqual([usedPercent, q10, q50, q90, 100].toSorted((a, b) => a - b));
        expect(endAt).toBeGreaterThan(moment);
        expect(runsOut >= 0 && runsOut <= 1).toBe(true);
      }
    }
  });

  it('ignores what was read after now', () => {
    const history = [...weeks(3, 11), ...cycle(monday + 3 * weekMs, 11, now)];
    const later = cycle(monday + 3 * weekMs, 30).filter((reading) => reading.at > now);
    expect(forecastCycle([...history, ...later], now, 'UTC')).toEqual(forecastCycle(history, now, 'UTC'));
  });

  it('knows less, and says so, after a gap in which nobody looked', () => {
    const seen = [...weeks(3, 9), ...cycle(monday + 3 * weekMs, 9, now)];
    const blind = seen.filter((reading) => reading.at < now - 2 * dayMs || reading.at < monday + 3 * weekMs);
    const band = (readings: UsageReading[]) => {
      const forecast = forecastCycle(readings, now, 'UTC');
      return (forecast?.q90 ?? 0) - (forecast?.q10 ?? 0);
    };
    expect(band(blind)).toBeGreaterThan(band(seen));
  });
});
