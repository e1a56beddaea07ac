import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WindowReading } from '../../src/domain/observations/observation';
import { factsOf, seenAt } from '../support/payload';

const reading = fc.record({
  seconds: fc.constantFrom(18_000, 86_400, 604_800, 2_592_000),
  usedPercent: fc.double({ min: 0, max: 100, noNaN: true }).map((share) => Math.round(share * 100) / 100),
  resetsAt: fc.integer({ min: 1_760_000_000, max: 1_860_000_000 }).map((seconds) => seconds * 1_000),
});

/** Every way a time was seen, or could be, in one of these bodies. */
const timeSpelling = fc.constantFrom<(at: number) => object>(
  (at) => ({ reset_at: at / 1_000 }),
  (at) => ({ reset_at: String(at / 1_000) }),
  (at) => ({ reset_at: at }),
  (at) => ({ reset_at: new Date(at).toISOString() }),
  (at) => ({ reset_at: new Date(at).toISOString().replace('.000Z', '.000000+00:00') }),
  (at) => ({ reset_at: new Date(at + 7_200_000).toISOString().replace('.000Z', '+0200') }),
  (at) => ({ reset_at: new Date(at).toISOString().replace('.000Z', '') }),
  (at) => ({ reset_at: null, reset_after_seconds: (at - seenAt) / 1_000 }),
  (at) => ({ reset_after_seconds: String((at - seenAt) / 1_000) }),
);
const numberSpelling = fc.constantFrom<(value: number) => unknown>((value) => value, String);
const place = fc.constantFrom<(window: object) => object>(
  (window) => ({ rate_limit: { primary_window: window, secondary_window: null } }),
  (window) => ({ rate_limit: { secondary_window: window } }),
  (window) => ({ additional_rate_limits: [{ metered_feature: 'codex', rate_limit: { primary_window: window } }] }),
  (window) => ({ additional_rate_limits: { codex: { secondary_window: window } } }),
);

describe('one reading', () => {
  it('is the same however it is spelled and wherever it stands', () => {
    fc.assert(
      fc.property(reading, timeSpelling, numberSpelling, place, (expected, spellTime, spell, put) => {
        const { seconds, usedPercent, resetsAt } = expected;
        const window = {
          used_percent: spell(usedPercent),
          limit_window_seconds: spell(seconds),
          ...spellTime(resetsAt),
        };
        const { facts, dropped } = factsOf('usage', put(window));
        const read: WindowReading = { limit: 'codex', ...expected };
        expect(facts.windows).toEqual([read]);
        expect(dropped).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});

it.each([-0, '-0', '-0.0'])('a share of %j is 0, as it is once it was stored', (share) => {
  const task = { thread_id: 'a', five_hour_limit_percent: share, weekly_limit_percent: share, groups: [] };
  const { facts } = factsOf('thread-usage', { threads: [task] });
  expect(facts.tasks.map(({ fiveHourPercent, weeklyPercent }) => [fiveHourPercent, weeklyPercent])).toEqual([[0, 0]]);
});
