import { describe, expect, it } from 'vitest';

import {
  context,
  createDevice,
  dayMs,
  hourMs,
  start,
  week,
  windowRow,
  withAlerts,
} from '../../../support/alert-fixtures';

/** The same week, read at some instant. */
const weekly = (usedPercent: number, observedAt: number, resetsAt = start + 3 * dayMs) =>
  windowRow({ seconds: week, usedPercent, observedAt, resetsAt });

describe('will-run-out', () => {
  const at = (hours: number) => start + hours * hourMs;
  const run = (device: ReturnType<typeof createDevice>, readings: readonly (readonly [number, number])[]) => {
    for (const [hours, percent] of readings)
      device.wake(at(hours), { windows: [weekly(percent, at(hours), start + 6 * dayMs)] });
  };

  it('needs three differing readings, three points of use and 5 % of the window', () => {
    const device = createDevice(withAlerts({ thresholds: [] }));
    run(device, [
      [0, 40],
      [1, 40],
      [2, 42],
      [3, 42],
    ]);
    expect(device.log).toEqual([]);
    run(device, [[4, 45]]);
    expect(device.log).toEqual(['codex/604800 risk-0-0']);
  });

  it('warns once per risk, again only after an all-clear', () => {
    const device = createDevice(withAlerts({ thresholds: [] }));
    run(device, [
      [0, 20],
      [1, 21],
      [2, 22],
      [3, 23],
      [10, 24],
    ]);
    expect(device.log).toEqual(['codex/604800 risk-0-0']);
    run(device, [
      [60, 25],
      [61, 25],
    ]);
    run(device, [
      [70, 80],
      [71, 81],
    ]);
    expect(device.log).toEqual(['codex/604800 risk-0-0', 'codex/604800 risk-0-1']);
  });

  it('prefers a forecast to the straight line', () => {
    const device = createDevice(withAlerts({ thresholds: [] }));
    device.context = { ...context, runOut: () => ({ at: null, probability: 0.1 }) };
    run(device, [
      [0, 40],
      [1, 41],
      [2, 42],
      [3, 43],
    ]);
    expect(device.log).toEqual([]);
    device.context = { ...context, runOut: () => ({ at: start + dayMs, probability: 0.8 }) };
    run(device, [[4, 44]]);
    expect(device.log).toEqual(['codex/604800 risk-0-0']);
  });
});
