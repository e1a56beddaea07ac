import { describe, expect, it } from 'vitest';
import { windowSide } from '../../../src/domain/events/event-sides';
import { foldAll } from '../../../src/domain/fold/fold';
import {
  bank,
  eventsOf,
  fiveHour,
  history,
  hour,
  reset,
  typesOf,
  usage,
  week,
  weekly,
  win,
} from '../../support/timeline';

describe('what is no event at all', () => {
  it.each([
    ['the first observation ever', [weekly(0, 40, 100)]],
    ['ordinary use', [weekly(0, 40, 100), weekly(1, 42, 100), weekly(2, 55, 100)]],
    ['ends that wander by 59 s', [weekly(0, 40, 100), weekly(1, 41, 100.0163), weekly(2, 41, 99.9837)]],
    ['a fall of one point', [weekly(0, 40, 100), weekly(1, 39, 100), weekly(2, 40, 100)]],
    ['an idle window that slides', [weekly(0, 0, 168), weekly(5, 0, 173), weekly(50, 1, 218), weekly(51, 0, 219)]],
    ['first use of an idle window', [weekly(0, 0, 168), weekly(5, 3, 172.5)]],
    [
      'a window missing from one body',
      [
        usage(0, [win(fiveHour, 20, 3), win(week, 40, 100)]),
        usage(1, [win(week, 41, 100)]),
        usage(1.2, [win(fiveHour, 30, 3), win(week, 42, 100)]),
      ],
    ],
    ['a body without any window', [weekly(0, 40, 100), usage(1, []), weekly(2, 41, 100)]],
    ['two tabs out of order', [weekly(2, 55, 100), weekly(0, 40, 100), weekly(1, 42, 100)]],
  ])('%s', (_, observations) => {
    expect(typesOf(observations)).toEqual([]);
  });

  it('a clock set back raises no reset', () => {
    const types = typesOf([
      usage(9, [win(fiveHour, 90, 10)]),
      usage(9.7, [win(fiveHour, 4, 15.6)]),
      usage(10.5, [win(fiveHour, 0, 15.5)]),
    ]);
    expect(types).toEqual(['cycle-ended']);
  });

  it('an old answer from a cache is not believed', () => {
    const types = typesOf([weekly(99, 90, 100), weekly(101, 2, 268.5), weekly(101.1, 90, 100), weekly(102, 3, 268.5)]);
    expect(types).toEqual(['cycle-ended']);
  });
});

describe('a cycle that ends', () => {
  it('is back-dated to its announced end, also when nobody was looking', () => {
    const [event] = eventsOf([weekly(90, 80, 100), weekly(130, 12, 290)]);
    expect(event).toMatchObject({ type: 'cycle-ended', at: hour(100), confirmed: true, windows: [{ seconds: week }] });
  });

  it('is an event of each window by itself', () => {
    const events = eventsOf([
      usage(4, [win(fiveHour, 80, 5), win(week, 90, 6)]),
      usage(7, [win(fiveHour, 1, 11), win(week, 1, 174)]),
    ]);
    expect(events.map(({ type, at }) => [type, at])).toEqual([
      ['cycle-ended', hour(5)],
      ['cycle-ended', hour(6)],
    ]);
  });

  it('is not a moved date when the next one is already fuller', () => {
    expect(typesOf([weekly(90, 5, 100), weekly(130, 12, 290)])).toEqual(['cycle-ended']);
  });
});

describe('a reset that was redeemed', () => {
  const before = usage(0, [win(fiveHour, 96, 0.4), win(week, 52, 144)], { bankCount: 4 });
  const after = usage(0.01, [win(fiveHour, 0, 5.01), win(week, 0, 168.01)], { bankCount: 3 });

  it('is one event for every window it touched, with the bank as proof', () => {
    const [event, ...others] = eventsOf([before, after]);
    expect(others).toEqual([]);
    expect(event).toMatchObject({ type: 'reset-redeemed', confirmed: true });
    expect(event?.windows.map(({ seconds }) => seconds)).toEqual([fiveHour, week]);
    expect(event?.before).toMatchObject({ 'codex/604800': { usedPercent: 52, resetsAt: hour(144) } });
    expect(event?.after).toMatchObject({ 'codex/604800': { usedPercent: 0, resetsAt: hour(168.01) } });
  });

  it('is one event when the list arrives later, and knows which reset it was', () => {
    const events = eventsOf([
      bank(0, [reset('a', -100, 600), reset('b', -50, 650)]),
      weekly(1, 80, 60),
      weekly(2, 0, 170),
      bank(2.01, [reset('b', -50, 650)]),
    ]);
    expect(events.map(({ type, reset }) => [type, reset])).toEqual([['reset-redeemed', 'a']]);
  });

  it.each([
    ['later', [weekly(1, 80, 60), weekly(2, 0, 170), weekly(30, 9, 170), history(31, [['a', 'used', 1.9]])]],
    ['between', [weekly(1, 80, 60), history(1.95, [['a', 'used', 1.9]]), weekly(2, 0, 170)]],
  ])('is one event when the history arrives %s', (_, observations) => {
    const events = eventsOf(observations);
    expect(events.map(({ type, at, reset, windows }) => [type, at, reset, windows.length])).toEqual([
      ['reset-redeemed', hour(1.9), 'a', 1],
    ]);
  });

  it('is an event although the date did not move', () => {
    const events = eventsOf([weekly(1, 80, 60, { bankCount: 1 }), weekly(2, 0, 60, { bankCount: 0 })]);
    expect(events).toMatchObject([{ type: 'reset-redeemed', notes: ['date-kept'] }]);
  });

  it('warns when use rebounds within an hour', () => {
    const events = eventsOf([
      weekly(1, 80, 60, { bankCount: 1 }),
      weekly(2, 0, 170, { bankCount: 0 }),
      weekly(2.5, 80, 60, { bankCount: 0 }),
    ]);
    expect(events).toMatchObject([{ type: 'reset-redeemed', notes: ['rebounded'] }]);
  });

  it('is not proved by a reset that expired at the same time', () => {
    const types = typesOf([
      bank(0, [reset('a', -100, 1.5)]),
      weekly(1, 80, 60, { bankCount: 1 }),
      weekly(2, 0, 170, { bankCount: 0 }),
    ]);
    expect(types.sort()).toEqual(['early-reset?', 'reset-expired']);
  });
});

describe('an early reset', () => {
  it('waits for a second reading at least 60 s later', () => {
    const first = [weekly(1, 80, 60, { bankCount: 2 }), weekly(2, 0, 170, { bankCount: 2 })];
    expect(typesOf(first)).toEqual(['early-reset?']);
    expect(typesOf([...first, weekly(2.01, 0, 170, { bankCount: 2 })])).toEqual(['early-reset?']);
    expect(typesOf([...first, weekly(2.02, 1, 170, { bankCount: 2 })])).toEqual(['early-reset']);
  });

  it('is found after days of idling (27 % to nothing, a new start in between)', () => {
    expect(typesOf([weekly(2.3, 27, 100), weekly(6.07, 0, 174.07)])).toEqual(['early-reset?']);
  });

  it('that happened while nobody looked is an event although the old end has passed since', () => {
    const [event] = eventsOf([weekly(1, 80, 60), weekly(70, 20, 190)]);
    expect(event).toMatchObject({ type: 'early-reset', at: hour(22) });
  });
});

describe('use that falls under the same end', () => {
  it('is a refill when next to nothing is left of it', () => {
    expect(typesOf([weekly(1, 60, 100), weekly(2, 0, 100), weekly(3, 0, 100)])).toEqual(['refill-kept-date']);
  });

  it('is a correction otherwise', () => {
    expect(typesOf([weekly(1, 60, 100), weekly(2, 50, 100), weekly(3, 51, 100)])).toEqual(['correction']);
  });

  it('is called sliding when it falls again and again', () => {
    const events = eventsOf([60, 57, 54, 51, 48].map((used, index) => weekly(index, used, 100)));
    expect(events.map(({ notes }) => notes.includes('sliding'))).toEqual([false, false, true, true]);
  });
});

describe('an end that moves', () => {
  it('is an event although use did not fall', () => {
    const events = eventsOf([weekly(0, 40, 150), weekly(24, 45, 174), weekly(48, 50, 198), weekly(49, 50, 198)]);
    expect(events.map(({ type, confirmed }) => [type, confirmed])).toEqual([['date-moved', true]]);
    expect(events[0]?.notes).toContain('drifting');
  });

  it('is one event however often it drifts on, from the first end to the last', () => {
    const readings = Array.from({ length: 40 }, (_, index) => weekly(index, 40 + index / 10, 150 + index));
    const events = eventsOf(readings);
    expect(events.map(({ type, confirmed }) => [type, confirmed])).toEqual([['date-moved', true]]);
    expect(windowSide(events[0]?.before ?? {}, { limit: 'codex', seconds: 604_800 })?.resetsAt).toBe(hour(150));
    expect(windowSide(events[0]?.after ?? {}, { limit: 'codex', seconds: 604_800 })?.resetsAt).toBe(hour(189));
    expect(events[0]?.between).toEqual([hour(0), hour(39)]);
    expect(events[0]?.evidence.length).toBeLessThan(10);
  });

  it('is another event where it jumps after it drifted', () => {
    const drifts = [weekly(0, 40, 150), weekly(1, 40, 151), weekly(2, 40, 152)];
    expect(typesOf([...drifts, weekly(3, 41, 100), weekly(4, 41, 100)])).toEqual(['date-moved', 'date-moved']);
  });

  it('is an event when it moves earlier', () => {
    expect(typesOf([weekly(0, 40, 150), weekly(1, 41, 100), weekly(2, 41, 100)])).toEqual(['date-moved']);
  });
});

describe('a pair that flips and returns', () => {
  it('is one flap, and nothing else', () => {
    const events = eventsOf([weekly(1, 73, 60), weekly(2, 0, 170), weekly(3, 73, 60), weekly(4, 74, 60)]);
    expect(events.map(({ type }) => type)).toEqual(['flapped']);
    expect(events[0]?.before).toEqual({ 'codex/604800': { usedPercent: 73, resetsAt: hour(60) } });
  });

  it('stays one flap while it goes on', () => {
    const observations = [weekly(1, 73, 60), weekly(2, 0, 170), weekly(3, 73, 60), weekly(4, 0, 170)];
    expect(typesOf(observations)).toEqual(['flapped']);
    expect(typesOf([...observations, weekly(5, 73, 60), weekly(6, 0, 170), weekly(7, 74, 60)])).toEqual(['flapped']);
  });

  it('is a reset after all once it stays', () => {
    const observations = [
      weekly(1, 73, 60),
      weekly(2, 0, 170),
      weekly(3, 73, 60),
      weekly(4, 0, 170),
      weekly(5, 0, 170),
    ];
    expect(typesOf(observations).sort()).toEqual(['early-reset', 'flapped']);
  });

  it('is a change after all, and closed, when the window ends before a second reading', () => {
    const observations = [
      weekly(1, 73, 60),
      weekly(2, 0, 170),
      weekly(3, 73, 60),
      weekly(4, 2, 170),
      weekly(172, 5, 339),
    ];
    expect(typesOf(observations).sort()).toEqual(['correction', 'cycle-ended', 'flapped']);
    const [track] = foldAll('me', observations).fold.memory.windows.tracks;
    expect(track).toMatchObject({ baseline: { usedPercent: 5 }, openChange: null, flap: null });
  });

  it('is one flap of all windows that flipped together', () => {
    const calm = [win(fiveHour, 30, 4), win(week, 73, 60)];
    const odd = [win(fiveHour, 0, 7), win(week, 0, 170)];
    const events = eventsOf([usage(1, calm), usage(2, odd), usage(3, calm)]);
    expect(events).toMatchObject([{ type: 'flapped', windows: [{ seconds: fiveHour }, { seconds: week }] }]);
  });

  it('of window and bank together used no reset', () => {
    const types = typesOf([
      weekly(1, 73, 60, { bankCount: 1 }),
      weekly(2, 0, 170, { bankCount: 0 }),
      weekly(2.5, 73, 60, { bankCount: 1 }),
    ]);
    expect(types).toEqual(['flapped']);
  });

  it('with the end unchanged is a flap when it leaps back at once', () => {
    expect(typesOf([weekly(1, 73, 60), weekly(2, 0, 60), weekly(2.005, 73, 60)])).toEqual(['flapped']);
  });
});

describe('plan and limits', () => {
  it('a new plan begins a new series', () => {
    const types = typesOf([weekly(1, 80, 60), weekly(2, 40, 60, { plan: 'pro' }), weekly(3, 41, 60, { plan: 'pro' })]);
    expect(types).toEqual(['plan-changed']);
  });

  it('a length that stays away is withdrawn, the other window goes on', () => {
    const both = usage(22.19, [win(fiveHour, 20, 25), win(week, 40, 100)]);
    const one = usage(22.26, [win(week, 40, 100)]);
    expect(typesOf([both, one])).toEqual(['limit-withdrawn?']);
    expect(typesOf([both, one, usage(23, [win(week, 41, 100)])])).toEqual(['limit-withdrawn']);
  });

  it('a window that comes and goes within its own cycle was only left out', () => {
    const both = (hours: number, used: number) => usage(hours, [win(fiveHour, used, 4.5), win(week, 40, 100)]);
    const one = (hours: number) => usage(hours, [win(week, 40, 100)]);
    expect(typesOf([both(0, 20), one(1), one(1.5), both(2, 25), one(2.5), one(3), both(3.5, 30)])).toEqual([]);
  });

  it('and is restored weeks later without a reset', () => {
    const types = typesOf([
      usage(0, [win(fiveHour, 90, 3), win(week, 40, 100)]),
      usage(1, [win(week, 40, 100)]),
      usage(2, [win(week, 40, 100)]),
      usage(50, [win(fiveHour, 3, 53), win(week, 45, 100)]),
    ]);
    expect(types).toEqual(['limit-withdrawn', 'limit-restored']);
  });
});

describe('incidents', () => {
  it('a body that could not be read wholly withdraws nothing', () => {
    const both = usage(1, [win(fiveHour, 20, 4), win(week, 40, 100)]);
    const damaged = [2, 2.1, 2.2].map((hours) => usage(hours, [win(week, 40, 100)], { partial: true }));
    expect(typesOf([both, ...damaged])).toEqual([]);
  });

  it('an idle extra limit that is left out for an hour is not withdrawn', () => {
    const spark = (hours: number) => win(fiveHour, 0, hours + 5, 'codex_bengalfox');
    const full = (hours: number) => usage(hours, [win(week, 40, 100), spark(hours)]);
    const observations = [full(0), weekly(1, 40, 100), weekly(1.5, 40, 100), full(2)];
    expect(typesOf(observations)).toEqual([]);
    expect(typesOf([...observations.slice(0, 3), full(20)])).toEqual(['limit-withdrawn', 'limit-restored']);
  });

  it('a redemption that is undone hours later is a moved date, and stays a redemption', () => {
    const observations = [
      weekly(1, 80, 160, { bankCount: 1 }),
      weekly(2, 0, 170, { bankCount: 0 }),
      weekly(2.5, 1, 170, { bankCount: 0 }),
      weekly(6, 80, 160, { bankCount: 0 }),
    ];
    expect(typesOf(observations)).toEqual(['reset-redeemed', 'date-moved?']);
  });

  it('a redemption whose use leaps back under the new end is a rebound', () => {
    const [event, ...others] = eventsOf([
      weekly(1, 80, 60, { bankCount: 1 }),
      weekly(2, 0, 170, { bankCount: 0 }),
      weekly(2.4, 79, 170, { bankCount: 0 }),
    ]);
    expect(others).toEqual([]);
    expect(event?.notes).toEqual(['rebounded']);
  });

  it('a redemption that emptied the window only in part is one', () => {
    const events = eventsOf([weekly(1, 80, 60, { bankCount: 1 }), weekly(2, 30, 60, { bankCount: 0 })]);
    expect(events.map(({ type }) => type)).toEqual(['reset-redeemed']);
  });

  it('a window that comes back lower under its old end has not flapped', () => {
    const observations = [weekly(1, 73, 60), weekly(2, 0, 170), weekly(3, 30, 60), weekly(4, 31, 60)];
    expect(typesOf(observations)).not.toContain('flapped');
  });

  it('percentage and date that flip together, again and again over a day, are one flap', () => {
    const observations = Array.from({ length: 20 }, (_, index) =>
      index % 2 === 0 ? weekly(1 + index, 73 + index / 10, 100) : weekly(1 + index, 2, 150),
    );
    expect(typesOf(observations)).toEqual(['flapped']);
  });

  it('a global reset the day after a redemption is an event by itself', () => {
    const observations = [
      weekly(1, 90, 60, { bankCount: 1 }),
      weekly(2, 0, 170, { bankCount: 0 }),
      weekly(3, 5, 170, { bankCount: 0 }),
      weekly(26, 0, 194, { bankCount: 0 }),
      weekly(27, 1, 194, { bankCount: 0 }),
    ];
    expect(typesOf(observations)).toEqual(['reset-redeemed', 'early-reset']);
  });

  it('an end moved earlier by a redemption is part of the receipt', () => {
    const [event] = eventsOf([weekly(1, 80, 150, { bankCount: 1 }), weekly(2, 0, 54, { bankCount: 0 })]);
    expect(event).toMatchObject({ type: 'reset-redeemed', after: { 'codex/604800': { resetsAt: hour(54) } } });
  });

  it('credits from before an unread body are no proof of waste', () => {
    const credits = (balance: string | null) => ({
      credits: {
        has: true,
        unlimited: false,
        balance,
        overageReached: false,
        localMessages: null,
        cloudMessages: null,
      },
    });
    const events = eventsOf([
      weekly(0, 40, 100, credits('9')),
      weekly(1, 41, 100, credits(null)),
      weekly(2, 42, 100, credits('8')),
    ]);
    expect(events).toMatchObject([{ type: 'credits-spent', notes: [] }]);
  });
});

describe('a pair that flips and returns within seconds', () => {
  const second = 1 / 3600;

  it.each<[string, readonly [number, number], string[]]>([
    ['use falls', [3, 100], ['flapped']],
    ['use falls and the end moves', [3, 160], ['flapped']],
    ['use rises', [90, 100], ['flapped']],
    ['use rises and the end moves', [90, 160], ['flapped']],
    ['the end alone moves', [40, 160], ['flapped']],
  ])('%s: one event, and nothing else happened', (_, [used, end], types) => {
    const flips = [
      weekly(1, 40, 100),
      weekly(1 + 5 * second, used, end),
      weekly(1 + 10 * second, 40, 100),
      weekly(2, 41, 100),
      weekly(3, 42, 100),
    ];
    expect(typesOf(flips)).toEqual(types);
  });
});

describe('two tabs whose answers cross', () => {
  const second = 1 / 3600;

  it('around a redemption are one redemption', () => {
    const events = eventsOf([
      weekly(1, 80, 60, { bankCount: 4 }),
      weekly(2, 0, 170, { bankCount: 3 }),
      weekly(2 + 2 * second, 80, 60, { bankCount: 4 }),
      weekly(2 + 4 * second, 0, 170, { bankCount: 3 }),
      weekly(3, 1, 170, { bankCount: 3 }),
    ]);
    expect(events.map(({ type, notes }) => [type, notes])).toEqual([['reset-redeemed', []]]);
    expect(events[0]?.between).toEqual([hour(1), hour(2)]);
  });

  it('around an early reset are one early reset', () => {
    const crossed = [
      weekly(1, 80, 60),
      weekly(2, 0, 170),
      weekly(2 + 2 * second, 80, 60),
      weekly(2 + 4 * second, 0, 170),
    ];
    expect(typesOf(crossed)).toEqual(['early-reset?']);
    expect(typesOf([...crossed, weekly(3, 1, 170)])).toEqual(['early-reset']);
    expect(eventsOf(crossed)[0]?.id).toBe(eventsOf(crossed.slice(0, 2))[0]?.id);
  });

  it('while use goes on are no event', () => {
    expect(typesOf([weekly(1, 40, 100), weekly(2, 55, 100), weekly(2 + second, 50, 100), weekly(3, 56, 100)])).toEqual(
      [],
    );
  });

  it('around the end of a window are one end', () => {
    const observations = [
      weekly(99, 90, 100),
      weekly(101, 0, 269),
      weekly(101 + second, 90, 100),
      weekly(101 + 2 * second, 0, 269),
    ];
    expect(typesOf(observations)).toEqual(['cycle-ended']);
  });
});
