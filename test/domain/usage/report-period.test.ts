import { describe, expect, it } from 'vitest';
import { type PeriodChoice, periodOf } from '../../../src/domain/usage/report-period';

const zone = 'Europe/Berlin';
const now = Date.parse('2026-10-28T12:00:00+01:00');
const span = (choice: PeriodChoice, window: Parameters<typeof periodOf>[3] = null) => {
  const { from, to } = periodOf(choice, now, zone, window);
  return [new Date(from).toISOString(), new Date(to).toISOString()];
};

describe('a period', () => {
  it('of today is the local day', () => {
    expect(span({ name: 'today' })).toEqual(['2026-10-27T23:00:00.000Z', '2026-10-28T23:00:00.000Z']);
  });

  it('of a week is seven local days, also when the clocks change in it', () => {
    expect(span({ name: 'week' })).toEqual(['2026-10-21T22:00:00.000Z', '2026-10-28T23:00:00.000Z']);
  });

  it('of a month is the local calendar month', () => {
    expect(span({ name: 'month' })).toEqual(['2026-09-30T22:00:00.000Z', '2026-10-31T23:00:00.000Z']);
  });

  it('of a cycle is the run of the window, and the week without one', () => {
    const resetsAt = Date.UTC(2026, 9, 30);
    expect(span({ name: 'cycle' }, { seconds: 604_800, resetsAt })).toEqual([
      '2026-10-23T00:00:00.000Z',
      '2026-10-30T00:00:00.000Z',
    ]);
    expect(span({ name: 'cycle' })).toEqual(span({ name: 'week' }));
  });

  it('of one’s own has both days in it, in whatever order', () => {
    const days = { fromDay: '2026-10-01', toDay: '2026-10-03' };
    expect(span({ name: 'custom', ...days })).toEqual(['2026-09-30T22:00:00.000Z', '2026-10-03T22:00:00.000Z']);
    expect(span({ name: 'custom', fromDay: days.toDay, toDay: days.fromDay })).toEqual(
      span({ name: 'custom', ...days }),
    );
    expect(span({ name: 'custom', fromDay: 'x' })).toEqual(span({ name: 'today' }));
  });
});
