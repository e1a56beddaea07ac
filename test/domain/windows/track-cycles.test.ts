import { describe, expect, it } from 'vitest';
import { foldAll } from '../../../src/domain/fold/fold';
import type { Observation } from '../../../src/domain/observations/observation';
import { bank, fiveHour, history, hour, reset, usage, week, weekly, win } from '../../support/timeline';

const cyclesOf = (...observations: Observation[]) => foldAll('me', observations).cycles;

describe('cycles', () => {
  it('run from first use to the announced end', () => {
    expect(cyclesOf(weekly(0, 0, 168), weekly(5, 3, 172), weekly(90, 60, 172), weekly(200, 4, 350))).toMatchObject([
      { startedAt: hour(4), endedAt: hour(172), usedPercent: 60, readings: 2, ending: 'natural', plan: 'plus' },
      { startedAt: hour(182), endedAt: null, usedPercent: 4, ending: null },
    ]);
  });

  it('end early, and say so when a reset did it, also when that is learned later', () => {
    const early = [weekly(1, 80, 60), weekly(2, 3, 169.5)];
    expect(cyclesOf(...early)).toMatchObject([{ endedAt: hour(1.5), ending: 'early' }, { ending: null }]);
    expect(cyclesOf(...early, history(50, [['a', 'used', 1.5]]))[0]?.ending).toBe('redeemed');
    expect(cyclesOf(bank(0, [reset('a', -5, 600)]), ...early, bank(2.1, []))[0]?.ending).toBe('redeemed');
  });

  it('go on after a flap', () => {
    const cycles = cyclesOf(weekly(1, 73, 60), weekly(2, 0, 170), weekly(3, 73, 60), weekly(4, 75, 60));
    expect(cycles).toMatchObject([{ firstReadAt: hour(1), lastReadAt: hour(4), usedPercent: 75, endedAt: null }]);
  });

  it('end with the plan, and with the limit', () => {
    expect(cyclesOf(weekly(1, 80, 60), weekly(2, 40, 60, { plan: 'pro' }))).toMatchObject([
      { ending: 'plan-changed', plan: 'plus' },
      { ending: null, plan: 'pro' },
    ]);
    const both = usage(1, [win(fiveHour, 80, 5), win(week, 20, 100)]);
    const cycles = cyclesOf(both, weekly(2, 20, 100), weekly(3, 20, 100));
    expect(cycles.find(({ seconds }) => seconds === fiveHour)).toMatchObject({ ending: 'withdrawn', endedAt: hour(2) });
  });

  it('are none while a window has not started', () => {
    expect(cyclesOf(weekly(0, 0, 168), weekly(50, 0, 218))).toEqual([]);
  });
});
