import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cyclesOf } from '../../../src/domain/history/usage-line';
import { windowSeries } from '../../../src/domain/history/usage-series';
import { sampleData } from '../../../src/domain/sample/sample-data';
import { dayMs, minuteMs } from '../../../src/domain/time/instant';

const now = Date.UTC(2026, 10, 21, 9);
const zone = 'Europe/Berlin';
const rows = sampleData({ now, zone });
const weekly = windowSeries(rows, { limit: 'codex', seconds: 604_800 });

describe('sampleData', () => {
  it('is the same month for the same seed and another for another', () => {
    expect(sampleData({ now, zone })).toEqual(rows);
    expect(sampleData({ now, zone, seed: 8 })).not.toEqual(rows);
  });

  it('marks every observation, gives each its own id, and uses whole seconds of the last month', () => {
    expect(rows.every(({ source }) => source === 'sample')).toBe(true);
    expect(new Set(rows.map((row) => row.id)).size).toBe(rows.length);
    expect(rows.every((row) => row.at % 1_000 === 0 && row.at <= now && row.at >= now - 31 * dayMs)).toBe(true);
    expect(now - (rows.at(-1)?.at ?? 0)).toBeLessThan(5 * minuteMs);
  });

  it('redeems a reset when the week is nearly used up, and has an early reset', () => {
    const cycles = cyclesOf(weekly, 604_800);
    expect(cycles.length).toBeGreaterThanOrEqual(5);
    expect(cycles.some((cycle) => cycle.peakPercent >= 90)).toBe(true);
    const shortened = cycles.filter((cycle, index) => (cycles[index + 1]?.startsAt ?? now) < cycle.endsAt - dayMs);
    expect(shortened.length).toBeGreaterThanOrEqual(2);
  });

  it('keeps use within 0–100 and never falling within a cycle, for any seed and hour', () => {
    const anyNow = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 0, 1) });
    fc.assert(
      fc.property(anyNow, fc.integer({ min: 0, max: 999 }), (at, seed) => {
        const { used, resetsAt } = windowSeries(sampleData({ now: at, zone, seed }), {
          limit: 'codex',
          seconds: 18_000,
        });
        for (let i = 0; i < used.length; i += 1) {
          const value = used[i] ?? Number.NaN;
          expect(value >= 0 && value <= 100).toBe(true);
          if (i > 0 && resetsAt[i] === resetsAt[i - 1]) expect(value).toBeGreaterThanOrEqual(used[i - 1] ?? 0);
        }
      }),
      { numRuns: 8 },
    );
  });

  it('states the same bank count in usage as in the list at the end', () => {
    const listed = rows.findLast((row) => row.kind === 'resets');
    const counted = rows.findLast((row) => row.kind === 'usage');
    expect(listed?.facts).toMatchObject({ available: 2 });
    expect(counted?.facts).toMatchObject({ bankCount: 2 });
  });
});
