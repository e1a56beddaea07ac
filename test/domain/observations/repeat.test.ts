import { describe, expect, it } from 'vitest';
import type {
  Observation,
  ObservationOf,
  UsageFacts,
  WindowReading,
} from '../../../src/domain/observations/observation';
import { isRepeat } from '../../../src/domain/observations/repeat';

const at = Date.UTC(2026, 8, 21, 2);
const weekly: WindowReading = { limit: 'codex', seconds: 604_800, usedPercent: 40, resetsAt: at + 86_400_000 };
const facts: UsageFacts = {
  plan: 'plus',
  windows: [weekly],
  gates: [{ limit: 'codex', allowed: true, reached: false }],
  credits: null,
  bankCount: 1,
  bankApplicable: 0,
  reachedType: null,
  spend: null,
  models: [],
};
const usage = (change: Partial<WindowReading> = {}, later = 0, over: Partial<UsageFacts> = {}): Observation => ({
  id: 'x',
  account: 'a',
  device: 'd',
  at: at + later,
  source: 'network',
  kind: 'usage',
  facts: { ...facts, windows: [{ ...weekly, ...change }], ...over },
});
const history = (later: number, keys: readonly string[]): ObservationOf<'reset-history'> => ({
  id: 'x',
  account: 'a',
  device: 'd',
  at: at + later,
  source: 'network',
  kind: 'reset-history',
  facts: {
    events: keys.map((key) => ({ key, kind: 'granted', at })),
    from: at + later - 30 * 86_400_000,
    to: at + later,
    complete: true,
  },
});

describe('isRepeat', () => {
  it('takes an end that wanders by a second or two for the same end, and one that moved for news', () => {
    expect(isRepeat(usage(), usage({ resetsAt: weekly.resetsAt + 2_000 }, 60_000))).toBe(true);
    expect(isRepeat(usage(), usage({ resetsAt: weekly.resetsAt + 3_000 }, 60_000))).toBe(false);
  });

  it('takes a window that has not started for the same, though its end slides with the clock', () => {
    const unstarted = (later: number) => usage({ usedPercent: 0, resetsAt: at + later + 604_800_000 }, later);
    expect(isRepeat(unstarted(0), unstarted(600_000))).toBe(true);
    expect(isRepeat(unstarted(0), usage({ usedPercent: 0, resetsAt: at + 604_800_000 }, 600_000))).toBe(false);
  });

  it.each([
    ['use', usage({ usedPercent: 41 })],
    ['the plan', usage({}, 0, { plan: 'pro' })],
    ['the count of resets', usage({}, 0, { bankCount: 2 })],
    ['a gate', usage({}, 0, { gates: [{ limit: 'codex', allowed: false, reached: true }] })],
    ['the windows there are', usage({}, 0, { windows: [] })],
  ])('takes a change of %s for news', (_, next) => {
    expect(isRepeat(usage(), next)).toBe(false);
  });

  it('never takes one account for another', () => {
    expect(isRepeat(usage(), { ...usage(), account: 'b' })).toBe(false);
  });

  it('takes the same resets for the same history, however far back each reading looks', () => {
    expect(isRepeat(history(0, ['r1']), history(600_000, ['r1']))).toBe(true);
    expect(isRepeat(history(0, ['r1']), history(600_000, ['r1', 'r2']))).toBe(false);
  });
});
