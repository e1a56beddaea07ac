import { describe, expect, it } from 'vitest';
import type { Observation } from '../../../src/domain/observations/observation';
import { minuteMs } from '../../../src/domain/time/instant';
import { thinHistory } from '../../../src/engine/forecast/thin-history';

const observed = (minute: number, usedPercent: number) =>
  ({
    kind: 'usage',
    at: minute * minuteMs,
    facts: { plan: 'plus', windows: [{ limit: 'codex', seconds: 18_000, usedPercent, resetsAt: 1 }] },
  }) as unknown as Observation;
const minutes = (history: readonly Observation[]) => history.map(({ at }) => at / minuteMs);

describe('thinHistory', () => {
  it('leaves out repeats, but keeps one every quarter of an hour', () => {
    const history = [0, 1, 2, 14, 15, 16, 31].map((minute) => observed(minute, 5));
    expect(minutes(thinHistory(history))).toEqual([0, 15, 31]);
  });

  it('keeps every change, also back and forth', () => {
    expect(minutes(thinHistory([observed(0, 5), observed(1, 6), observed(2, 5), observed(3, 5)]))).toEqual([0, 1, 2]);
  });
});
