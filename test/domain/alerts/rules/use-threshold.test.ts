import { describe, expect, it } from 'vitest';

import { minuteMs } from '../../../../src/domain/time/instant';
import {
  context,
  createDevice,
  dayMs,
  hourMs,
  start,
  week,
  windowRow,
  withAlerts,
  withRules,
} from '../../../support/alert-fixtures';

const used = (usedPercent: number, observedAt: number, change: Partial<Parameters<typeof windowRow>[0]> = {}) => ({
  windows: [windowRow({ usedPercent, observedAt, resetsAt: start + 3 * hourMs, ...change })],
});
/** The same week, read at some instant. */
const weekly = (usedPercent: number, observedAt: number, resetsAt = start + 3 * dayMs) =>
  windowRow({ seconds: week, usedPercent, observedAt, resetsAt });

describe('use-threshold', () => {
  it('delivers only the most severe of several thresholds crossed at once, and never a milder one afterwards', () => {
    const device = createDevice();
    device.wake(start, used(93, start));
    device.wake(start + 60_000, used(93, start + 60_000));
    expect(device.log).toEqual(['codex/18000 90']);
    device.wake(start + hourMs, used(100, start + hourMs));
    expect(device.log).toEqual(['codex/18000 90', 'codex/18000 100']);
  });

  it('is silent about a hidden window, unless the user wants it', () => {
    const hiddenWindows = { a: ['codex/18000'] };
    const device = createDevice({ ...withAlerts({}), hiddenWindows });
    device.wake(start, used(93, start));
    expect(device.log).toEqual([]);
    const chosen = createDevice({ ...withAlerts({ hiddenWindows: true }), hiddenWindows });
    chosen.wake(start, used(93, start));
    expect(chosen.log).toEqual(['codex/18000 90']);
  });

  it('treats ends that differ by up to a minute as one cycle', () => {
    const device = createDevice();
    for (let i = 0; i < 40; i++) {
      const at = start + i * minuteMs;
      device.wake(at, used(80, at, { resetsAt: start + 3 * hourMs + (i % 2 === 0 ? 60_000 : -60_000) }));
    }
    expect(device.log).toEqual(['codex/18000 75']);
  });

  it('notifies again after an early reset', () => {
    const device = createDevice(withRules({ 'will-run-out': false }));
    device.wake(start, { windows: [weekly(80, start)] });
    const later = start + dayMs;
    device.wake(later, { windows: [weekly(5, later, later + 7 * dayMs - hourMs)] });
    device.wake(later + dayMs, { windows: [weekly(78, later + dayMs, later + 7 * dayMs - hourMs)] });
    expect(device.log).toEqual(['codex/604800 75', 'codex/604800 75']);
  });

  it('notifies again after a refill that kept the date, not after a correction', () => {
    const device = createDevice(withRules({ 'will-run-out': false }));
    const at = (hours: number) => start + hours * hourMs;
    for (const [hours, percent] of [
      [0, 80],
      [1, 76],
      [2, 80],
      [3, 0],
      [4, 79],
    ] as const)
      device.wake(at(hours), { windows: [weekly(percent, at(hours))] });
    expect(device.log).toEqual(['codex/604800 75', 'codex/604800 75-1']);
  });

  it('does not notify again when the date moves and the use stays', () => {
    const device = createDevice(withRules({ 'will-run-out': false }));
    device.wake(start, { windows: [weekly(80, start)] });
    device.wake(start + hourMs, { windows: [weekly(81, start + hourMs, start + 4 * dayMs)] });
    device.wake(start + 2 * hourMs, { windows: [weekly(82, start + 2 * hourMs, start + 5 * dayMs)] });
    expect(device.log).toEqual(['codex/604800 75']);
  });

  it('waits until a reading is confirmed', () => {
    const device = createDevice();
    device.wake(start, used(95, start, { confirmed: false }));
    expect(device.log).toEqual([]);
    device.wake(start + minuteMs, used(95, start + minuteMs));
    expect(device.log).toEqual(['codex/18000 90']);
  });

  it('says nothing about a window that another blocks for longer', () => {
    const device = createDevice(withRules({ 'will-run-out': false }));
    device.wake(start, { windows: [...used(92, start).windows, weekly(100, start)] });
    expect(device.log).toEqual(['codex/604800 100']);
  });

  it("uses the user's own thresholds", () => {
    const device = createDevice(withAlerts({ thresholds: [50] }));
    device.wake(start, used(49, start));
    device.wake(start + 60_000, used(51, start + 60_000));
    expect(device.log).toEqual(['codex/18000 50']);
  });

  it('delivers after being switched on what it did not deliver while off, for one account or all', () => {
    for (const off of [
      withRules({ 'use-threshold': false }),
      withAlerts({ on: false }),
      withAlerts({ mutedAccounts: ['a'] }),
      withAlerts({ rulesByAccount: { a: { 'use-threshold': false } } }),
    ]) {
      const device = createDevice(off);
      device.wake(start, used(80, start));
      expect(device.log).toEqual([]);
      device.settings = withAlerts({});
      device.wake(start + minuteMs, used(80, start));
      expect(device.log).toEqual(['codex/18000 75']);
    }
  });

  it('keeps what the platform could not show until it can', () => {
    const device = createDevice();
    device.context = { ...context, canDeliver: false };
    device.wake(start, used(80, start));
    expect(device.log).toEqual([]);
    device.context = context;
    device.wake(start + hourMs, used(80, start));
    expect(device.log).toEqual(['codex/18000 75']);
  });
});
