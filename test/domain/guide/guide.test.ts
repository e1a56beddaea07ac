import { describe, expect, it } from 'vitest';
import { figureNames, figureSpecs, guideFrom, tierIds, withFigure } from '../../../src/domain/guide/figures';
import { guideCsv } from '../../../src/domain/guide/guide-csv';
import { busyDays, idleHoursToFull, reserveRule, simulateReserve } from '../../../src/domain/guide/reserve';
import { forecastRollover, overageCut } from '../../../src/domain/guide/rollover';
import { equalAt, overageCost, tierCost, tierOf, tierTable } from '../../../src/domain/guide/tiers';
import {
  breakEvenHours,
  projection,
  returnOnCost,
  teamUse,
  usedOffPeak,
  usedWithCache,
  valueTable,
} from '../../../src/domain/guide/value';

const presets = guideFrom(undefined).figures;
const [go, plus, pro] = [tierOf('go', presets), tierOf('plus', presets), tierOf('pro', presets)];
/** Repeatable numbers from 0 to 1. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

describe('The guide’s worked examples', () => {
  it('25,000 used on Pro without anything carried over cost $180 more', () => {
    expect(overageCost(pro, 25_000)).toBeCloseTo(180, 9);
  });

  it('8,000 to 12,000 carried over cut that by 53.3 % to 80 %', () => {
    expect(overageCost(pro, 25_000, 8_000)).toBeCloseTo(84, 9);
    expect(overageCost(pro, 25_000, 12_000)).toBeCloseTo(36, 9);
    expect((overageCut(pro, 25_000, 8_000) ?? 0) * 100).toBeCloseTo(53.333, 3);
    expect((overageCut(pro, 25_000, 12_000) ?? 0) * 100).toBeCloseTo(80, 9);
    expect(overageCut(pro, 10_000, 8_000)).toBeNull();
  });

  it('the rates of Plus and Pro differ by $30 on 5,000 units', () => {
    expect(5_000 * (plus.rate - pro.rate)).toBeCloseTo(30, 9);
  });

  it('break-even is 2.353 h a month, and 0.2353 h for 1,000 units at 10,000 used', () => {
    expect(breakEvenHours(200, 85)).toBeCloseTo(2.353, 3);
    expect(breakEvenHours((tierCost(pro, 10_000) / 10_000) * 1_000, 85)).toBeCloseTo(0.2353, 4);
    expect(breakEvenHours(200, 0)).toBeNull();
  });

  it('Plus and Pro are equal at 16,000, Go and Plus at 940', () => {
    expect(equalAt(plus, pro)).toBeCloseTo(16_000, 6);
    expect(equalAt(go, plus)).toBeCloseTo(940, 6);
    expect(tierCost(plus, 16_000)).toBeCloseTo(tierCost(pro, 16_000), 9);
  });

  it('Plus costs $110 with 7,000 used and $272 with 16,000', () => {
    expect(tierCost(plus, 7_000)).toBeCloseTo(110, 9);
    expect(tierCost(plus, 16_000)).toBeCloseTo(272, 9);
  });

  it('four engineers with 8 a day use 704, for $14.10 on Go', () => {
    expect(teamUse(presets)).toBe(704);
    expect(tierCost(go, 704)).toBeCloseTo(14.1, 9);
    expect(tierTable(presets, 704).find(({ isCheapest }) => isCheapest)?.id).toBe('go');
  });

  it('the reserve of Pro has a cap of 55.56, reached after ten idle hours; Plus of 11.11', () => {
    const rule = reserveRule(pro, presets);
    expect(rule.cap).toBeCloseTo(55.56, 2);
    expect(idleHoursToFull(rule)).toBe(10);
    const hours = simulateReserve(rule, new Array<number>(12).fill(0));
    expect(hours[0]?.reserve).toBeCloseTo(5.833, 3);
    expect(hours[8]?.reserve).toBeLessThan(rule.cap);
    expect(hours[9]?.reserve).toBe(rule.cap);
    expect(hours[11]?.reserve).toBe(rule.cap);
    expect(reserveRule(plus, presets).cap).toBeCloseTo(11.11, 2);
  });

  it('12,000 used with 5,000 carried leave 3,000 when drawn first, and 5,000 by the guide’s code', () => {
    const [month] = forecastRollover(pro, [12_000], 5_000);
    expect(month).toMatchObject({ left: 3_000, leftByGuide: 5_000, overage: 0, cost: 200 });
  });

  it('15,000 carried over are 25,000 once; the month after has 10,000', () => {
    const [first, second] = forecastRollover(pro, [25_000, 10_000], 15_000);
    expect(first).toMatchObject({ capacity: 25_000, overage: 0, left: 0 });
    expect(second?.capacity).toBe(10_000);
  });

  it('8 to 15 hours for 1,000 units are 34 to 64 times the cost', () => {
    const [low, , high] = valueTable(presets, 20);
    expect(low?.times).toBeCloseTo(34, 6);
    expect(high?.times).toBeCloseTo(63.75, 6);
  });
});

describe('The reserve', () => {
  it('never goes above its cap nor below zero, whatever is used', () => {
    const random = numbers(7);
    for (const id of tierIds) {
      const rule = reserveRule(tierOf(id, presets), presets);
      const use = Array.from({ length: 2_000 }, () => random() ** 2 * 3 * rule.hourly);
      for (const { reserve } of simulateReserve(rule, use, rule.cap * 2)) {
        expect(reserve).toBeGreaterThanOrEqual(0);
        expect(reserve).toBeLessThanOrEqual(rule.cap);
      }
    }
  });

  it('pays for an hour only where it holds all of its excess, and is left as it was otherwise', () => {
    const rule = { hourly: 10, threshold: 0.7, share: 0.6, cap: 40 };
    expect(simulateReserve(rule, [13, 8, 12], 3)).toEqual([
      { used: 13, reserve: 0, outcome: 'carried' },
      { used: 8, reserve: 0, outcome: 'even' },
      { used: 12, reserve: 0, outcome: 'held' },
    ]);
  });

  it('never fills where nothing is saved', () => {
    expect(idleHoursToFull({ hourly: 10, threshold: 0.7, share: 0, cap: 40 })).toBeNull();
    expect(idleHoursToFull({ hourly: 10, threshold: 0.7, share: 0, cap: 0 })).toBe(0);
  });

  it('is simulated with as many busy hours as typed, in parts of an hour too', () => {
    for (const busyHours of [0, 0.5, 8, 20, 24]) {
      const day = busyDays({ busyHours, busyUse: 10 }, 1);
      expect(day).toHaveLength(24);
      expect(day.reduce((sum, used) => sum + used, 0)).toBeCloseTo(busyHours * 10, 9);
    }
  });
});

describe('Costs', () => {
  it('never fall with more use', () => {
    const random = numbers(11);
    for (const id of tierIds) {
      const tier = tierOf(id, presets);
      for (let round = 0; round < 500; round += 1) {
        const [used, more, carried] = [random() * 30_000, random() * 30_000, random() * 20_000];
        expect(tierCost(tier, used + more)).toBeGreaterThanOrEqual(tierCost(tier, used));
        expect(overageCost(tier, used + more, carried)).toBeGreaterThanOrEqual(overageCost(tier, used, carried));
      }
    }
  });

  it('are equal where equalAt says, for any tiers', () => {
    const random = numbers(3);
    for (let round = 0; round < 500; round += 1) {
      const make = () => ({ ...pro, fee: random() * 100, units: random() * 5_000, rate: random() * 0.05 });
      const [a, b] = [make(), make()];
      const at = equalAt(a, b);
      if (at === null) expect(tierCost(b, 1e9)).toBeGreaterThan(tierCost(a, 1e9));
      else if (at > 0) expect(tierCost(b, at)).toBeCloseTo(tierCost(a, at), 6);
    }
  });

  it('have no crossing where the dearer tier also has the dearer rate', () => {
    expect(equalAt({ ...go, rate: 0 }, { ...go, fee: 10 })).toBeNull();
  });
});

describe('Rollover', () => {
  it('creates no units: what was used and what is left never exceed what was granted and carried', () => {
    const random = numbers(5);
    for (let round = 0; round < 300; round += 1) {
      const use = Array.from({ length: 6 }, () => random() * 30_000);
      for (const month of forecastRollover(pro, use, random() * 20_000)) {
        expect(month.left).toBeLessThanOrEqual(Math.max(0, month.capacity - month.used) + 1e-9);
        expect(month.left).toBeLessThanOrEqual(pro.carryCap);
        expect(month.left).toBeGreaterThanOrEqual(0);
      }
    }
  });
});

describe('What-ifs', () => {
  it('project the rest of the period like the days until now', () => {
    expect(projection({ used: 12_000, elapsedDays: 15, periodDays: 30 })).toBe(24_000);
    expect(projection({ used: 12_000, elapsedDays: 40, periodDays: 30 })).toBe(12_000);
  });

  it('discount the share that moves or repeats itself', () => {
    expect(usedOffPeak(1_000, { offPeakShare: 30, offPeakDiscount: 50 })).toBe(850);
    expect(usedWithCache(1_000, 50, 60)).toBeCloseTo(700, 9);
  });

  it('have no return where nothing is paid', () => {
    expect(returnOnCost(40, 85, 200)).toBe(16);
    expect(returnOnCost(40, 85, 0)).toBeNull();
  });
});

describe('Figures', () => {
  it('are the presets where nothing sensible is stored', () => {
    const stored = { figures: { goFee: -1, plusFee: 'x', proFee: Number.NaN, used: 1e308 }, tier: 'max', done: ['x'] };
    expect(guideFrom(stored)).toEqual(guideFrom(null));
    for (const name of figureNames) expect(presets[name]).toBe(figureSpecs[name].preset);
  });

  it('keep what was changed, and forget what was put back', () => {
    const changed = withFigure({ tier: 'plus' }, 'hourlyRate', 100);
    expect(guideFrom(changed)).toMatchObject({ tier: 'plus', figures: { hourlyRate: 100 } });
    expect(withFigure(changed, 'hourlyRate', 85)).toEqual({ tier: 'plus', figures: {} });
  });
});

describe('The file', () => {
  it('says that the units have no evidence, and holds figures and results', () => {
    const text = guideCsv(guideFrom({ figures: { used: 25_000 }, done: ['caching'] })).join('');
    expect(text).toContain('no public evidence');
    expect(text).toContain('figure,used,25000');
    expect(text).toContain('changed,used,12000');
    expect(text).toContain('tier pro,overage USD,180');
    expect(text).toContain('measure,caching,done');
    expect(text.match(/reserve by hour/g)).toHaveLength(168);
  });
});
