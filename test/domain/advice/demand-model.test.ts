import { describe, expect, it } from 'vitest';
import { hoursFromSteps, type ServedHistory } from '../../../lab/planner/hours-from-steps';
import { fitDemandModel } from '../../../src/domain/advice/demand-model';

const learned = (history: ServedHistory) => fitDemandModel(hoursFromSteps(history));

describe('fitDemandModel', () => {
  it('has no demand when nothing was observed', () => {
    const { perHour, levels, recentLevel: lately } = learned({ served: [], usedBefore: [], t: 0, stepHours: 1 });
    expect([...perHour, ...levels, lately].every(Number.isFinite)).toBe(true);
    expect(Math.max(...perHour)).toBe(0);
  });

  it('does not count censored hours as quiet ones', () => {
    const served = new Float64Array(504);
    const usedBefore = new Float64Array(504);
    for (let t = 0; t < 504; t++) {
      usedBefore[t] = Math.min(100, (t % 168) * 2);
      served[t] = Math.min(2, 100 - (usedBefore[t] ?? 0));
    }
    const { perHour } = learned({ served, usedBefore, t: 504, stepHours: 1 });
    const mean = perHour.reduce((sum, percent) => sum + percent, 0) / 168;
    expect(mean).toBeGreaterThan(1.6);
  });

  it('counts the step that filled the window where it is more than usual', () => {
    const [served, usedBefore] = [new Float64Array(400).fill(0), new Float64Array(400).fill(100)];
    served[0] = 60;
    usedBefore[0] = 40;
    const filled = learned({ served, usedBefore, t: 400, stepHours: 1 });
    expect(filled.perHour[0]).toBeGreaterThan(0);
  });

  it('reads nothing from the current step on', () => {
    const served = new Float64Array(400).fill(1);
    const unread = Float64Array.from(served).fill(Number.NaN, 200);
    const usedBefore = new Float64Array(400);
    const at = (values: Float64Array) => learned({ served: values, usedBefore, t: 200, stepHours: 1 });
    expect(at(unread)).toEqual(at(served));
  });
});
