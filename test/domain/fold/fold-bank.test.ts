import { describe, expect, it } from 'vitest';
import { foldAll } from '../../../src/domain/fold/fold';
import type { Observation } from '../../../src/domain/observations/observation';
import { bank, eventsOf, history, hour, invites, observe, reset, typesOf, weekly } from '../../support/timeline';

function statusesOf(observations: readonly Observation[]) {
  return Object.fromEntries(foldAll('me', observations).fold.state.bank.map(({ key, fate }) => [key, fate]));
}

const a = reset('a', -100, 600);
const b = reset('b', -50, 650);

describe('the first look at the bank', () => {
  it.each([
    ['a list', [bank(0, [a, b])]],
    [
      'a history',
      [
        history(0, [
          ['x', 'granted', -40],
          ['x', 'used', -30],
        ]),
      ],
    ],
    ['a count', [weekly(0, 5, 100, { bankCount: 2 })]],
    [
      'all three, in any order',
      [history(0, [['x', 'used', -30]]), weekly(0, 5, 100, { bankCount: 2 }), bank(0, [a, b])],
    ],
  ])('%s is no event', (_, observations) => {
    expect(typesOf(observations)).toEqual([]);
  });
});

describe('a reset that is granted', () => {
  const c = reset('c', 5, 725);

  it.each([
    ['the list', [bank(0, [a]), bank(6, [a, c])]],
    [
      'the count, then the list',
      [weekly(0, 5, 100, { bankCount: 1 }), weekly(6, 6, 100, { bankCount: 2 }), bank(6.01, [a, c])],
    ],
    [
      'the list, then the count',
      [bank(0, [a]), weekly(0, 5, 100, { bankCount: 1 }), bank(6, [a, c]), weekly(6.01, 6, 100, { bankCount: 2 })],
    ],
    [
      'the first list ever, then the count',
      [weekly(0, 5, 100, { bankCount: 1 }), bank(6, [a, c]), weekly(6.01, 6, 100, { bankCount: 2 })],
    ],
    ['the history, then the list', [bank(0, [a]), history(6, [['c', 'granted', 5]]), bank(6.01, [a, c])]],
    ['the list, then the history', [bank(0, [a]), bank(6, [a, c]), history(6.01, [['c', 'granted', 5]])]],
  ])('is one event by %s', (_, observations) => {
    expect(eventsOf(observations)).toMatchObject([{ type: 'reset-granted', at: hour(5), reset: 'c', confirmed: true }]);
  });

  it('is an event by the count alone, without a name', () => {
    const [event] = eventsOf([weekly(0, 5, 100, { bankCount: 0 }), weekly(6, 6, 100, { bankCount: 1 })]);
    expect(event).toMatchObject({ type: 'reset-granted', confirmed: false });
    expect(event?.reset).toBeUndefined();
  });

  it('by the count alone is confirmed by a second body with the same count, a minute later or more', () => {
    const seen = [weekly(0, 5, 100, { bankCount: 0 }), weekly(6, 6, 100, { bankCount: 1 })];
    expect(typesOf([...seen, weekly(6.01, 6, 100, { bankCount: 1 })])).toEqual(['reset-granted?']);
    expect(typesOf([...seen, weekly(6.1, 6, 100)])).toEqual(['reset-granted?']);
    const [event] = eventsOf([...seen, weekly(6.1, 6, 100, { bankCount: 1 })]);
    expect(event).toMatchObject({ type: 'reset-granted', at: hour(6), confirmed: true, confidence: 0.9 });
    expect(event?.evidence).toHaveLength(3);
  });

  it('is confirmed by the count, and named by the list later, as one event', () => {
    const counted = [0, 1, 1].map((bankCount, index) => weekly(index * 6, 5, 100, { bankCount }));
    const named = bank(13, [reset('c', 6, 725)]);
    const [before, after] = [eventsOf(counted), eventsOf([...counted, named])];
    expect(after).toMatchObject([{ id: before[0]?.id, type: 'reset-granted', reset: 'c', confirmed: true }]);
  });

  it('within a day of an invitation turning done is linked to it, whichever was seen first', () => {
    const before = [bank(0, [a]), invites(0, { pending: 1 })];
    for (const after of [
      [bank(6, [a, c]), invites(7, { completed: 1 })],
      [invites(6, { completed: 1 }), bank(7, [a, c])],
    ]) {
      const granted = eventsOf([...before, ...after]).find(({ type }) => type === 'reset-granted');
      expect(granted?.notes).toEqual(['linked-to-invite']);
    }
  });

  it('days away from it is not', () => {
    const events = eventsOf([
      bank(0, [a]),
      invites(50, { pending: 1 }),
      invites(51, { completed: 1 }),
      bank(52, [a, c]),
    ]);
    expect(events.find(({ type }) => type === 'reset-granted')?.notes).toEqual([]);
  });
});

describe('a reset that leaves the list', () => {
  it('expired when its expiry has passed, at that very instant', () => {
    const observations = [bank(0, [reset('a', -100, 10.5), b]), bank(20, [b])];
    expect(eventsOf(observations)).toMatchObject([
      { type: 'reset-expired', at: hour(10.5), reset: 'a', confirmed: true },
    ]);
    expect(statusesOf(observations)).toEqual({ a: 'expired', b: 'available' });
  });

  it('expired too when the list goes on calling it available', () => {
    const stale = reset('a', -100, 10.5);
    expect(typesOf([bank(0, [stale]), bank(20, [stale]), bank(30, [stale])])).toEqual(['reset-expired']);
  });

  it('vanished when nothing explains it, for certain only when a second list agrees', () => {
    const observations = [bank(0, [a, b]), bank(20, [b])];
    expect(typesOf(observations)).toEqual(['reset-vanished?']);
    expect(typesOf([...observations, bank(21, [b])])).toEqual(['reset-vanished']);
    expect(statusesOf(observations)).toEqual({ a: 'vanished', b: 'available' });
  });

  it('did not vanish when it is back on the next list', () => {
    const observations = [bank(0, [a, b]), bank(20, [b]), bank(21, [a, b])];
    expect(typesOf(observations)).toEqual([]);
    expect(statusesOf(observations)).toEqual({ a: 'available', b: 'available' });
  });

  it('is one event when the count says so as well', () => {
    const observations = [bank(0, [a, b]), weekly(0, 5, 100, { bankCount: 2 })];
    expect(typesOf([...observations, bank(20, [b]), weekly(20.01, 6, 100, { bankCount: 1 })])).toEqual([
      'reset-vanished?',
    ]);
    expect(typesOf([...observations, weekly(20, 6, 100, { bankCount: 1 }), bank(20.01, [b])])).toEqual([
      'reset-vanished',
    ]);
  });

  it('has not left a list that was cut short', () => {
    const cut = observe(hour(20), 'resets', { available: 2, resets: [b], totalEarned: null, purchaseOffered: null });
    const damaged = observe(hour(21), 'resets', {
      available: 1,
      resets: [],
      totalEarned: null,
      purchaseOffered: null,
      partial: true,
    });
    expect(typesOf([bank(0, [a, b]), cut, damaged])).toEqual([]);
    expect(statusesOf([bank(0, [a, b]), cut, damaged])).toEqual({ a: 'available', b: 'available' });
  });

  it('was used when the history says so later, whatever was thought before', () => {
    const gone = [bank(0, [a, b]), bank(20, [b]), bank(21, [b])];
    const events = eventsOf([...gone, history(30, [['a', 'used', 19]])]);
    expect(events).toMatchObject([{ type: 'reset-redeemed', at: hour(19), reset: 'a', windows: [] }]);
    const expired = [bank(0, [reset('a', -100, 10.5), b]), bank(20, [b]), history(30, [['a', 'used', 9]])];
    expect(typesOf(expired)).toEqual(['reset-redeemed']);
    expect(statusesOf(expired).a).toBe('redeemed');
  });

  it('was used when the list itself says so', () => {
    const used = { ...reset('a', -100, 600, 'redeemed'), redeemedAt: hour(19) };
    expect(eventsOf([bank(0, [a, b]), bank(20, [used, b])])).toMatchObject([{ type: 'reset-redeemed', at: hour(19) }]);
  });

  it('was used when it was being redeemed before', () => {
    expect(typesOf([bank(0, [a]), bank(1, [{ ...a, status: 'redeeming' }]), bank(2, [])])).toEqual(['reset-redeemed']);
  });
});

describe('a redemption and the bank', () => {
  it('takes the name of the reset that left, the soonest to expire first', () => {
    const events = eventsOf([
      bank(0, [b, a]),
      weekly(1, 80, 60, { bankCount: 2 }),
      weekly(2, 0, 170, { bankCount: 1 }),
      bank(2.1, [b]),
    ]);
    expect(events).toMatchObject([{ type: 'reset-redeemed', reset: 'a' }]);
  });

  it('is one event when the list shows it before the windows do', () => {
    const observations = [bank(0, [a, b]), weekly(1, 80, 60), bank(1.9, [b]), weekly(2, 0, 170)];
    expect(eventsOf(observations)).toMatchObject([{ type: 'reset-redeemed', reset: 'a' }]);
    expect(statusesOf(observations)).toEqual({ a: 'redeemed', b: 'available' });
  });

  it('that the count shows a little later turns an early reset into what it was', () => {
    const events = eventsOf([
      weekly(1, 80, 60, { bankCount: 2 }),
      weekly(2, 0, 170, { bankCount: 2 }),
      weekly(2.05, 0, 170, { bankCount: 1 }),
    ]);
    expect(events).toMatchObject([{ type: 'reset-redeemed' }]);
  });

  it('is not seen in a global reset that left the bank as it was', () => {
    const observations = [
      bank(0, [a, b]),
      weekly(1, 80, 60, { bankCount: 2 }),
      weekly(2, 0, 170, { bankCount: 2 }),
      weekly(3, 1, 170, { bankCount: 2 }),
      weekly(90, 4, 170, { bankCount: 1 }),
      bank(90.1, [b]),
    ];
    expect(typesOf(observations)).toEqual(['early-reset', 'reset-vanished']);
  });

  it('without any effect is still an event, on the word of the history', () => {
    const events = eventsOf([
      weekly(1, 80, 60),
      history(2, [['a', 'used', 1.5]]),
      weekly(3, 81, 60),
      weekly(4, 82, 60),
    ]);
    expect(events).toMatchObject([{ type: 'reset-redeemed', windows: [], notes: ['without-effect'] }]);
  });

  it('is not called without effect where a window began anew meanwhile', () => {
    const events = eventsOf([weekly(1, 40, 70), weekly(240, 20, 312), history(241, [['a', 'used', 144]])]);
    expect(events.map(({ type, notes }) => [type, notes])).toEqual([
      ['cycle-ended', []],
      ['reset-redeemed', []],
    ]);
  });

  it('two of them in one month keep their own proofs', () => {
    const events = eventsOf([
      bank(0, [a, b]),
      weekly(1, 80, 60, { bankCount: 2 }),
      weekly(2, 0, 170, { bankCount: 1 }),
      weekly(50, 90, 170, { bankCount: 1 }),
      weekly(51, 0, 219, { bankCount: 0 }),
      bank(52, []),
      history(53, [
        ['b', 'used', 50.5],
        ['a', 'used', 1.5],
      ]),
    ]);
    expect(events.map(({ type, reset, at }) => [type, reset, at])).toEqual([
      ['reset-redeemed', 'a', hour(1.5)],
      ['reset-redeemed', 'b', hour(50.5)],
    ]);
  });

  it('carries a receipt: worth promised and got', () => {
    const [event] = eventsOf([weekly(1, 100, 101, { bankCount: 1 }), weekly(2, 0, 170, { bankCount: 0 })]);
    // 99 of 168 h were still to go when it was used at hour 2.
    expect(event?.before.worth).toBeCloseTo(1 - (1 - 99 / 168), 3);
    expect(event?.after.worth).toBeCloseTo(1 - 69 / 168, 3);
  });
});

describe('list and count', () => {
  it('may disagree for good without anything having happened', () => {
    const observations = [0, 1, 2, 3].flatMap((hours) => [
      bank(hours, [], 0),
      weekly(hours + 0.1, 5 + hours, 100, { bankCount: 1 }),
    ]);
    expect(typesOf(observations)).toEqual([]);
  });

  it('a count that dips and returns lost nothing', () => {
    const counts = [2, 1, 2].map((bankCount, index) => weekly(index * 0.2, 5, 100, { bankCount }));
    expect(typesOf(counts)).toEqual([]);
  });
});

it('a reset that expired before it was first seen is no event', () => {
  const old = reset('a', -900, -10);
  expect(typesOf([bank(0, [old, b]), weekly(1, 5, 100, { bankCount: 1 }), bank(2, [b])])).toEqual([]);
});

it('a reset used under a name nobody knew yet did not expire', () => {
  const events = eventsOf([
    bank(0, [reset('a', -100, 50)]),
    weekly(1, 80, 60, { bankCount: 1 }),
    weekly(2, 0, 170, { bankCount: 0 }),
    bank(60, []),
  ]);
  expect(events).toMatchObject([{ type: 'reset-redeemed', reset: 'a' }]);
});

it('a reset gone from the list within seconds of its expiry has expired', () => {
  expect(typesOf([bank(0, [reset('a', -100, 10)]), bank(10 - 1 / 60, [])])).toEqual(['reset-expired']);
});

describe('resets without ids', () => {
  const nameless = (key: string, one: typeof a) => ({ ...one, key });

  it('named by their place in the list are the same when the first one leaves', () => {
    const events = eventsOf([
      bank(0, [nameless('a at 0', a), nameless('b at 1', b)]),
      weekly(1, 80, 60),
      weekly(2, 0, 170),
      bank(2.1, [nameless('b at 0', b)]),
      bank(3, [nameless('b at 0', b)]),
    ]);
    expect(events).toMatchObject([{ type: 'reset-redeemed', reset: 'a at 0' }]);
  });

  it('with all ids blanked are distinguished by their instants', () => {
    const observations = [
      bank(0, [nameless('x', a), nameless('x', b)]),
      bank(1, [nameless('x', b)]),
      bank(2, [nameless('x', b)]),
    ];
    expect(eventsOf(observations).map(({ type }) => type)).toEqual(['reset-vanished']);
    expect(Object.values(statusesOf(observations))).toEqual(['vanished', 'available']);
  });

  it('keep their own uses in a history of blanked ids', () => {
    const events = eventsOf([
      weekly(1, 80, 60),
      weekly(2, 0, 170),
      weekly(50, 90, 170),
      weekly(51, 0, 219),
      history(53, [
        ['x', 'used', 50.5],
        ['x', 'used', 1.5],
      ]),
    ]);
    expect(events.map(({ type, at }) => [type, at])).toEqual([
      ['reset-redeemed', hour(1.5)],
      ['reset-redeemed', hour(50.5)],
    ]);
  });
});

it('a reset that expired is an event by the next usage body, although it says nothing of the bank', () => {
  expect(typesOf([bank(0, [reset('a', -5, 10)]), weekly(9, 1, 100), weekly(11, 2, 100)])).toEqual(['reset-expired']);
});
