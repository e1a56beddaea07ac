import { describe, expect, it } from 'vitest';

import type { AccountState } from '../../../src/domain/accounts/account-state';
import { alertTag } from '../../../src/domain/alerts/alert';
import {
  findByTag,
  ledgerEntries,
  recordAcknowledged,
  recordFailed,
  recordPostponed,
} from '../../../src/domain/alerts/ledger';
import { minuteMs } from '../../../src/domain/time/instant';
import {
  bankRow,
  context,
  createDevice,
  dayMs,
  eventOf,
  fiveHours,
  hourMs,
  start,
  week,
  windowRow,
  withAlerts,
  withRules,
} from '../../support/alert-fixtures';

const used = (usedPercent: number, observedAt: number, change: Partial<Parameters<typeof windowRow>[0]> = {}) => ({
  windows: [windowRow({ usedPercent, observedAt, resetsAt: start + 3 * hourMs, ...change })],
});
/** The same week, read at some instant. */
const weekly = (usedPercent: number, observedAt: number, resetsAt = start + 3 * dayMs) =>
  windowRow({ seconds: week, usedPercent, observedAt, resetsAt });

describe('steps of use', () => {
  it('tells only the most severe of several crossed at once, and never the milder ones afterwards', () => {
    const device = createDevice();
    device.wake(start, used(93, start));
    device.wake(start + 60_000, used(93, start + 60_000));
    expect(device.log).toEqual(['codex/18000 90']);
    device.wake(start + hourMs, used(100, start + hourMs));
    expect(device.log).toEqual(['codex/18000 90', 'codex/18000 100']);
  });

  it('counts the same run as one, however the stated end wanders within a minute', () => {
    const device = createDevice();
    for (let i = 0; i < 40; i++) {
      const at = start + i * minuteMs;
      device.wake(at, used(80, at, { resetsAt: start + 3 * hourMs + (i % 2 === 0 ? 60_000 : -60_000) }));
    }
    expect(device.log).toEqual(['codex/18000 75']);
  });

  it('arms again after a genuine early reset', () => {
    const device = createDevice(withRules({ 'will-run-out': false }));
    device.wake(start, { windows: [weekly(80, start)] });
    const later = start + dayMs;
    device.wake(later, { windows: [weekly(5, later, later + 7 * dayMs - hourMs)] });
    device.wake(later + dayMs, { windows: [weekly(78, later + dayMs, later + 7 * dayMs - hourMs)] });
    expect(device.log).toEqual(['codex/604800 75', 'codex/604800 75']);
  });

  it('arms again after a refill that kept the date, not after a correction', () => {
    const device = createDevice(withRules({ 'will-run-out': false }));
    const at = (hours: number) => start + hours * hourMs;
    for (const [hours, percent] of [
      [0, 80],
      [1, 76],
      [2, 80],
      [3, 0],
      [4, 79],
    ] as const)
      device.wake(at(hours), { windows: [weekly(percent, at(hours))] });
    expect(device.log).toEqual(['codex/604800 75', 'codex/604800 75-1']);
  });

  it('does not arm again when the date moves and the use stays', () => {
    const device = createDevice(withRules({ 'will-run-out': false }));
    device.wake(start, { windows: [weekly(80, start)] });
    device.wake(start + hourMs, { windows: [weekly(81, start + hourMs, start + 4 * dayMs)] });
    device.wake(start + 2 * hourMs, { windows: [weekly(82, start + 2 * hourMs, start + 5 * dayMs)] });
    expect(device.log).toEqual(['codex/604800 75']);
  });

  it('says nothing of a reading that is not confirmed yet', () => {
    const device = createDevice();
    device.wake(start, used(95, start, { confirmed: false }));
    expect(device.log).toEqual([]);
    device.wake(start + minuteMs, used(95, start + minuteMs));
    expect(device.log).toEqual(['codex/18000 90']);
  });

  it('says nothing of a window that another blocks for longer', () => {
    const device = createDevice(withRules({ 'will-run-out': false }));
    device.wake(start, { windows: [...used(92, start).windows, weekly(100, start)] });
    expect(device.log).toEqual(['codex/604800 100']);
  });

  it("takes the user's own steps", () => {
    const device = createDevice(withAlerts({ thresholds: [50] }));
    device.wake(start, used(49, start));
    device.wake(start + 60_000, used(51, start + 60_000));
    expect(device.log).toEqual(['codex/18000 50']);
  });

  it('does not use up the edge while the rule is off, for one account or all', () => {
    for (const off of [
      withRules({ 'use-threshold': false }),
      withAlerts({ on: false }),
      withAlerts({ mutedAccounts: ['a'] }),
      withAlerts({ rulesByAccount: { a: { 'use-threshold': false } } }),
    ]) {
      const device = createDevice(off);
      device.wake(start, used(80, start));
      expect(device.log).toEqual([]);
      device.settings = withAlerts({});
      device.wake(start + minuteMs, used(80, start));
      expect(device.log).toEqual(['codex/18000 75']);
    }
  });

  it('keeps what could not be shown until it can', () => {
    const device = createDevice();
    device.context = { ...context, canDeliver: false };
    device.wake(start, used(80, start));
    expect(device.log).toEqual([]);
    device.context = context;
    device.wake(start + hourMs, used(80, start));
    expect(device.log).toEqual(['codex/18000 75']);
  });
});

describe('running out', () => {
  const at = (hours: number) => start + hours * hourMs;
  const run = (device: ReturnType<typeof createDevice>, readings: readonly (readonly [number, number])[]) => {
    for (const [hours, percent] of readings)
      device.wake(at(hours), { windows: [weekly(percent, at(hours), start + 6 * dayMs)] });
  };

  it('needs three readings that differ, three points and a twentieth of the window', () => {
    const device = createDevice(withAlerts({ thresholds: [] }));
    run(device, [
      [0, 40],
      [1, 40],
      [2, 42],
      [3, 42],
    ]);
    expect(device.log).toEqual([]);
    run(device, [[4, 45]]);
    expect(device.log).toEqual(['codex/604800 risk-0-0']);
  });

  it('warns once a risk: again only after a clear all-clear', () => {
    const device = createDevice(withAlerts({ thresholds: [] }));
    run(device, [
      [0, 20],
      [1, 21],
      [2, 22],
      [3, 23],
      [10, 24],
    ]);
    expect(device.log).toEqual(['codex/604800 risk-0-0']);
    run(device, [
      [60, 25],
      [61, 25],
    ]);
    run(device, [
      [70, 80],
      [71, 81],
    ]);
    expect(device.log).toEqual(['codex/604800 risk-0-0', 'codex/604800 risk-0-1']);
  });

  it('lets a forecast speak instead of the straight line', () => {
    const device = createDevice(withAlerts({ thresholds: [] }));
    device.context = { ...context, runOut: () => ({ at: null, probability: 0.1 }) };
    run(device, [
      [0, 40],
      [1, 41],
      [2, 42],
      [3, 43],
    ]);
    expect(device.log).toEqual([]);
    device.context = { ...context, runOut: () => ({ at: start + dayMs, probability: 0.8 }) };
    run(device, [[4, 44]]);
    expect(device.log).toEqual(['codex/604800 risk-0-0']);
  });
});

describe('a window comes back', () => {
  const exhausted = used(100, start);

  it('is claimed by the clock and confirmed by the next reading', () => {
    const device = createDevice();
    const { plan } = device.wake(start, exhausted);
    expect(plan[0]).toMatchObject({ rule: 'window-recovered', at: start + 3 * hourMs });
    const [claim] = device.wake(start + 3 * hourMs, exhausted).deliver;
    expect(claim).toMatchObject({ stage: 'claimed', title: '5-hour should be back', silent: false });
    const back = start + 4 * hourMs;
    const [proof] = device.wake(back, used(0, back, { resetsAt: back + 5 * hourMs })).deliver;
    expect(proof).toMatchObject({ stage: 'confirmed', title: '5-hour is back', silent: true });
    expect(proof?.replaces).toEqual([claim?.tag]);
  });

  it('is not confirmed to somebody who answered the claim', () => {
    const device = createDevice();
    device.wake(start, exhausted);
    const [claim] = device.wake(start + 3 * hourMs, exhausted).deliver;
    const entry = findByTag(device.ledger, claim?.tag ?? '');
    if (!entry) throw new Error('the claim is not in the ledger');
    device.ledger = recordAcknowledged(device.ledger, entry, start + 3 * hourMs);
    const back = start + 4 * hourMs;
    expect(device.wake(back, used(0, back, { resetsAt: back + 5 * hourMs })).deliver).toEqual([]);
  });

  it('is not told while the week is empty; the week speaks for both', () => {
    const device = createDevice(withAlerts({ thresholds: [] }));
    const both = { windows: [...exhausted.windows, weekly(100, start)] };
    device.wake(start, both);
    expect(device.plan.map(({ subject, rule }) => `${subject} ${rule}`)).toEqual(['codex/604800 window-recovered']);
    device.wake(start + 4 * hourMs, both);
    expect(device.log).toEqual([]);
    device.wake(start + 3 * dayMs, both);
    device.wake(start + 4 * dayMs, both);
    expect(device.log).toEqual(['codex/604800 claimed']);
  });

  it('is told late when the device slept, with how late', () => {
    const device = createDevice();
    device.wake(start, exhausted);
    const [alert] = device.wake(start + 9 * hourMs, exhausted).deliver;
    expect(alert).toMatchObject({ stage: 'claimed', lateMs: 6 * hourMs });
  });

  it('is known even when nobody wrote the wall down before it fell', () => {
    const device = createDevice();
    expect(device.wake(start + 4 * hourMs, exhausted).deliver[0]).toMatchObject({ stage: 'claimed', lateMs: 0 });
  });

  it('waits for the new date when the old one proved wrong', () => {
    const device = createDevice(withAlerts({ thresholds: [] }));
    device.wake(start, exhausted);
    device.wake(start + 3 * hourMs, exhausted);
    const still = used(100, start + 3 * hourMs + minuteMs, { resetsAt: start + 6 * hourMs });
    device.wake(start + 3 * hourMs + minuteMs, still);
    expect(device.log).toEqual(['codex/18000 claimed']);
    device.wake(start + 6 * hourMs, still);
    expect(device.log).toEqual(['codex/18000 claimed', 'codex/18000 claimed']);
  });

  it('is no news to somebody who used a banked reset', () => {
    const device = createDevice(withAlerts({ thresholds: [] }));
    device.wake(start, exhausted);
    const at = start + hourMs;
    const redeemed = eventOf({ type: 'reset-redeemed', at, windows: [{ limit: 'codex', seconds: fiveHours }] });
    device.wake(at, { ...used(0, at, { resetsAt: at + 5 * hourMs }), events: [redeemed] });
    device.wake(start + 4 * hourMs, { ...used(0, at, { resetsAt: at + 5 * hourMs }), events: [redeemed] });
    expect(device.log).toEqual([]);
  });

  it('says nothing of windows that never stopped anybody', () => {
    const device = createDevice();
    device.wake(start, used(60, start));
    device.wake(start + 4 * hourMs, used(60, start));
    expect(device.log).toEqual([]);
  });
});

describe('a reset lapses', () => {
  const held = (...rows: Parameters<typeof bankRow>[0][]): Partial<AccountState> => ({
    bank: rows.map((row) => bankRow(row)),
  });
  const expiresAt = start + 20 * dayMs;

  it('is told at 7 d, 3 d, 24 h and use-by, at exactly those instants', () => {
    const device = createDevice();
    device.wake(start, held({}));
    const told: number[] = [];
    for (let next = device.plan[0]?.at; next !== undefined; next = device.plan[0]?.at) {
      device.wake(next - 1, held({}));
      expect(device.log).toHaveLength(told.length);
      device.wake(next, held({}));
      told.push(expiresAt - next);
    }
    expect(told).toEqual([7 * dayMs, 3 * dayMs, dayMs, 3 * hourMs]);
    expect(device.log).toEqual(['reset:r1 7d', 'reset:r1 3d', 'reset:r1 24h', 'reset:r1 use-by-180']);
  });

  it('tells only the most urgent stage missed, and how late it is', () => {
    const device = createDevice();
    device.wake(start, held({}));
    const { deliver } = device.wake(expiresAt - 10 * hourMs, held({}));
    expect(deliver).toHaveLength(1);
    expect(deliver[0]).toMatchObject({ stage: '24h', lateMs: 14 * hourMs, title: 'A banked reset lapses in 10 h' });
    expect(device.plan.map(({ stage }) => stage)).toEqual(['use-by-180']);
  });

  it('does not call late what was only just learned', () => {
    expect(createDevice().wake(expiresAt - 10 * hourMs, held({})).deliver[0]?.lateMs).toBe(0);
  });

  it('says nothing once it has lapsed, or was used elsewhere', () => {
    const device = createDevice();
    device.wake(start, held({}));
    expect(device.wake(expiresAt, held({}))).toMatchObject({ deliver: [], plan: [] });
    const used = createDevice();
    used.wake(start, held({}));
    expect(used.wake(start + dayMs, held({ fate: 'redeemed', status: 'redeemed' })).plan).toEqual([]);
  });

  it('does not announce the others again when one leaves the set', () => {
    const device = createDevice();
    const now = expiresAt - 2 * dayMs;
    device.wake(now, held({}, { key: 'r2' }));
    expect(device.log).toEqual(['reset:r1 3d', 'reset:r2 3d']);
    device.wake(now + hourMs, held({ key: 'r2' }));
    expect(device.log).toHaveLength(2);
  });

  it('takes a changed expiry for a new one', () => {
    const device = createDevice();
    device.wake(expiresAt - 2 * dayMs, held({}));
    device.wake(expiresAt - 2 * dayMs, held({ expiresAt: expiresAt + dayMs / 2 }));
    expect(device.log).toEqual(['reset:r1 3d', 'reset:r1 3d']);
  });

  it('gives a last call at the new lead when the lead is shortened', () => {
    const device = createDevice(withAlerts({ useByLeadMs: 12 * hourMs }));
    device.wake(expiresAt - 12 * hourMs, held({}));
    device.settings = withAlerts({ useByLeadMs: hourMs });
    device.wake(expiresAt - 11 * hourMs, held({}));
    device.wake(expiresAt - hourMs, held({}));
    expect(device.log).toEqual(['reset:r1 use-by-720', 'reset:r1 use-by-60']);
  });

  it('is put off by quiet hours, the use-by never', () => {
    const quiet = { fromMinute: 22 * 60, toMinute: 7 * 60 };
    // Lapses at 08:00: 24 h before falls at 08:00, use-by at 05:00, in the quiet.
    const lapses = Date.UTC(2026, 10, 20, 8);
    const device = createDevice(withAlerts({ quiet, useByLeadMs: 3 * hourMs }));
    device.wake(lapses - 3 * dayMs - 20 * hourMs, held({ expiresAt: lapses }));
    device.wake(lapses - 3 * hourMs - 1, held({ expiresAt: lapses }));
    expect(device.log).toEqual(['reset:r1 7d']);
    device.wake(lapses - 3 * hourMs, held({ expiresAt: lapses }));
    expect(device.log).toEqual(['reset:r1 7d', 'reset:r1 use-by-180']);
  });

  it('speaks again at the end of the quiet hours', () => {
    const quiet = { fromMinute: 22 * 60, toMinute: 7 * 60 };
    const lapses = Date.UTC(2026, 10, 20, 2);
    const device = createDevice(withAlerts({ quiet }));
    device.wake(start, held({ expiresAt: lapses }));
    const due = lapses - 7 * dayMs;
    expect(device.plan[0]?.at).toBe(due + 5 * hourMs);
    device.wake(due, held({ expiresAt: lapses }));
    expect(device.log).toEqual([]);
    device.wake(due + 5 * hourMs, held({ expiresAt: lapses }));
    expect(device.log).toEqual(['reset:r1 7d']);
  });

  it('does not repeat itself when the clock is set back, nor lose what is still to come', () => {
    const device = createDevice();
    device.wake(start, held({}));
    device.wake(expiresAt - 7 * dayMs, held({}));
    device.wake(start + dayMs, held({}));
    device.wake(expiresAt - 7 * dayMs, held({}));
    device.wake(expiresAt - 3 * dayMs, held({}));
    expect(device.log).toEqual(['reset:r1 7d', 'reset:r1 3d']);
  });

  it('does not forget what it told while the clock was a year ahead', () => {
    const device = createDevice();
    device.wake(expiresAt - 2 * dayMs, held({}));
    device.wake(start + 365 * dayMs, held({}));
    device.wake(expiresAt - 2 * dayMs + hourMs, held({}));
    expect(device.log).toEqual(['reset:r1 3d']);
  });
});

describe('changes', () => {
  const known = { bank: [bankRow()] };
  const windows = [{ limit: 'codex', seconds: week }];

  it('takes what happened before it first looked for history', () => {
    const device = createDevice();
    device.wake(start, { ...known, events: [eventOf({ type: 'reset-granted', at: start - hourMs, reset: 'r1' })] });
    expect(device.log).toEqual([]);
  });

  it.each([
    ['reset-granted', 'reset:r1 told'],
    ['reset-vanished', 'reset:r1 told'],
    ['date-moved', 'event:e told'],
  ] as const)('tells of %s once, when it is confirmed', (type, expected) => {
    const device = createDevice();
    const event = eventOf({ type, id: 'e', at: start + hourMs, reset: 'r1', windows });
    device.wake(start, known);
    device.wake(start + hourMs, { ...known, events: [{ ...event, confirmed: false }] });
    expect(device.log).toEqual([]);
    for (const hours of [2, 3]) device.wake(start + hours * hourMs, { ...known, events: [event] });
    expect(device.log).toEqual([expected]);
  });

  it('lets a reset that an invitation paid be told as a reward, once', () => {
    const device = createDevice();
    device.wake(start, known);
    const events = [eventOf({ type: 'reset-granted', at: start + 1, reset: 'r1', notes: ['linked-to-invite'] })];
    const { deliver } = device.wake(start + hourMs, { ...known, events });
    expect(deliver.map(({ rule, page }) => [rule, page])).toEqual([['referral-reward', '#/referral']]);
  });

  it('says how far a date moved, and keeps small moves to the screen', () => {
    const moved = (minutes: number) =>
      eventOf({
        type: 'date-moved',
        at: start + 1,
        windows,
        before: { 'codex/604800': { usedPercent: 10, resetsAt: Date.UTC(2026, 10, 5) } },
        after: { 'codex/604800': { usedPercent: 10, resetsAt: Date.UTC(2026, 10, 5, 0, minutes) } },
      });
    const device = createDevice();
    device.wake(start, known);
    expect(device.wake(start + 2, { ...known, events: [moved(14)] }).deliver).toEqual([]);
    const [alert] = device.wake(start + 2, { ...known, events: [moved(120)] }).deliver;
    expect(alert?.body).toBe('It now ends Thu 5 Nov, 02:00 UTC, 2 h later than announced. Your use did not fall.');
  });
});

describe('credits and silence', () => {
  const credits = (balance: string, at: number): Partial<AccountState> => ({
    observedAt: at,
    credits: {
      at,
      value: { has: true, unlimited: false, balance, overageReached: false, localMessages: null, cloudMessages: null },
    },
    balances: [{ at, value: balance }],
  });

  it('tells once below the mark, and again only after the balance was clearly above it', () => {
    const device = createDevice();
    const at = (i: number) => start + i * hourMs;
    for (const [i, balance] of ['260.5', '49', '40', '52', '45', '300', '30'].entries())
      device.wake(at(i), credits(balance, at(i)));
    expect(device.log).toEqual(['credits low-0', 'credits low-1']);
  });

  it('does not cry wolf to those who never held any', () => {
    const device = createDevice();
    device.wake(start, credits('0', start));
    expect(device.log).toEqual([]);
  });

  it('speaks after a while without readings, once a silence, when asked to', () => {
    const device = createDevice(withRules({ 'nothing-seen': true, 'use-threshold': false }));
    device.wake(start, used(10, start));
    expect(device.plan[0]?.at).toBe(start + 3 * dayMs);
    device.wake(start + 3 * dayMs, used(10, start));
    device.wake(start + 4 * dayMs, used(10, start));
    expect(device.log).toEqual(['account told']);
  });
});

describe('answers and refusals', () => {
  const entryOf = (device: ReturnType<typeof createDevice>) => {
    const [entry] = ledgerEntries(device.ledger).filter(({ state }) => state !== 'superseded');
    if (!entry) throw new Error('nothing in the ledger');
    return entry;
  };

  it('says it once more after "later", even when the clock was due long ago', () => {
    const device = createDevice();
    device.wake(start, used(80, start));
    device.ledger = recordPostponed(device.ledger, entryOf(device), start + hourMs, start);
    expect(device.wake(start + minuteMs, used(80, start)).deliver).toEqual([]);
    expect(device.plan.map(({ at }) => at)).toContain(start + hourMs);
    device.wake(start + hourMs, used(80, start));
    device.wake(start + 2 * hourMs, used(80, start));
    expect(device.log).toEqual(['codex/18000 75', 'codex/18000 75']);
  });

  it('tries again after a refusal, at growing distances, and keeps the reason', () => {
    const device = createDevice();
    const decision = device.wake(start, {});
    expect(decision.deliver).toEqual([]);
    let now = start;
    const waits: number[] = [];
    for (let i = 0; i < 4; i++) {
      const views = used(80, start);
      const refused = createDevice(device.settings, device.ledger);
      const [alert] = refused.wake(now, views).deliver;
      if (!alert) throw new Error('nothing to deliver');
      device.ledger = recordFailed(device.ledger, alert, 'The browser refused.', now);
      device.wake(now, views);
      const next = device.plan.find(({ rule }) => rule === 'use-threshold')?.at ?? now;
      waits.push(next - now);
      now = next;
    }
    expect(waits).toEqual([minuteMs, 5 * minuteMs, 30 * minuteMs, 2 * hourMs]);
    expect(entryOf(device).failure).toMatchObject({ count: 4, reason: 'The browser refused.' });
  });

  it('names an alert the same on devices that read the boundary seconds apart', () => {
    const id = { account: 'a', subject: 's', rule: 'use-threshold', stage: '75' } as const;
    expect(alertTag({ ...id, epoch: start + 1_000 })).toBe(alertTag({ ...id, epoch: start - 1_000 }));
    expect(alertTag({ ...id, epoch: start })).not.toBe(alertTag({ ...id, epoch: start, stage: '90' }));
  });
});
