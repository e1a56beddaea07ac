import { describe, expect, it } from 'vitest';
import { hourMs } from '../../../src/domain/time/instant';
import { defaultParams, parseHistoryParams, toUrlParams } from '../../../src/ui/history/history-params';

const at = Date.UTC(2026, 9, 12, 8, 30);
const stretch = { fromAt: at, toAt: at + 5 * hourMs };
const read = (query: string) => parseHistoryParams(new URLSearchParams(query));

describe('a place in the history', () => {
  it.each([
    ['a range', { window: 'codex/604800', shown: 'month' as const }],
    ['a stretch of time', { window: 'codex/18000', shown: stretch }],
    ['the first look', defaultParams],
  ])('comes back from its address: %s', (_, place) => {
    expect(read(toUrlParams(place).toString())).toEqual(place);
  });

  it('has a plain address where nothing was chosen', () => {
    expect(toUrlParams(defaultParams).toString()).toBe('');
  });

  it.each([
    'range=decade',
    'from=yesterday&to=2026-10-12T13:30:00.000Z',
    'from=2026-10-12T08:30:00.000Z',
    'from=2026-10-12T08:30:00.000Z&to=2026-10-12T08:31:00.000Z',
    'from=2026-10-12T08:30:00.000Z&to=2026-10-11T08:30:00.000Z',
    'open=e1',
  ])('is the first look where an address says nothing of it: %s', (query) => {
    expect(read(query)).toEqual(defaultParams);
  });
});
