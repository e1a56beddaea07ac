import { describe, expect, it } from 'vitest';
import type { HeadroomEvent } from '../../../src/domain/events/event';
import { minuteMs } from '../../../src/domain/time/instant';
import { groupByMinute, groupByMonth } from '../../../src/ui/events/event-groups';
import { isNews } from '../../../src/ui/events/event-kinds';

const event = (id: string, at: number) => ({ id, at }) as HeadroomEvent;
// 23:30 UTC on 31 October is November in Berlin.
const at = Date.UTC(2026, 9, 31, 23, 30);

describe('events in a list', () => {
  it('of one minute are one entry, in their order', () => {
    const groups = groupByMinute([
      event('a', at + 50_000),
      event('b', at),
      event('c', at - 1),
      event('d', at - minuteMs),
    ]);
    expect(groups.map((group) => group.map(({ id }) => id))).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
    expect(groupByMinute([])).toEqual([]);
  });

  it('stand under their month in the reader’s zone', () => {
    const groups = groupByMinute([event('a', at), event('b', at - 120 * minuteMs)]);
    expect(groupByMonth(groups, 'Europe/Berlin').map(({ key }) => key)).toEqual(['2026-11', '2026-10']);
    expect(groupByMonth(groups, 'UTC').map(({ key }) => key)).toEqual(['2026-10']);
  });

  it('are news unless they keep the referral programme’s books, or happen daily', () => {
    const types = ['reset-granted', 'early-reset', 'referral-changed', 'cycle-ended', 'credits-spent'] as const;
    expect(types.filter((type) => isNews({ type }))).toEqual(['reset-granted', 'early-reset']);
  });
});
