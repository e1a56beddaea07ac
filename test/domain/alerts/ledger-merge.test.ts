import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  type AlertLedger,
  type EntryState,
  emptyLedger,
  type LedgerEntry,
  slotOf,
} from '../../../src/domain/alerts/ledger';
import { mergeLedgers } from '../../../src/domain/alerts/ledger-merge';
import { createDevice, dayMs, hourMs, start, week, windowRow, withRules } from '../../support/alert-fixtures';

const few = (...values: number[]) => fc.constantFrom(...values);
const entry: fc.Arbitrary<LedgerEntry> = fc
  .record({
    epoch: few(1, 2),
    stage: fc.constantFrom('75', '90'),
    subject: fc.constantFrom('codex/18000', 'reset:r'),
    severity: few(75, 90),
    state: fc.constantFrom<EntryState>('planned', 'delivered', 'acknowledged', 'superseded'),
    round: few(0, 1),
    knownAt: few(1, 2),
    dueAt: few(1, 2),
    updatedAt: few(1, 2, 3),
  })
  .map((fields) => ({ account: 'a', rule: 'use-threshold' as const, ...fields }));

const cycle = fc.record({
  epochAt: few(1, 2),
  endsAt: few(1, 2),
  usedPercent: few(1, 2),
  observedAt: few(1, 2),
  distinct: few(1, 2),
  turn: few(0, 1),
  episode: few(0, 1),
});
const block = fc.record({
  endsAt: few(1, 2),
  since: few(1, 2),
  outcome: fc.constantFrom('standing' as const, 'recovered' as const, 'gone' as const),
  outcomeAt: few(1, 2),
});
const credits = fc.record({ observedAt: few(1, 2), low: fc.boolean(), episode: few(0, 1), held: fc.boolean() });
const calendar = fc.record({
  sequence: few(0, 1),
  startsAt: few(1, 2),
  summary: fc.constant('s'),
  fingerprint: fc.constantFrom('f', 'g'),
  cancelled: fc.boolean(),
});
const table = <T>(value: fc.Arbitrary<T>) => fc.dictionary(fc.constantFrom('x', 'y'), value, { maxKeys: 2 });

const ledger: fc.Arbitrary<AlertLedger> = fc
  .record({
    entries: fc.array(entry, { maxLength: 6 }),
    cycles: table(cycle),
    walls: table(block),
    credits: table(credits),
    calendar: table(calendar),
    since: table(few(1, 2)),
    links: table(fc.uniqueArray(fc.tuple(few(1, 2), few(3, 4)), { maxLength: 3, selector: String })),
    revision: few(1, 2),
  })
  // Merging twice removes duplicate keys and sorts the tables, as in the ledger of any real device.
  .map(({ entries, ...rest }) => mergeLedgers(emptyLedger, { ...emptyLedger, ...rest, slots: slotsOf(entries) }))
  .map((made) => mergeLedgers({ ...made }, { ...made, slots: { ...made.slots } }));

function slotsOf(entries: readonly LedgerEntry[]): AlertLedger['slots'] {
  const slots: Record<string, LedgerEntry[]> = {};
  for (const each of entries) {
    const others = slots[slotOf(each)] ?? [];
    slots[slotOf(each)] = [...others.filter(({ epoch, stage }) => epoch !== each.epoch || stage !== each.stage), each];
  }
  return slots;
}

/** Fresh objects, so that the shortcut for identical objects does not hide an error. */
const copy = (value: AlertLedger) => structuredClone(value);

/** Entries and links sorted, so that only their content is compared. */
function sorted(value: AlertLedger) {
  const order = (a: unknown, b: unknown) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);
  const each = <T>(held: Readonly<Record<string, readonly T[]>>) =>
    Object.fromEntries(
      Object.keys(held)
        .toSorted()
        .map((key) => [key, [...(held[key] ?? [])].toSorted(order)]),
    );
  return { ...value, slots: each(value.slots), links: each(value.links) };
}

describe('mergeLedgers', () => {
  it('is commutative', () => {
    fc.assert(
      fc.property(ledger, ledger, (a, b) => {
        expect(sorted(mergeLedgers(copy(a), copy(b)))).toEqual(sorted(mergeLedgers(copy(b), copy(a))));
      }),
    );
  });

  it('is associative', () => {
    fc.assert(
      fc.property(ledger, ledger, ledger, (a, b, c) => {
        const left = mergeLedgers(mergeLedgers(copy(a), copy(b)), copy(c));
        const right = mergeLedgers(copy(a), mergeLedgers(copy(b), copy(c)));
        expect(sorted(left)).toEqual(sorted(right));
      }),
    );
  });

  it('is idempotent', () => {
    fc.assert(
      fc.property(ledger, ledger, (a, b) => {
        const both = mergeLedgers(copy(a), copy(b));
        expect(sorted(mergeLedgers(copy(both), copy(a)))).toEqual(sorted(both));
        expect(sorted(mergeLedgers(copy(a), copy(a)))).toEqual(sorted(a));
      }),
    );
  });

  it('never turns a delivered alert back into a planned one, unless the user said "later"', () => {
    fc.assert(
      fc.property(ledger, ledger, (a, b) => {
        const merged = mergeLedgers(copy(a), copy(b));
        for (const [slot, entries] of Object.entries(a.slots)) {
          for (const each of entries.filter(({ state }) => state !== 'planned')) {
            const held = merged.slots[slot]?.find(({ epoch, stage }) => epoch === each.epoch && stage === each.stage);
            expect(held?.state !== 'planned' || held.round > each.round).toBe(true);
          }
        }
      }),
    );
  });
});

describe('two devices with one ledger', () => {
  const weekly = (usedPercent: number, at: number, resetsAt = start + 3 * dayMs) => ({
    windows: [windowRow({ seconds: week, usedPercent, observedAt: at, resetsAt })],
  });
  const silent = withRules({ 'will-run-out': false });

  it('does not repeat on one device what the other delivered, though they read the end a minute apart', () => {
    const [desktop, phone] = [createDevice(silent), createDevice(silent)];
    desktop.wake(start, weekly(80, start));
    phone.ledger = mergeLedgers(phone.ledger, desktop.ledger);
    phone.wake(start + hourMs, weekly(81, start + hourMs, start + 3 * dayMs + 60_000));
    expect(phone.log).toEqual([]);
  });

  it('recognises a cycle after its date moved, on a device that saw only the new date', () => {
    const [desktop, phone] = [createDevice(silent), createDevice(silent)];
    desktop.wake(start, weekly(80, start));
    const moved = weekly(81, start + hourMs, start + 5 * dayMs);
    phone.wake(start, weekly(10, start, start + 5 * dayMs));
    desktop.wake(start + hourMs, moved);
    phone.ledger = mergeLedgers(phone.ledger, desktop.ledger);
    phone.wake(start + 2 * hourMs, weekly(82, start + 2 * hourMs, start + 5 * dayMs));
    desktop.ledger = mergeLedgers(desktop.ledger, phone.ledger);
    desktop.wake(start + 3 * hourMs, weekly(83, start + 3 * hourMs, start + 5 * dayMs));
    expect([...desktop.log, ...phone.log]).toEqual(['codex/604800 75']);
  });
});
