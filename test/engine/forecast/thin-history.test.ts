import { describe, expect, it } from 'vitest';
import type { Observation } from '../../../src/domain/observations/observation';
import { minuteMs } from '../../../src/domain/time/instant';
import { thinHistory } from '../../../src/engine/forecast/thin-history';

const seen = (minute: number, usedPercent: number) =>
  ({
    kind: 'usage',
    at: minute * minuteMs,
    facts: { plan: 'plus', windows: [{ limit: 'codex', seconds: 18_000, usedPercent, resetsAt: 1 }] },
  }) as unknown as Observation;
const minutes = (history: readonly Observation[]) => history.map(({ at }) => at / minuteMs);

describe('thinHistory', () => {
  it('leaves out repeats, but keeps a sign of life every quarter of an hour', () => {
    const history = [0, 1, 2, 14, 15, 16, 31].map((minute) => seen(minute, 5));
    expect(minutes(thinHistory(history))).toEqual([0, 15, 31]);
  });

  it('keeps every change, also back and forth', () => {
    expect(minutes(thinHistory([seen(0, 5), seen(1, 6), seen(2, 5), seen(3, 5)]))).toEqual([0, 1, 2]);
  });
});
