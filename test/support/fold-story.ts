import fc from 'fast-check';
import type { Observation } from '../../src/domain/observations/observation';
import { bank, fiveHour, history, invites, reset, usage, week, win } from './timeline';

const step = fc.record({
  after: fc.integer({ min: 1, max: 900 }),
  used: fc.constantFrom(0, 0, 1, 2, 5, 40, 73, 73, 96, 100),
  shift: fc.constantFrom(0, 0, 0, 0, 1, 24, 60, -12),
  what: fc.constantFrom('usage', 'usage', 'usage', 'usage', 'list', 'history', 'invites'),
  keys: fc.subarray(['a', 'b', 'c']),
  plan: fc.constantFrom('plus', 'plus', 'plus', 'plus', 'plus', 'pro'),
  short: fc.boolean(),
  balance: fc.constantFrom(null, '0', '10', '9.5'),
});

type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** A mischievous server: windows that restart, refill, move, flap, vanish; resets that come and go; plans that change. */
export const story: fc.Arbitrary<readonly Observation[]> = fc.array(step, { maxLength: 40 }).map((steps) => {
  let hours = 0;
  let end = 100;
  return steps.map((one) => {
    hours += one.after / 60;
    if (one.shift !== 0) end = one.shift === 60 ? hours + 168 : end + one.shift;
    return seen(one, hours, Math.max(end, hours + 1));
  });
});

function seen({ what, keys, used, short, plan, balance }: Step, hours: number, end: number): Observation {
  if (what === 'list')
    return bank(
      hours,
      keys.map((key) => reset(key, -10, 40)),
    );
  if (what === 'history')
    return history(
      hours,
      keys.map((key) => [key, 'used', hours - 0.5] as const),
    );
  if (what === 'invites') return invites(hours, { pending: keys.length, completed: 3 - keys.length });
  const windows = [win(week, used, end), ...(short ? [win(fiveHour, used / 2, hours + 4)] : [])];
  const rest = { has: true, unlimited: false, overageReached: false, localMessages: null, cloudMessages: null };
  return usage(hours, windows, {
    plan,
    bankCount: keys.length,
    credits: balance === null ? null : { ...rest, balance },
  });
}
