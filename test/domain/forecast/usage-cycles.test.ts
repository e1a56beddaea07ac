import { describe, expect, it } from 'vitest';
import { usageCycles } from '../../../src/domain/forecast/usage-cycles';
import { dayMs, hourMs, weekMs } from '../../../src/domain/time/instant';

import { monday, weeklyCycle, weeklyCycles, weekSeconds } from '../../support/weekly-readings';

describe('usageCycles', () => {
  it('treats ends that jitter by a second as one cycle', () => {
    const readings = weeklyCycle(monday, 10).map((reading, index) => ({
      ...reading,
      resetsAt: reading.resetsAt + (index % 3) * 1000 - 1000,
    }));
    expect(usageCycles(readings)).toHaveLength(1);
  });

  it('returns no cycle for a window that has not started', () => {
    const idle = [0, 1, 2].map((day) => ({
      at: monday + day * dayMs,
      usedPercent: 0,
      resetsAt: monday + day * dayMs + weekMs,
      seconds: weekSeconds,
    }));
    expect(usageCycles(idle)).toEqual([]);
  });

  it('begins a new cycle at an early reset and closes the old one early', () => {
    const cutAt = monday + 3 * dayMs;
    const [first, second] = usageCycles([...weeklyCycle(monday, 20, cutAt), ...weeklyCycle(cutAt + hourMs, 5)]);
    expect(first?.closedAt).toBeLessThanOrEqual(cutAt + hourMs);
    expect(first?.closedAt).toBeLessThan(first?.endAt ?? 0);
    expect(second?.startAt).toBe(cutAt + hourMs);
  });

  it('finds an early reset even where use was already higher at the next reading', () => {
    const cutAt = monday + 2 * dayMs;
    const cycles = usageCycles([...weeklyCycle(monday, 2, cutAt), ...weeklyCycle(cutAt + hourMs, 30).slice(1)]);
    expect(cycles.map(({ startAt }) => startAt)).toEqual([monday, cutAt + hourMs]);
  });

  it('keeps the cycle when its end moves while use goes on', () => {
    const readings = weeklyCycle(monday, 10).map((one) =>
      one.at > monday + 3 * dayMs ? { ...one, resetsAt: one.resetsAt + dayMs } : one,
    );
    expect(usageCycles(readings)).toHaveLength(1);
  });

  it('drops a reading that fell and that the next one takes back', () => {
    const readings = weeklyCycle(monday, 10);
    const flap = {
      at: monday + 4 * dayMs + hourMs,
      usedPercent: 0,
      resetsAt: monday + 11 * dayMs,
      seconds: weekSeconds,
    };
    expect(usageCycles([...readings, flap])).toEqual(usageCycles(readings));
  });

  it('gives the same whatever the order of the readings', () => {
    const readings = weeklyCycles(2, 12);
    expect(usageCycles(readings.toReversed())).toEqual(usageCycles(readings));
  });
});
