import { describe, expect, it } from 'vitest';
import { runForecasts } from '../../../lab/forecast/run-forecasts';
import { dayMs, hourMs, weekMs } from '../../../src/domain/time/instant';

const monday = Date.UTC(2026, 5, 1);
const iso = (at: number) => new Date(at).toISOString();

function readings(from: number, to: number, used: number, perDay: number, endAt: number) {
  const seen = [];
  for (let at = from; at < to; at += 6 * hourMs)
    seen.push({
      at: iso(at),
      usedPercent: Math.min(100, Math.floor(used + ((at - from) / dayMs) * perDay)),
      resetsAt: iso(endAt),
      seconds: 604_800,
    });
  return seen;
}

describe('runForecasts', () => {
  it('leaves out a cycle cut short within a day of its end', () => {
    const seen = [
      ...readings(monday + hourMs, monday + 6.5 * dayMs, 1, 8, monday + weekMs),
      ...readings(monday + 6.5 * dayMs, monday + 9 * dayMs, 1, 8, monday + 13.5 * dayMs),
    ];
    const outcomes = runForecasts({ id: 'a', readings: seen }).map(({ outcome }) => outcome);
    expect(outcomes.slice(0, 3)).toEqual([null, null, null]);
  });

  it('makes one forecast a moment where use fell and the end was kept', () => {
    const endAt = monday + weekMs;
    const seen = [
      ...readings(monday + hourMs, monday + 3 * dayMs, 1, 20, endAt),
      ...readings(monday + 3 * dayMs, endAt, 0, 5, endAt),
    ];
    expect(runForecasts({ id: 'a', readings: seen }).map(({ elapsedPercent }) => elapsedPercent)).toEqual([25, 50, 75]);
  });
});
