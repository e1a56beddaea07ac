// Short series no server would ever send, drawn from a seed: every figure changes at random, so that rare paths are taken.

import type { Observation } from '../../src/domain/observations/observation';
import { seededRandom } from '../../src/domain/random';
import { bank, fiveHour, history, hour, invites, observe, reset, usage, week, win } from './timeline';

/** Up to 60 observations, oldest first. The same seed gives the same series. */
export function wildSeries(seed: number): Observation[] {
  const chance = seededRandom(seed);
  const pick = <T>(values: readonly T[]): T => values[Math.floor(chance() * values.length)] as T;
  const keys = () => ['a', 'b', 'c'].filter(() => chance() < 0.5);
  let hours = 0;
  let end = 100;
  const seen: Observation[] = [];
  const count = 10 + Math.floor(chance() * 50);
  while (seen.length < count) {
    hours += pick([0.0005, 0.01, 0.02, 0.3, 1, 4, 15]) * (0.5 + chance());
    const shift = pick([0, 0, 0, 0, 1, 24, 60, -12]);
    if (shift !== 0) end = shift === 60 ? hours + 168 : end + shift;
    seen.push(anything(hours, Math.max(end, hours + 1)));
  }
  return seen.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));

  function anything(at: number, endsAt: number): Observation {
    const what = chance();
    if (what < 0.1)
      return bank(
        at,
        keys().map((key) => listed(key)),
        pick([null, null, 1, 2]),
      );
    if (what < 0.17)
      return history(
        at,
        keys().map((key) => [key, pick(['used', 'used', 'granted']), at - chance() * 3] as const),
      );
    if (what < 0.2) return invites(at, { pending: keys().length, completed: pick([0, 1, 2]) });
    if (what < 0.23)
      return observe(hour(at), 'balance', { balance: pick([null, '8', '9.5', '9.50', '20']), grants: [] });
    return reading(at, endsAt);
  }

  function listed(key: string) {
    const one = reset(
      key,
      pick([-10, -10, 30]),
      pick([40, 40, 70, null]),
      pick(['available', 'available', 'available', 'redeeming', 'redeemed', 'odd']),
    );
    return one.status === 'redeemed' ? { ...one, redeemedAt: pick([null, hour(20), hour(60)]) } : one;
  }

  function reading(at: number, endsAt: number): Observation {
    const one = usage(at, windowsAt(at, endsAt), {
      plan: pick(['plus', 'plus', 'plus', 'plus', 'plus', 'plus', 'pro', null]),
      bankCount: pick([null, 0, 1, 1, 2, 3]),
      credits: creditsOf(pick([null, '0', '10', '9.5', '9.4999999'])),
      gates: pick([true, true, true, false]) ? [{ limit: 'codex', allowed: chance() < 0.9, reached: false }] : [],
      partial: chance() < 0.05,
    });
    return { ...one, source: pick([...Array<'network'>(15).fill('network'), 'dom']) };
  }

  function windowsAt(at: number, endsAt: number) {
    const used = pick([0, 0, 1, 2, 5, 40, 71, 73, 96, 100]);
    const long = win(week, used, endsAt);
    const short = win(fiveHour, pick([used, used / 2]), at + pick([1, 4, 5, 5]));
    const extra = win(week, pick([0, 3, 50]), pick([endsAt, 150]), 'codex_spark');
    const shown: readonly (readonly [number, typeof long])[] = [
      [0.93, long],
      [0.6, short],
      [0.2, extra],
    ];
    return shown.filter(([odds]) => chance() < odds).map(([, window]) => window);
  }
}

function creditsOf(balance: string | null) {
  if (balance === null) return null;
  return { has: true, unlimited: false, balance, overageReached: false, localMessages: null, cloudMessages: null };
}
