import { describe, expect, it } from 'vitest';

import { createDevice, dayMs, hourMs, start, windowRow, withRules } from '../../../support/alert-fixtures';

const used = (usedPercent: number, observedAt: number, change: Partial<Parameters<typeof windowRow>[0]> = {}) => ({
  windows: [windowRow({ usedPercent, observedAt, resetsAt: start + 3 * hourMs, ...change })],
});

describe('nothing-seen', () => {
  it('notifies once per silence, three days after the last reading, when switched on', () => {
    const device = createDevice(withRules({ 'nothing-seen': true, 'use-threshold': false }));
    device.wake(start, used(10, start));
    expect(device.plan[0]?.at).toBe(start + 3 * dayMs);
    device.wake(start + 3 * dayMs, used(10, start));
    device.wake(start + 4 * dayMs, used(10, start));
    expect(device.log).toEqual(['account told']);
  });
});
