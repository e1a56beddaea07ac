import { describe, expect, it } from 'vitest';

import { findByTag, recordAcknowledged } from '../../../../src/domain/alerts/ledger-entries';
import { minuteMs } from '../../../../src/domain/time/instant';
import {
  createDevice,
  dayMs,
  eventOf,
  fiveHours,
  hourMs,
  start,
  week,
  windowRow,
  withAlerts,
} from '../../../support/alert-fixtures';
import { spelled } from '../../../support/spelled-alerts';

const used = (usedPercent: number, observedAt: number, change: Partial<Parameters<typeof windowRow>[0]> = {}) => ({
  windows: [windowRow({ usedPercent, observedAt, resetsAt: start + 3 * hourMs, ...change })],
});
/** The same week, read at some instant. */
const weekly = (usedPercent: number, observedAt: number, resetsAt = start + 3 * dayMs) =>
  windowRow({ seconds: week, usedPercent, observedAt, resetsAt });

describe('window-recovered', () => {
  const exhausted = used(100, start);

  it('is claimed by the clock and confirmed by the next reading', () => {
    const device = createDevice();
    const { plan } = device.wake(start, exhausted);
    expect(plan[0]).toMatchObject({ rule: 'window-recovered', at: start + 3 * hourMs });
    const [claim] = device.wake(start + 3 * hourMs, exhausted).deliver;
    expect(claim).toMatchObject({ stage: 'claimed', silent: false });
    expect(claim && spelled(claim).title).toBe('5-hour should be back');
    const back = start + 4 * hourMs;
    const [proof] = device.wake(back, used(0, back, { resetsAt: back + 5 * hourMs })).deliver;
    expect(proof).toMatchObject({ stage: 'confirmed', silent: true });
    expect(proof && spelled(proof).title).toBe('5-hour is back');
    expect(proof?.replaces).toEqual([claim?.tag]);
  });

  it('is not confirmed when the user acknowledged the claim', () => {
    const device = createDevice();
    device.wake(start, exhausted);
    const [claim] = device.wake(start + 3 * hourMs, exhausted).deliver;
    const entry = findByTag(device.ledger, claim?.tag ?? '');
    if (!entry) throw new Error('the claim is not in the ledger');
    device.ledger = recordAcknowledged(device.ledger, entry, start + 3 * hourMs);
    const back = start + 4 * hourMs;
    expect(device.wake(back, used(0, back, { resetsAt: back + 5 * hourMs })).deliver).toEqual([]);
  });

  it('is not notified while the weekly window is used up; the weekly alert covers both', () => {
    const device = createDevice(withAlerts({ thresholds: [] }));
    const both = { windows: [...exhausted.windows, weekly(100, start)] };
    device.wake(start, both);
    expect(device.plan.map(({ subject, rule }) => `${subject} ${rule}`)).toEqual(['codex/604800 window-recovered']);
    device.wake(start + 4 * hourMs, both);
    expect(device.log).toEqual([]);
    device.wake(start + 3 * dayMs, both);
    device.wake(start + 4 * dayMs, both);
    expect(device.log).toEqual(['codex/604800 claimed']);
  });

  it('is delivered late after the device slept, with how late', () => {
    const device = createDevice();
    device.wake(start, exhausted);
    const [alert] = device.wake(start + 9 * hourMs, exhausted).deliver;
    expect(alert).toMatchObject({ stage: 'claimed', lateMs: 6 * hourMs });
  });

  it('is claimed even when the block was never recorded before it ended', () => {
    const device = createDevice();
    expect(device.wake(start + 4 * hourMs, exhausted).deliver[0]).toMatchObject({ stage: 'claimed', lateMs: 0 });
  });

  it('waits for the new date when the old one was wrong', () => {
    const device = createDevice(withAlerts({ thresholds: [] }));
    device.wake(start, exhausted);
    device.wake(start + 3 * hourMs, exhausted);
    const still = used(100, start + 3 * hourMs + minuteMs, { resetsAt: start + 6 * hourMs });
    device.wake(start + 3 * hourMs + minuteMs, still);
    expect(device.log).toEqual(['codex/18000 claimed']);
    device.wake(start + 6 * hourMs, still);
    expect(device.log).toEqual(['codex/18000 claimed', 'codex/18000 claimed']);
  });

  it('is not notified after the user redeemed a banked reset', () => {
    const device = createDevice(withAlerts({ thresholds: [] }));
    device.wake(start, exhausted);
    const at = start + hourMs;
    const redeemed = eventOf({ type: 'reset-redeemed', at, windows: [{ limit: 'codex', seconds: fiveHours }] });
    device.wake(at, { ...used(0, at, { resetsAt: at + 5 * hourMs }), events: [redeemed] });
    device.wake(start + 4 * hourMs, { ...used(0, at, { resetsAt: at + 5 * hourMs }), events: [redeemed] });
    expect(device.log).toEqual([]);
  });

  it('says nothing about windows that never blocked the user', () => {
    const device = createDevice();
    device.wake(start, used(60, start));
    device.wake(start + 4 * hourMs, used(60, start));
    expect(device.log).toEqual([]);
  });
});
