import { describe, expect, it } from 'vitest';
import { isUnchangedBetween } from '../../../src/domain/history/unchanged-gap';
import { hourMs } from '../../../src/domain/time/instant';

const at = Date.UTC(2026, 10, 20, 21);
const ends = at + 100 * hourMs;
const earlier = { at, used: 48, resetsAt: ends };
const later = (used: number, resetsAt = ends, hours = 11) => ({ at: at + hours * hourMs, used, resetsAt });

describe('isUnchangedBetween', () => {
  it('is so within a point of the same run, and not beyond', () => {
    expect([47, 48, 49].map((used) => isUnchangedBetween(earlier, later(used)))).toEqual([true, true, true]);
    expect([46, 50].map((used) => isUnchangedBetween(earlier, later(used)))).toEqual([false, false]);
  });

  it('is not so across the end of a run, though the figure be the same', () => {
    expect(isUnchangedBetween(earlier, later(48, ends + 168 * hourMs))).toBe(false);
  });

  it('is so of a window that never started, for as long as one started meanwhile would still run', () => {
    const idle = { at, used: 0, resetsAt: at + 5 * hourMs };
    const still = (hours: number) => ({ at: at + hours * hourMs, used: 0, resetsAt: at + (hours + 5) * hourMs });
    expect(isUnchangedBetween(idle, still(4))).toBe(true);
    expect(isUnchangedBetween(idle, still(6))).toBe(false);
  });

  it('is not so where one side is missing', () => {
    const none = { at: Number.NaN, used: 0, resetsAt: 0 };
    expect([isUnchangedBetween(earlier, none), isUnchangedBetween(none, earlier)]).toEqual([false, false]);
  });
});
