import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { compiledOf } from '../../../scripts/i18n/catalogue';
import type { AccountState } from '../../../src/domain/accounts/account-state';
import { emptyState } from '../../../src/domain/fold/fold-state';
import { message } from '../../../src/domain/messages/message';
import { defaultSettings } from '../../../src/domain/settings';
import type { Snapshot } from '../../../src/domain/snapshot';
import { exportCalendar } from '../../../src/engine/alerts/export-calendar';
import { createTranslator } from '../../../src/i18n/translator';
import { bankRow, dayMs, start, week, windowRow } from '../../support/alert-fixtures';
import { createInMemoryLedgerStore } from '../../support/in-memory-ledger-store';
import { testTranslator } from '../../support/translator';

const english = testTranslator({ place: { zone: 'Europe/Berlin', locale: 'en-GB', showZone: true }, now: () => start });
/** The same in other words. */
const german = createTranslator({
  language: 'de',
  catalogue: { 'calendar.expiry': 'Gutschrift verfällt' },
  fallback: compiledOf('en'),
  place: { zone: 'Europe/Berlin', locale: 'de' },
  now: () => start,
});

function scene(state: Partial<AccountState>) {
  const files: { name: string; text: string; type: string }[] = [];
  const held = { state, translator: english };
  const snapshot = async (): Promise<Snapshot> => ({
    v: 1,
    revision: 1,
    writtenAt: start,
    accounts: [{ account: { key: 'a', nickname: 'Home', colour: 0 }, state: { ...emptyState('a'), ...held.state } }],
    current: 'a',
    settings: defaultSettings,
    troubles: [],
  });
  const ports = {
    now: () => start,
    translator: async () => held.translator,
    snapshot,
    store: createInMemoryLedgerStore(),
    save: (name: string, text: readonly string[], type: string) => void files.push({ name, text: text.join(''), type }),
  };
  const events = () => ICAL.parse(files.at(-1)?.text ?? '')[2].length as number;
  return { files, held, ports, events };
}

const bank = [bankRow({ expiresAt: start + 9 * dayMs })];

describe('exportCalendar', () => {
  it('saves a file that a calendar reads, with window ends only when asked', async () => {
    const windows = [windowRow({ seconds: week, observedAt: start, resetsAt: start + 2 * dayMs })];
    const { files, ports, events } = scene({ bank, windows });
    const saved = await exportCalendar('a', false, ports);
    expect(saved.ok && english.spell(saved.text ?? '')).toBe(
      'Saved 1 date. Open the file to add it to your calendar; a later file updates it.',
    );
    expect(files[0]).toMatchObject({ name: 'codex-resets.ics', type: 'text/calendar;charset=utf-8' });
    expect(files[0]?.text.replace(/\r\n /g, '')).toContain('by Wed 11 Nov\\, 10:00 CET\\, or it expires unused.');
    expect(events()).toBe(1);
    await exportCalendar('a', true, ports);
    expect(events()).toBe(2);
  });

  it('cancels what was redeemed since the last file', async () => {
    const { files, held, ports } = scene({ bank });
    await exportCalendar('a', false, ports);
    held.state = { bank: [bankRow({ fate: 'redeemed', status: 'redeemed' })] };
    await exportCalendar('a', false, ports);
    expect(files.at(-1)?.text).toContain('STATUS:CANCELLED');
  });

  it('is worded anew in another language, and no entry counts as changed for it', async () => {
    const { files, held, ports } = scene({ bank });
    await exportCalendar('a', false, ports);
    held.translator = german;
    await exportCalendar('a', false, ports);
    const [first, second] = files.map(({ text }) => text);
    expect(first).toContain('SUMMARY:Banked Codex reset expires\r\n');
    expect(second).toContain('SUMMARY:Gutschrift verfällt\r\n');
    for (const text of [first, second]) expect(text).toContain('SEQUENCE:0\r\n');
    held.state = { bank: [bankRow({ fate: 'redeemed', status: 'redeemed' })] };
    await exportCalendar('a', false, ports);
    expect(files.at(-1)?.text).toContain('SUMMARY:Gutschrift verfällt\r\n');
    expect(JSON.stringify(await ports.store.load())).not.toMatch(/verfällt|expires"/);
  });

  it('cancels an entry of an older version by the words it had', async () => {
    const { files, held, ports } = scene({ bank });
    await exportCalendar('a', false, ports);
    const ledger = await ports.store.load();
    const old = Object.fromEntries(
      Object.entries(ledger.calendar).map(([key, { title: _, ...entry }]) => [key, { ...entry, summary: 'As it was' }]),
    );
    await ports.store.commit({ ...ledger, calendar: old });
    held.state = { bank: [bankRow({ fate: 'redeemed', status: 'redeemed' })] };
    await exportCalendar('a', false, ports);
    expect(files.at(-1)?.text).toContain('SUMMARY:As it was\r\n');
  });

  it('saves no file when there is nothing dated, and says why', async () => {
    const { files, ports } = scene({});
    expect(await exportCalendar('a', true, ports)).toEqual({ ok: false, text: message('calendar.nothing.windows') });
    expect(await exportCalendar('a', false, ports)).toEqual({ ok: false, text: message('calendar.nothing') });
    expect(await exportCalendar('unknown', false, ports)).toMatchObject({ ok: false });
    expect(files).toEqual([]);
  });
});
