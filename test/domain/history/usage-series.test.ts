import { describe, expect, it } from 'vitest';
import { indexAt, windowSeries } from '../../../src/domain/history/usage-series';
import type { Observation, UsageFacts } from '../../../src/domain/observations/observation';

const start = Date.UTC(2026, 10, 2, 8);
const week = 604_800;

describe('windowSeries', () => {
  it('has the readings of one window, by length and limit, sorted', () => {
    const row = (at: number, windows: UsageFacts['windows']) =>
      ({ at, kind: 'usage', facts: { windows } }) as unknown as Observation;
    const series = windowSeries(
      [
        row(start + 2, [{ limit: 'codex', seconds: week, usedPercent: 9, resetsAt: 5 }]),
        row(start + 1, [
          { limit: 'codex', seconds: 18_000, usedPercent: 50, resetsAt: 4 },
          { limit: 'codex', seconds: week, usedPercent: 7, resetsAt: 5 },
        ]),
        row(start, [{ limit: 'code_review', seconds: week, usedPercent: 1, resetsAt: 5 }]),
        { at: start, kind: 'balance', facts: { balance: '1', grants: [] } } as unknown as Observation,
      ],
      { limit: 'codex', seconds: week },
    );
    expect([...series.used]).toEqual([7, 9]);
    expect([...series.at]).toEqual([start + 1, start + 2]);
  });
});

describe('indexAt', () => {
  it('finds the last instant that is not later', () => {
    const instants = Float64Array.of(10, 20, 20, 30);
    expect([5, 10, 19, 20, 29, 99].map((at) => indexAt(instants, at))).toEqual([-1, 0, 0, 2, 2, 3]);
    expect(indexAt(new Float64Array(0), 5)).toBe(-1);
  });
});
