import { describe, expect, it } from 'vitest';
import { viewAccount } from '../../../src/domain/accounts/view-account';
import { expiredByClock } from '../../../src/domain/bank/expired-by-clock';
import { foldAll } from '../../../src/domain/fold/fold';
import type { Observation } from '../../../src/domain/observations/observation';
import { bank, fiveHour, hour, reset, usage, week, win } from '../../support/timeline';

const stateOf = (...observations: Observation[]) => foldAll('me', observations).fold.state;

describe('an expiry that nobody observes any more', () => {
  const held = stateOf(usage(0, [win(week, 5, 100)]), bank(0, [reset('a', 0, 50)]));

  it('is an event once its time has passed, dated at the expiry', () => {
    expect(expiredByClock(held, hour(50) - 1)).toEqual([]);
    expect(expiredByClock(held, hour(51))).toMatchObject([{ type: 'reset-expired', at: hour(50), reset: 'a' }]);
    expect(viewAccount(held, hour(51)).events[0]).toMatchObject({ type: 'reset-expired', at: hour(50) });
  });

  it('is the same event that the fold gives once the account is observed again', () => {
    const [byClock] = expiredByClock(held, hour(60));
    const seen = stateOf(usage(0, [win(week, 5, 100)]), bank(0, [reset('a', 0, 50)]), usage(60, [win(week, 6, 100)]));
    expect(seen.events.map(({ id }) => id)).toContain(byClock?.id);
    expect(expiredByClock(seen, hour(60))).toEqual([]);
  });

  it('is none where the plan does not support the reset', () => {
    const odd = { ...reset('a', 0, 50), supported: false as const };
    const state = stateOf(usage(0, [win(fiveHour, 5, 4)]), bank(0, [odd]));
    expect(expiredByClock(state, hour(60))).toEqual([]);
    expect(viewAccount(state, hour(1)).bank.resets[0]).toMatchObject({ status: 'unsupported', worth: null });
  });
});
