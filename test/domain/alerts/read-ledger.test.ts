import { describe, expect, it } from 'vitest';
import { type AlertLedger, emptyLedger, type LedgerEntry } from '../../../src/domain/alerts/ledger';
import { ledgerEntries, recordFailed, recordPostponed } from '../../../src/domain/alerts/ledger-entries';
import { readLedger } from '../../../src/domain/alerts/read-ledger';
import { message, windowValue } from '../../../src/domain/messages/message';
import { createDevice, dayMs, hourMs, start, week, windowRow } from '../../support/alert-fixtures';

/** A ledger with a value in every table and every optional field, made by the rules where they make it. */
function fullLedger(): AlertLedger {
  const device = createDevice();
  const windows = (observedAt: number, usedPercent: number, resetsAt = start + 3 * hourMs) => ({
    observedAt,
    windows: [windowRow({ observedAt, usedPercent, resetsAt })],
    credits: {
      at: observedAt,
      value: {
        has: true,
        unlimited: false,
        balance: '12',
        overageReached: false,
        localMessages: null,
        cloudMessages: null,
      },
    },
    balances: [{ at: observedAt, value: '12' }],
  });
  device.wake(start, windows(start, 80));
  device.wake(start + hourMs, windows(start + hourMs, 100, start + 4 * hourMs));
  const [delivered] = ledgerEntries(device.ledger).filter(({ notice }) => notice);
  if (!delivered) throw new Error('nothing was delivered');
  const ledger = recordPostponed(device.ledger, delivered, start + dayMs, start);
  const failing = createDevice().wake(start, windows(start, 95)).deliver[0];
  if (!failing) throw new Error('nothing to deliver');
  const title = message('calendar.windowEnd', { window: windowValue({ limit: 'codex', seconds: week }) });
  const calendar = { sequence: 0, startsAt: start, summary: 's', title, fingerprint: 'f', cancelled: false };
  const [first] = Object.entries(ledger.slots);
  if (!first) throw new Error('nothing is remembered');
  const [slot, [entry, ...others]] = first as [string, LedgerEntry[]];
  const told = { at: start, title: 'As an older version', body: 'wrote it.', why: 'In English.', page: '#/' };
  const slots = { ...ledger.slots, [slot]: [{ ...entry, told } as LedgerEntry, ...others] };
  return { ...recordFailed({ ...ledger, slots }, failing, 'refused', start), calendar: { a·uid: calendar } };
}

/** Every path to a value inside plain JSON, with array indices. */
function pathsOf(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, part]) => pathsOf(part, [...path, key]))];
}

function replaced(value: unknown, [key, ...rest]: readonly string[], by: unknown): unknown {
  if (key === undefined) return by;
  const copy: Record<string, unknown> = Array.isArray(value) ? ([...value] as never) : { ...(value as object) };
  copy[key] = replaced(copy[key], rest, by);
  return copy;
}

describe('readLedger', () => {
  const ledger = JSON.parse(JSON.stringify(fullLedger())) as AlertLedger;

  it('has something in every table, so that what follows means something', () => {
    const { v: _, revision: __, ...tables } = ledger;
    expect(Object.entries(tables).flatMap(([name, table]) => (Object.keys(table).length === 0 ? [name] : []))).toEqual(
      [],
    );
    const entries = ledgerEntries(ledger);
    expect([entries.some(({ told }) => told), entries.some(({ failure }) => failure)]).toEqual([true, true]);
    expect(entries.some(({ notice }) => notice)).toBe(true);
    expect(entries.some(({ laterUntil }) => laterUntil !== undefined)).toBe(true);
  });

  it('accepts a whole ledger, an empty one, and rules and stages of other versions', () => {
    expect(readLedger(ledger)).toEqual(ledger);
    expect(readLedger(emptyLedger)).toEqual(emptyLedger);
    const [slot = ''] = Object.keys(ledger.slots);
    const other = replaced(
      replaced(ledger, ['slots', slot, '0', 'rule'], 'new-rule'),
      ['slots', slot, '0', 'stage'],
      'x',
    );
    expect(readLedger(other)).toEqual(other);
  });

  it('is null when any single value has another type', () => {
    const paths = pathsOf(ledger);
    expect(paths.length).toBeGreaterThan(80);
    for (const path of paths)
      expect([path.join('.'), readLedger(replaced(ledger, path, () => 0))]).toEqual([path.join('.'), null]);
  });

  it('is null for what is no ledger', () => {
    for (const value of [null, undefined, 7, 'ledger', [], {}, { ...ledger, v: 2 }, { ...ledger, slots: undefined }])
      expect(readLedger(value)).toBeNull();
  });
});
