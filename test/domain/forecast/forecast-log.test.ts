import { describe, expect, it } from 'vitest';
import { updateForecastLog } from '../../../src/domain/forecast/forecast-log';
import type { LoggedForecast } from '../../../src/domain/forecast/outlook';
import type { UsageReading } from '../../../src/domain/forecast/usage-readings';
import { dayMs, hourMs, weekMs } from '../../../src/domain/time/instant';

const seconds = 604_800;
const window = { limit: 'codex', seconds };
const monday = Date.UTC(2026, 5, 1);

/** A reading every six hours from `from` until before `to`, with use growing from `used` by `perDay`. */
function readings(from: number, to: number, used: number, perDay: number, endAt: number): UsageReading[] {
  const made: UsageReading[] = [];
  for (let at = from; at < to; at += 6 * hourMs)
    made.push({ at, usedPercent: Math.min(100, used + ((at - from) / dayMs) * perDay), resetsAt: endAt, seconds });
  return made;
}

const log = (seen: readonly UsageReading[], now: number, before: readonly LoggedForecast[] = []) =>
  updateForecastLog({ window, readings: seen, now, zone: 'UTC', log: before });

describe('updateForecastLog', () => {
  it('logs each forecast once where a refill kept the date, and settles it by the cycle it was made in', () => {
    const endAt = monday + weekMs;
    const seen = [
      ...readings(monday + hourMs, monday + 3 * dayMs, 1, 40, endAt),
      ...readings(monday + 3 * dayMs, endAt, 0, 5, endAt),
    ];
    const entries = log(seen, endAt + hourMs);
    expect(entries.map(({ elapsedPercent }) => elapsedPercent)).toEqual([25, 50, 75]);
    expect(entries.map(({ outcome }) => outcome)).toEqual(['ran-out', 'lasted', 'lasted']);
    const again = log(seen, endAt + hourMs, log(seen, monday + 4 * dayMs));
    expect(again).toEqual(entries);
  });

  it('settles a cycle that the next one follows at once, with ends stated a second apart', () => {
    const endAt = monday + weekMs;
    const seen = [
      ...readings(monday + hourMs, endAt, 1, 8, endAt),
      ...readings(endAt + hourMs, endAt + dayMs, 2, 8, endAt - 1000 + weekMs),
    ];
    const outcomes = log(seen, endAt + dayMs).map(({ outcome }) => outcome);
    expect(outcomes).toEqual(['lasted', 'lasted', 'lasted']);
  });

  it('leaves out a forecast made on another plan, even with the same end', () => {
    const endAt = monday + weekMs;
    const before = log(readings(monday + hourMs, monday + 3 * dayMs, 1, 30, endAt), monday + 3 * dayMs);
    const after = readings(monday + 3 * dayMs, endAt, 10, 5, endAt);
    const outcomes = log(after, endAt + hourMs, before).map(({ elapsedPercent, outcome }) => [elapsedPercent, outcome]);
    expect(outcomes).toEqual([
      [25, 'left-out'],
      [50, 'lasted'],
      [75, 'lasted'],
    ]);
  });

  it('leaves out a cycle that a reset cut short', () => {
    const seen = [
      ...readings(monday + hourMs, monday + 6.5 * dayMs, 1, 8, monday + weekMs),
      ...readings(monday + 6.5 * dayMs, monday + weekMs, 1, 8, monday + 13.5 * dayMs),
    ];
    expect(log(seen, monday + weekMs).map(({ outcome }) => outcome)).toEqual(['left-out', 'left-out', 'left-out']);
  });
});
