import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeSeries } from '../../../lab/generated/make-series';
import { forecastCycle } from '../../../src/domain/forecast/cycle-forecast';
import type { UsageReading } from '../../../src/domain/forecast/usage-readings';
import { dayMs, hourMs, weekMs } from '../../../src/domain/time/instant';

import { monday, weeklyCycle, weeklyCycles, weekSeconds } from '../../support/weekly-readings';

describe('forecastCycle', () => {
  const now = monday + 3 * weekMs + 3 * dayMs;
  const at = (perDay: number) =>
    forecastCycle([...weeklyCycles(3, perDay), ...weeklyCycle(monday + 3 * weekMs, perDay)], now, 'UTC');

  it('is null with fewer than three readings, no running cycle, or a full window', () => {
    expect(forecastCycle(weeklyCycle(monday, 10).slice(0, 2), monday + dayMs, 'UTC')).toBeNull();
    expect(forecastCycle(weeklyCycle(monday, 10), monday + 2 * weekMs, 'UTC')).toBeNull();
    expect(forecastCycle(weeklyCycle(monday, 50), monday + 3 * dayMs, 'UTC')).toBeNull();
    expect(forecastCycle([], monday, 'UTC')).toBeNull();
  });

  it('is certain for a light user, who lasts, and a heavy one, who runs out', () => {
    expect(at(2)?.runsOut).toBeLessThan(0.02);
    expect(at(25)?.runsOut).toBeGreaterThan(0.9);
  });

  it('gives running out a probability that never falls with what was used', () => {
    const history = weeklyCycles(3, 11);
    fc.assert(
      fc.property(fc.integer({ min: 6, max: 95 }), fc.integer({ min: 0, max: 4 }), (used, more) => {
        const forecast = (latest: number) =>
          forecastCycle(
            [
              ...history,
              ...weeklyCycle(monday + 3 * weekMs, 2, now - hourMs),
              { at: now, usedPercent: latest, resetsAt: monday + 4 * weekMs, seconds: weekSeconds },
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

  it('ignores readings after now', () => {
    const history = [...weeklyCycles(3, 11), ...weeklyCycle(monday + 3 * weekMs, 11, now)];
    const later = weeklyCycle(monday + 3 * weekMs, 30).filter((reading) => reading.at > now);
    expect(forecastCycle([...history, ...later], now, 'UTC')).toEqual(forecastCycle(history, now, 'UTC'));
  });

  it('gives a wider band after a gap without readings', () => {
    const seen = [...weeklyCycles(3, 9), ...weeklyCycle(monday + 3 * weekMs, 9, now)];
    const blind = seen.filter((reading) => reading.at < now - 2 * dayMs || reading.at < monday + 3 * weekMs);
    const band = (readings: UsageReading[]) => {
      const forecast = forecastCycle(readings, now, 'UTC');
      return (forecast?.q90 ?? 0) - (forecast?.q10 ?? 0);
    };
    expect(band(blind)).toBeGreaterThan(band(seen));
  });
});
