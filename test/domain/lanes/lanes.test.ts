import { describe, expect, it } from 'vitest';
import type { AccountState } from '../../../src/domain/accounts/account-state';
import { laneChange } from '../../../src/domain/alerts/rules/lane-change';
import { accountLanes } from '../../../src/domain/lanes/account-lanes';
import { describeLane, describeLaneAdvice } from '../../../src/domain/lanes/describe-lanes';
import { laneAdvice } from '../../../src/domain/lanes/lane-advice';
import { snapshotLanes } from '../../../src/domain/lanes/lane-line';
import { laneOrder, withLaneMoved } from '../../../src/domain/lanes/lane-order';
import { accountLane, lanesOf } from '../../../src/domain/lanes/lanes';
import { minuteMs } from '../../../src/domain/time/instant';
import { createDevice, eventOf, hourMs, start, viewOf, windowRow, withRules } from '../../support/alert-fixtures';
import { testTranslator } from '../../support/translator';

const text = testTranslator({ now: () => start });
const credits = {
  at: start,
  value: {
    has: true,
    unlimited: false,
    balance: '100',
    overageReached: false,
    localMessages: null,
    cloudMessages: null,
  },
};
const balances = [
  { at: start - 2 * hourMs, value: '120' },
  { at: start - hourMs, value: '100' },
];
const account = (key: string, usedPercent: number, more: Partial<AccountState> = {}, observedAt = start) =>
  viewOf({ key, windows: [windowRow({ usedPercent, observedAt })], observedAt, ...more }, start);
const forecastOf = (view: ReturnType<typeof account>, runsOutInMs: number) => {
  const [window = expect.fail()] = view.windows;
  const at = start + runsOutInMs;
  return {
    forecasts: [
      {
        limit: window.limit,
        seconds: window.seconds,
        madeAt: start,
        resetsAt: window.resetsAt ?? 0,
        usedPercent: window.usedPercent,
        silence: null,
        runsOut: 0.8,
        runsOutAt: { q10: at, q50: at, q90: at },
      },
    ],
  };
};
const lanesFor = (views: ReturnType<typeof account>[], active = 'a', order?: unknown) =>
  lanesOf({ views, active, forecasts: () => null, order, now: start });
const sentence = (views: ReturnType<typeof account>[], active = 'a', order?: unknown) => {
  const advice = laneAdvice(lanesFor(views, active, order), active, start);
  const perHour = views.find(({ key }) => key === active)?.credits.perHour;
  return advice && text.spell(describeLaneAdvice(advice, (id) => id.replace('account:', '').toUpperCase(), perHour));
};

describe('A lane', () => {
  it('is open while more than 5 % is left, and closing from there on', () => {
    expect(accountLane(account('a', 94), null, start).state).toBe('open');
    expect(accountLane(account('a', 95), null, start)).toMatchObject({ state: 'closing', leftPercent: 5 });
  });

  it('is closing half an hour before it is forecast to run out', () => {
    const view = account('a', 50);
    expect(accountLane(view, forecastOf(view, 31 * minuteMs), start).state).toBe('open');
    const lane = accountLane(view, forecastOf(view, 30 * minuteMs), start);
    expect(lane).toMatchObject({ state: 'closing', runsOutAt: start + 30 * minuteMs });
    expect(text.spell(describeLane(lane))).toBe('ends soon: runs out today 09:30');
  });

  it('is closed until its window is full again, also when that was read long ago', () => {
    const resetsAt = start + hourMs;
    const full = viewOf(
      { key: 'a', windows: [windowRow({ usedPercent: 100, observedAt: start - 3 * hourMs, resetsAt })] },
      start,
    );
    expect(accountLane(full, null, start)).toMatchObject({ state: 'closed', until: resetsAt });
  });

  it('is unknown once it was not read for an hour, and without any window', () => {
    expect(accountLane(account('a', 20, {}, start - hourMs), null, start).state).toBe('unknown');
    expect(accountLane(viewOf({ key: 'a', observedAt: start }, start), null, start).state).toBe('unknown');
  });

  it('of credits is open with a balance and closed without', () => {
    const stateOf = (more: Partial<AccountState>) =>
      lanesFor([account('a', 10, more), account('b', 10)]).find(({ id }) => id === 'credits')?.state;
    expect(stateOf({ credits, balances })).toBe('open');
    expect(stateOf({ credits: { ...credits, value: { ...credits.value, has: false, balance: '0' } } })).toBe('closed');
    expect(stateOf({})).toBe('unknown');
  });
});

describe('The order', () => {
  it('is accounts, credits, API until the user moves one', () => {
    const order = laneOrder(undefined, ['a', 'b']);
    expect(order).toEqual(['account:a', 'account:b', 'credits', 'api']);
    expect(withLaneMoved(order, 'account:b', -1)).toEqual(['account:b', 'account:a', 'credits', 'api']);
    expect(withLaneMoved(order, 'account:a', -1)).toBe(order);
    expect(withLaneMoved(order, 'api', 1)).toBe(order);
  });

  it('takes in new accounts before credits, and drops what is gone or damaged', () => {
    expect(laneOrder(['account:gone', 'account:b', 'credits', 7], ['a', 'b', 'c'])).toEqual([
      'account:b',
      'account:a',
      'account:c',
      'credits',
      'api',
    ]);
    expect(laneOrder('account:b', ['a', 'b'])).toEqual(laneOrder(undefined, ['a', 'b']));
  });
});

describe('Advice', () => {
  it('says to switch before credits are spent, and about how many an hour', () => {
    const ending = account('a', 96, { credits, balances });
    expect(sentence([ending, account('b', 20)])).toBe(
      'A ends soon: switch to B, or credits are spent (about 20 an hour).',
    );
    expect(sentence([account('a', 96, { credits }), account('b', 20)])).toBe(
      'A ends soon: switch to B, or credits are spent.',
    );
    expect(sentence([account('a', 96), account('b', 20)])).toBe('A ends soon: go on with B.');
  });

  it('leaves out lanes that are closed, closing or not read lately', () => {
    const ended = account('a', 100, { credits, balances });
    expect(sentence([ended, account('b', 20, {}, start - 2 * hourMs), account('c', 97), account('d', 30)])).toBe(
      'A has ended: switch to D, or credits are spent (about 20 an hour).',
    );
    expect(sentence([ended, account('b', 100)])).toBe(
      'A has ended: no other account is open, so credits are spent (about 20 an hour).',
    );
    expect(sentence([account('a', 100), account('b', 100)])).toBe('A has ended: go on with API.');
  });

  it('follows the user’s order', () => {
    const views = [account('a', 96), account('b', 20), account('c', 20)];
    expect(sentence(views, 'a', ['account:a', 'account:c', 'account:b'])).toBe('A ends soon: go on with C.');
  });

  it('stays where it is good, and says nothing of what is not known', () => {
    expect(sentence([account('a', 20), account('b', 20)])).toBe('Stay with A.');
    expect(sentence([account('a', 20, {}, start - 2 * hourMs), account('b', 20)])).toBeNull();
  });

  const begun = (secondReading: boolean) => ({
    windows: [windowRow({ usedPercent: 20, observedAt: start })],
    events: [
      eventOf({
        type: 'cycle-ended',
        at: start - hourMs,
        windows: [{ limit: 'codex', seconds: 18_000 }],
        between: [start - 2 * hourMs, secondReading ? start - minuteMs : start],
      }),
    ],
  });

  it('goes back once two readings agree', () => {
    expect(sentence([account('a', 20, begun(true)), account('b', 20)], 'b')).toBe(
      'A is open again: you can go back to it.',
    );
    expect(sentence([account('a', 20, begun(false)), account('b', 20)], 'b')).toBe('Stay with B.');
  });

  it.each([
    ['less than 10 % left', { usedPercent: 91 }],
    ['less than 30 min to its end', { resetsAt: start + 29 * minuteMs }],
    ['no confirmed reading', { confirmed: false }],
  ])('does not go back with %s', (_, change) => {
    const row = windowRow({ usedPercent: 20, observedAt: start, ...change });
    expect(sentence([account('a', 0, { windows: [row] }), account('b', 20)], 'b')).toBe('Stay with B.');
  });
});

describe('The lanes of a snapshot', () => {
  it('are none with one account, however much was set apart', () => {
    const one = { account: { key: 'a', nickname: 'Work', colour: 0 }, state: { windows: [] } as never };
    const input = { active: 'a', forecasts: {}, order: undefined, now: start };
    expect(snapshotLanes({ ...input, accounts: [one] })).toBeNull();
  });
});

describe('Alerts of lanes', () => {
  const names = new Map([
    ['a', 'Work'],
    ['b', 'Home'],
  ]);
  const rules = (now: number, first: Partial<AccountState>, second: Partial<AccountState>) => {
    const views = [viewOf({ key: 'a', ...first }, now), viewOf({ key: 'b', ...second }, now)];
    return {
      views,
      lanes: (active: string) => accountLanes({ views, active, forecasts: () => null, order: undefined, now }, names),
    };
  };
  const all = ['use-threshold', 'window-recovered', 'will-run-out'] as const;
  const settings = withRules(Object.fromEntries(all.map((rule) => [rule, false])));

  it('come once before an account ends, and once when it is back after another was used', () => {
    const device = createDevice(settings);
    const resetsAt = start + hourMs;
    const wake = (now: number, first: Partial<AccountState>, second: Partial<AccountState>) => {
      const { lanes } = rules(now, first, second);
      device.context = { ...device.context, lanes };
      return device
        .wake(now, { key: 'a', ...first }, { key: 'b', ...second })
        .deliver.map(({ rule, stage, account: of }) => `${rule} ${stage} ${of}`);
    };
    const a = (usedPercent: number, observedAt: number, ends = resetsAt) => ({
      windows: [windowRow({ usedPercent, observedAt, resetsAt: ends })],
    });
    const b = (observedAt: number) => ({ windows: [windowRow({ usedPercent: 10, observedAt })] });
    expect(wake(start, a(80, start), b(start))).toEqual([]);
    expect(wake(start + 10 * minuteMs, a(96, start + 10 * minuteMs), b(start))).toEqual(['lane-change ends a']);
    expect(wake(start + 20 * minuteMs, a(100, start + 20 * minuteMs), b(start))).toEqual([]);
    const later = start + 90 * minuteMs;
    const next = later + 5 * hourMs;
    // The first reading after the block, then one that agrees.
    expect(wake(later, a(1, later, next), b(later))).toEqual([]);
    const again = later + 5 * minuteMs;
    expect(wake(again, a(2, again, next), b(later))).toEqual(['lane-change back a']);
    expect(wake(again + minuteMs, a(2, again + minuteMs, next), b(later))).toEqual([]);
  });

  it('say nothing with one account', () => {
    const view = viewOf({ key: 'a', windows: [windowRow({ usedPercent: 99, observedAt: start })] }, start);
    expect(
      accountLanes({ views: [view], active: 'a', forecasts: () => null, order: undefined, now: start }, names),
    ).toBeNull();
    const input = { view, ledger: createDevice().ledger, settings: settings.alerts, now: start };
    expect(laneChange({ ...input, context: { zone: 'UTC', nickname: () => null, canDeliver: true } })).toEqual([]);
  });
});
