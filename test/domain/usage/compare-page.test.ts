import { describe, expect, it } from 'vitest';
import { comparePage } from '../../../src/domain/usage/compare-page';

const day = (date: string, cli: number, cloud = 0, units: string | null = 'credits') => ({
  at: 0,
  units,
  day: {
    date,
    surfaces: [
      { name: 'cli', value: cli },
      { name: 'web', value: cloud },
    ],
    models: [],
  },
});

describe('the page beside the session files', () => {
  it.each([
    [100, 'agrees'],
    [110, 'agrees'],
    [111, 'too-much'],
    [50, 'agrees'],
    [49, 'too-little'],
  ])('finds %i local credits of 100 stated: %s', (local, finding) => {
    expect(comparePage([day('2026-11-01', 100, 900)], new Map([['2026-11-01', local]]))).toMatchObject({
      page: 100,
      local,
      finding,
    });
  });

  it('compares only days and surfaces that the page states in credits', () => {
    const statements = [day('2026-11-01', 60), day('2026-11-02', 40, 0, 'percent'), day('2026-11-03', 0, 7)];
    const local = new Map([
      ['2026-11-01', 30],
      ['2026-11-02', 999],
      ['2026-11-03', 999],
    ]);
    expect(comparePage(statements, local)).toMatchObject({ days: 1, page: 60, local: 30, coverage: 0.5 });
    expect(comparePage([day('2026-11-02', 40, 0, null)], local)).toBeNull();
  });
});
