import { describe, expect, it } from 'vitest';
import { calendarUid } from '../../../src/domain/alerts/calendar';
import { onlyKnown } from '../../../src/domain/alerts/known-subjects';
import { type AlertLedger, emptyLedger, type LedgerEntry } from '../../../src/domain/alerts/ledger';
import { mergeLedgers } from '../../../src/domain/alerts/ledger-merge';
import { emptyFold } from '../../../src/domain/fold/fold-state';
import { dayMs, hourMs } from '../../../src/domain/time/instant';

const now = Date.UTC(2026, 10, 21, 9);
const window = { limit: 'codex', seconds: 18_000, usedPercent: 40, resetsAt: now + hourMs, observedAt: now };
const state = {
  ...emptyFold('a').state,
  windows: [{ ...window, source: 'network' as const, confirmed: true, withdrawn: false }],
};
const entry: LedgerEntry = {
  account: 'a',
  subject: 'codex/18000',
  epoch: now + hourMs,
  rule: 'use-threshold',
  stage: '90',
  severity: 1,
  state: 'acknowledged',
  round: 0,
  knownAt: now,
  dueAt: now,
  updatedAt: now,
};
const holding = (...entries: LedgerEntry[]): AlertLedger => ({
  ...emptyLedger,
  slots: Object.fromEntries(entries.map((each) => [`${each.account}·${each.subject}·${each.rule}`, [each]])),
});
const kept = (ledger: AlertLedger) => onlyKnown(ledger, [state], now);

describe('a ledger from outside', () => {
  it('may answer an alert about what is known here', () => {
    expect(kept(holding(entry))).toEqual(holding(entry));
  });

  it.each<[string, Partial<LedgerEntry>]>([
    ['another account', { account: 'b' }],
    ['a window nobody has', { subject: 'codex/99' }],
    ['a reset nobody has', { subject: 'reset:x' }],
    ['an event nobody saw', { subject: 'event:x' }],
    ['an answer from the future', { updatedAt: now + hourMs }],
    ['a round that beats every later answer', { round: 2 ** 40 }],
    ['a cycle of another decade', { epoch: now + 4_000 * dayMs }],
    ['a silence of a year', { state: 'planned', laterUntil: now + 365 * dayMs }],
    ['a stage as long as a book', { stage: 'x'.repeat(3_000) }],
    ['sentences as long as a book', { told: { at: now, title: 't', body: 'x'.repeat(3_000), why: '', page: '#/' } }],
  ])('cannot bring %s', (_, change) => {
    expect(kept(holding({ ...entry, ...change })).slots).toEqual({});
  });

  it('cannot hide an entry in the slot of another', () => {
    const slots = { 'a·codex/18000·use-threshold': [{ ...entry, rule: 'reset-lapses' as const }] };
    expect(kept({ ...emptyLedger, slots }).slots).toEqual({});
  });

  it('takes no room: of 100,000 subjects nothing stays', () => {
    const many = Object.fromEntries(
      Array.from({ length: 100_000 }, (_, i) => [`a·x${i}·use-threshold`, [{ ...entry, subject: `x${i}` }]]),
    );
    const tables = {
      cycles: keyed({}),
      walls: keyed({}),
      since: keyed(now),
      calendar: keyed({ summary: '', fingerprint: '' }),
    };
    expect(kept({ ...emptyLedger, slots: many, ...tables } as AlertLedger)).toEqual(emptyLedger);
  });

  it('keeps at most 24 entries of a slot', () => {
    const slots = {
      'a·codex/18000·use-threshold': Array.from({ length: 2_000 }, (_, i) => ({ ...entry, stage: `${i}` })),
    };
    expect(Object.values(kept({ ...emptyLedger, slots }).slots)[0]).toHaveLength(24);
  });

  it('cannot make the whole past news, nor freeze what is remembered', () => {
    const cycle = {
      epochAt: now,
      endsAt: now,
      usedPercent: 0,
      observedAt: now + 9 * hourMs,
      distinct: 1,
      turn: 0,
      episode: 0,
    };
    const forged = {
      ...emptyLedger,
      since: { a: 0 },
      cycles: { 'a·codex/18000': cycle },
      credits: { a: { observedAt: now + hourMs, low: false, episode: 9, held: true } },
    };
    expect(mergeLedgers({ ...emptyLedger, since: { a: now } }, kept(forged))).toEqual({
      ...emptyLedger,
      since: { a: now },
    });
  });

  it('shares calendar entries of what is known, by their own names alone', () => {
    const memory = { sequence: 3, startsAt: now + hourMs, summary: 's', fingerprint: 'f', cancelled: false };
    const known = `a·${calendarUid('a', 'codex/18000')}`;
    const ledger = {
      ...emptyLedger,
      calendar: { [known]: memory, 'a·other@headroom': memory, [`b·${calendarUid('b', 'codex/18000')}`]: memory },
    };
    expect(kept(ledger).calendar).toEqual({ [known]: memory });
    expect(kept({ ...emptyLedger, calendar: { [known]: { ...memory, sequence: 1e9 } } }).calendar).toEqual({});
  });
});

function keyed(value: unknown) {
  return Object.fromEntries(Array.from({ length: 1_000 }, (_, i) => [`a·y${i}`, value]));
}
