// A server that behaves: fixed windows anchored at first use, natural ends and nothing else. Whatever is read of it, in whatever
// order and with whatever noise, no reset may ever be an event, and every cycle that was read ends when it ended.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Observation, WindowReading } from '../../../src/domain/observations/observation';
import { secondMs } from '../../../src/domain/time/instant';
import { eventsOf, fiveHour, hour, observe, usage, week } from '../../support/timeline';

interface Use {
  readonly at: number;
  readonly percent: number;
}

interface Truth {
  readonly anchor: number | null;
  readonly used: number;
}

/** The cycle a window is in at an instant, from all use until then. */
function truthAt(uses: readonly Use[], at: number, seconds: number): Truth {
  let anchor: number | null = null;
  let used = 0;
  for (const use of uses.filter((one) => one.at <= at)) {
    if (anchor === null || use.at >= anchor + seconds * secondMs) [anchor, used] = [use.at, 0];
    used = Math.min(100, used + use.percent);
  }
  return anchor !== null && at < anchor + seconds * secondMs ? { anchor, used } : { anchor: null, used: 0 };
}

function windowAt(uses: readonly Use[], at: number, seconds: number, jitter: number): WindowReading {
  const { anchor, used } = truthAt(uses, at, seconds);
  const resetsAt = (anchor ?? at) + seconds * secondMs + jitter * secondMs;
  return { limit: 'codex', seconds, usedPercent: used, resetsAt };
}

const look = fc.record({
  hours: fc.double({ min: 0, max: 400, noNaN: true }),
  jitter: fc.integer({ min: -60, max: 60 }),
  leavesOut: fc.constantFrom('none', 'none', 'none', 'short', 'all', 'damaged'),
});
const use = fc.record({
  hours: fc.double({ min: 0, max: 400, noNaN: true }),
  percent: fc.integer({ min: 2, max: 30 }),
});

function read(
  uses: readonly Use[],
  { hours, jitter, leavesOut }: { hours: number; jitter: number; leavesOut: string },
): Observation {
  const at = hour(hours);
  const long = windowAt(uses, at, week, jitter);
  const short = windowAt(uses, at, fiveHour, jitter);
  const windows = leavesOut === 'all' ? [] : leavesOut === 'none' ? [short, long] : [long];
  return usage(hours, windows, { bankCount: 1, ...(leavesOut === 'damaged' ? { partial: true } : {}) });
}

const allowed = new Set(['cycle-ended', 'limit-withdrawn', 'limit-restored']);

describe('a server without resets', () => {
  it('is never said to have reset anything', () => {
    fc.assert(
      fc.property(fc.array(use, { maxLength: 40 }), fc.array(look, { maxLength: 60 }), (spent, looks) => {
        const uses = spent.map(({ hours, percent }) => ({ at: hour(hours), percent })).sort((a, b) => a.at - b.at);
        const events = eventsOf(looks.map((one) => read(uses, one)));
        expect(events.map(({ type }) => type).filter((type) => !allowed.has(type))).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  it('has each cycle that was read end once, when it ended', () => {
    fc.assert(
      fc.property(fc.array(use, { minLength: 1, maxLength: 30 }), fc.array(look, { maxLength: 60 }), (spent, looks) => {
        const uses = spent.map(({ hours, percent }) => ({ at: hour(hours), percent })).sort((a, b) => a.at - b.at);
        const whole = looks.map((one) => ({ ...one, leavesOut: 'none' }));
        const ends = new Set(
          uses.flatMap((one) => truthAt(uses, one.at, week).anchor ?? []).map((anchor) => anchor + week * secondMs),
        );
        const events = eventsOf(whole.map((one) => read(uses, one))).filter(
          ({ windows }) => windows[0]?.seconds === week,
        );
        for (const { at } of events) expect([...ends].some((end) => Math.abs(end - at) <= 60 * secondMs)).toBe(true);
        expect(events.length).toBeLessThanOrEqual(ends.size);
      }),
      { numRuns: 200 },
    );
  });

  it('is read the same by two computers whose clocks are minutes apart', () => {
    fc.assert(
      fc.property(
        fc.array(use, { maxLength: 30 }),
        fc.array(look, { maxLength: 40 }),
        fc.integer({ min: -100, max: 100 }),
        (spent, looks, skew) => {
          const uses = spent.map(({ hours, percent }) => ({ at: hour(hours), percent })).sort((a, b) => a.at - b.at);
          const seen = looks.map((one, index) => {
            const reading = read(uses, { ...one, leavesOut: 'none' });
            return index % 2
              ? observe(reading.at + skew * secondMs, reading.kind, reading.facts as never, 'phone')
              : reading;
          });
          const types = eventsOf(seen).map(({ type }) => type);
          expect(types.filter((type) => type === 'early-reset' || type === 'reset-redeemed')).toEqual([]);
        },
      ),
      { numRuns: 200 },
    );
  });
});
