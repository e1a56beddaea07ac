import { describe, expect, it } from 'vitest';

import { alertTag } from '../../../src/domain/alerts/alert';
import { ledgerEntries, recordFailed, recordPostponed } from '../../../src/domain/alerts/ledger-entries';
import { minuteMs } from '../../../src/domain/time/instant';
import { createDevice, hourMs, start, windowRow } from '../../support/alert-fixtures';

const used = (usedPercent: number, observedAt: number, change: Partial<Parameters<typeof windowRow>[0]> = {}) => ({
  windows: [windowRow({ usedPercent, observedAt, resetsAt: start + 3 * hourMs, ...change })],
});

describe('evaluate', () => {
  const entryOf = (device: ReturnType<typeof createDevice>) => {
    const [entry] = ledgerEntries(device.ledger).filter(({ state }) => state !== 'superseded');
    if (!entry) throw new Error('nothing in the ledger');
    return entry;
  };

  it('delivers once more after "later", even when it was due long ago', () => {
    const device = createDevice();
    device.wake(start, used(80, start));
    device.ledger = recordPostponed(device.ledger, entryOf(device), start + hourMs, start);
    expect(device.wake(start + minuteMs, used(80, start)).deliver).toEqual([]);
    expect(device.plan.map(({ at }) => at)).toContain(start + hourMs);
    device.wake(start + hourMs, used(80, start));
    device.wake(start + 2 * hourMs, used(80, start));
    expect(device.log).toEqual(['codex/18000 75', 'codex/18000 75']);
  });

  it('tries again after a refusal, at growing intervals, and keeps the reason', () => {
    const device = createDevice();
    const decision = device.wake(start, {});
    expect(decision.deliver).toEqual([]);
    let now = start;
    const waits: number[] = [];
    for (let i = 0; i < 4; i++) {
      const views = used(80, start);
      const retrying = createDevice(device.settings, device.ledger);
      const [alert] = retrying.wake(now, views).deliver;
      if (!alert) throw new Error('nothing to deliver');
      device.ledger = recordFailed(device.ledger, alert, 'refused', now);
      device.wake(now, views);
      const next = device.plan.find(({ rule }) => rule === 'use-threshold')?.at ?? now;
      waits.push(next - now);
      now = next;
    }
    expect(waits).toEqual([minuteMs, 5 * minuteMs, 30 * minuteMs, 2 * hourMs]);
    expect(entryOf(device).failure).toMatchObject({ count: 4, reason: 'refused' });
  });

  it('gives an alert the same tag on devices that read the boundary seconds apart', () => {
    const id = { account: 'a', subject: 's', rule: 'use-threshold', stage: '75' } as const;
    expect(alertTag({ ...id, epoch: start + 1_000 })).toBe(alertTag({ ...id, epoch: start - 1_000 }));
    expect(alertTag({ ...id, epoch: start })).not.toBe(alertTag({ ...id, epoch: start, stage: '90' }));
  });
});
