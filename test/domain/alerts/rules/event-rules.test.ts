import { describe, expect, it } from 'vitest';

import { bankRow, createDevice, eventOf, hourMs, start, week } from '../../../support/alert-fixtures';
import { spelled } from '../../../support/spelled-alerts';

describe('rules on events', () => {
  const known = { bank: [bankRow()] };
  const windows = [{ limit: 'codex', seconds: week }];

  it('ignores what happened before the account was first looked at', () => {
    const device = createDevice();
    device.wake(start, { ...known, events: [eventOf({ type: 'reset-granted', at: start - hourMs, reset: 'r1' })] });
    expect(device.log).toEqual([]);
  });

  it.each([
    ['reset-granted', 'reset:r1 told'],
    ['reset-vanished', 'reset:r1 told'],
    ['date-moved', 'event:e told'],
  ] as const)('notifies of %s once, when it is confirmed', (type, expected) => {
    const device = createDevice();
    const event = eventOf({ type, id: 'e', at: start + hourMs, reset: 'r1', windows });
    device.wake(start, known);
    device.wake(start + hourMs, { ...known, events: [{ ...event, confirmed: false }] });
    expect(device.log).toEqual([]);
    for (const hours of [2, 3]) device.wake(start + hours * hourMs, { ...known, events: [event] });
    expect(device.log).toEqual([expected]);
  });

  it.each([['reset-granted'], ['reset-vanished']] as const)(
    'notifies of %s once, although the reset it is about is named only later',
    (type) => {
      const device = createDevice();
      const event = eventOf({ type, id: 'counted', at: start + hourMs });
      device.wake(start, known);
      device.wake(start + hourMs, { ...known, events: [event] });
      device.wake(start + 2 * hourMs, { ...known, events: [{ ...event, reset: 'r1' }] });
      expect(device.log).toEqual(['event:counted told']);
    },
  );

  it('notifies of a reset that rewards an invitation once, as the reward', () => {
    const device = createDevice();
    device.wake(start, known);
    const events = [eventOf({ type: 'reset-granted', at: start + 1, reset: 'r1', notes: ['linked-to-invite'] })];
    const { deliver } = device.wake(start + hourMs, { ...known, events });
    expect(deliver.map(({ rule, page }) => [rule, page])).toEqual([['referral-reward', '#/referral']]);
  });

  it('says how far a date moved, and ignores moves under 15 minutes', () => {
    const moved = (minutes: number) =>
      eventOf({
        type: 'date-moved',
        at: start + 1,
        windows,
        before: { 'codex/604800': { usedPercent: 10, resetsAt: Date.UTC(2026, 10, 5) } },
        after: { 'codex/604800': { usedPercent: 10, resetsAt: Date.UTC(2026, 10, 5, 0, minutes) } },
      });
    const device = createDevice();
    device.wake(start, known);
    expect(device.wake(start + 2, { ...known, events: [moved(14)] }).deliver).toEqual([]);
    const [alert] = device.wake(start + 2, { ...known, events: [moved(120)] }).deliver;
    expect(alert && spelled(alert).body).toBe(
      'Weekly: now full again Thu 5 Nov, 02:00 UTC, 2 h later. Use did not fall.',
    );
  });

  it.each([
    ['a date that drifts on', { notes: ['drifting'], between: [start + 1, start + 2] as const }],
    ['a date that moves with the clock', { between: [start + 1, start + 1 + 2 * hourMs] as const }],
  ])('is silent about %s', (_, change) => {
    const moved = eventOf({
      type: 'date-moved',
      at: start + 1,
      windows,
      before: { 'codex/604800': { usedPercent: 10, resetsAt: Date.UTC(2026, 10, 5) } },
      after: { 'codex/604800': { usedPercent: 10, resetsAt: Date.UTC(2026, 10, 5, 2) } },
      ...change,
    });
    const device = createDevice();
    device.wake(start, known);
    expect(device.wake(start + 3 * hourMs, { ...known, events: [moved] }).deliver).toEqual([]);
  });
});
