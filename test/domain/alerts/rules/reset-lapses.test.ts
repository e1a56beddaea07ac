import { describe, expect, it } from 'vitest';

import type { AccountState } from '../../../../src/domain/accounts/account-state';
import { bankRow, createDevice, dayMs, hourMs, start, withAlerts } from '../../../support/alert-fixtures';
import { spelled } from '../../../support/spelled-alerts';

describe('reset-lapses', () => {
  const held = (...rows: Parameters<typeof bankRow>[0][]): Partial<AccountState> => ({
    bank: rows.map((row) => bankRow(row)),
  });
  const expiresAt = start + 20 * dayMs;

  it('delivers 7 d, 3 d, 24 h before and at use-by, at exactly those instants', () => {
    const device = createDevice();
    device.wake(start, held({}));
    const leads: number[] = [];
    for (let next = device.plan[0]?.at; next !== undefined; next = device.plan[0]?.at) {
      device.wake(next - 1, held({}));
      expect(device.log).toHaveLength(leads.length);
      device.wake(next, held({}));
      leads.push(expiresAt - next);
    }
    expect(leads).toEqual([7 * dayMs, 3 * dayMs, dayMs, 3 * hourMs]);
    expect(device.log).toEqual(['reset:r1 7d', 'reset:r1 3d', 'reset:r1 24h', 'reset:r1 use-by-180']);
  });

  it('delivers only the most urgent missed stage, with how late it is', () => {
    const device = createDevice();
    device.wake(start, held({}));
    const { deliver } = device.wake(expiresAt - 10 * hourMs, held({}));
    expect(deliver).toHaveLength(1);
    expect(deliver[0]).toMatchObject({ stage: '24h', lateMs: 14 * hourMs });
    expect(deliver.map(spelled)).toMatchObject([{ title: 'A banked reset expires in 10 h' }]);
    expect(device.plan.map(({ stage }) => stage)).toEqual(['use-by-180']);
  });

  it('is not late when the reset only just became known', () => {
    expect(createDevice().wake(expiresAt - 10 * hourMs, held({})).deliver[0]?.lateMs).toBe(0);
  });

  it('says nothing once the reset expired or was redeemed elsewhere', () => {
    const device = createDevice();
    device.wake(start, held({}));
    expect(device.wake(expiresAt, held({}))).toMatchObject({ deliver: [], plan: [] });
    const used = createDevice();
    used.wake(start, held({}));
    expect(used.wake(start + dayMs, held({ fate: 'redeemed', status: 'redeemed' })).plan).toEqual([]);
  });

  it('does not repeat the alert of one reset when another leaves the bank', () => {
    const device = createDevice();
    const now = expiresAt - 2 * dayMs;
    device.wake(now, held({}, { key: 'r2' }));
    expect(device.log).toEqual(['reset:r1 3d', 'reset:r2 3d']);
    device.wake(now + hourMs, held({ key: 'r2' }));
    expect(device.log).toHaveLength(2);
  });

  it('treats a changed expiry as a new alert', () => {
    const device = createDevice();
    device.wake(expiresAt - 2 * dayMs, held({}));
    device.wake(expiresAt - 2 * dayMs, held({ expiresAt: expiresAt + dayMs / 2 }));
    expect(device.log).toEqual(['reset:r1 3d', 'reset:r1 3d']);
  });

  it('gives a last call at the new lead time when it is shortened', () => {
    const device = createDevice(withAlerts({ useByLeadMs: 12 * hourMs }));
    device.wake(expiresAt - 12 * hourMs, held({}));
    device.settings = withAlerts({ useByLeadMs: hourMs });
    device.wake(expiresAt - 11 * hourMs, held({}));
    device.wake(expiresAt - hourMs, held({}));
    expect(device.log).toEqual(['reset:r1 use-by-720', 'reset:r1 use-by-60']);
  });

  it('is held back by quiet hours, the use-by never', () => {
    const quiet = { fromMinute: 22 * 60, toMinute: 7 * 60 };
    // Expires at 08:00: the 24 h stage is due at 08:00, use-by at 05:00, within the quiet hours.
    const expiry = Date.UTC(2026, 10, 20, 8);
    const device = createDevice(withAlerts({ quiet, useByLeadMs: 3 * hourMs }));
    device.wake(expiry - 3 * dayMs - 20 * hourMs, held({ expiresAt: expiry }));
    device.wake(expiry - 3 * hourMs - 1, held({ expiresAt: expiry }));
    expect(device.log).toEqual(['reset:r1 7d']);
    device.wake(expiry - 3 * hourMs, held({ expiresAt: expiry }));
    expect(device.log).toEqual(['reset:r1 7d', 'reset:r1 use-by-180']);
  });

  it('is delivered at the end of the quiet hours', () => {
    const quiet = { fromMinute: 22 * 60, toMinute: 7 * 60 };
    const expiry = Date.UTC(2026, 10, 20, 2);
    const device = createDevice(withAlerts({ quiet }));
    device.wake(start, held({ expiresAt: expiry }));
    const due = expiry - 7 * dayMs;
    expect(device.plan[0]?.at).toBe(due + 5 * hourMs);
    device.wake(due, held({ expiresAt: expiry }));
    expect(device.log).toEqual([]);
    device.wake(due + 5 * hourMs, held({ expiresAt: expiry }));
    expect(device.log).toEqual(['reset:r1 7d']);
  });

  it('repeats nothing when the clock is set back, and loses no later stage', () => {
    const device = createDevice();
    device.wake(start, held({}));
    device.wake(expiresAt - 7 * dayMs, held({}));
    device.wake(start + dayMs, held({}));
    device.wake(expiresAt - 7 * dayMs, held({}));
    device.wake(expiresAt - 3 * dayMs, held({}));
    expect(device.log).toEqual(['reset:r1 7d', 'reset:r1 3d']);
  });

  it('does not repeat itself after the clock was a year ahead', () => {
    const device = createDevice();
    device.wake(expiresAt - 2 * dayMs, held({}));
    device.wake(start + 365 * dayMs, held({}));
    device.wake(expiresAt - 2 * dayMs + hourMs, held({}));
    expect(device.log).toEqual(['reset:r1 3d']);
  });
});
