import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import type { AccountState } from '../../../src/domain/accounts/account-state';
import { emptyState } from '../../../src/domain/fold/fold-state';
import { defaultSettings } from '../../../src/domain/settings';
import type { Snapshot } from '../../../src/domain/snapshot';
import { exportCalendar } from '../../../src/engine/alerts/export-calendar';
import { bankRow, dayMs, start, week, windowRow } from '../../support/alert-fixtures';
import { createInMemoryLedgerStore } from '../../support/in-memory-ledger-store';

function scene(state: Partial<AccountState>) {
  const files: { name: string; text: string; type: string }[] = [];
  const held = { state };
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
    place: () => ({ zone: 'Europe/Berlin', locale: 'en-GB' }),
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
    expect(await exportCalendar('a', false, ports)).toMatchObject({
      ok: true,
      text: expect.stringMatching(/^Saved 1 date\./),
    });
    expect(files[0]).toMatchObject({ name: 'codex-resets.ics', type: 'text/calendar;charset=utf-8' });
    expect(files[0]?.text).toContain('by Wed 11 Nov\\, 10:00.');
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

  it('saves no file when there is nothing dated, and says why', async () => {
    const { files, ports } = scene({});
    expect(await exportCalendar('a', true, ports)).toMatchObject({
      ok: false,
      text: expect.stringContaining('no window runs'),
    });
    expect(await exportCalendar('unknown', false, ports)).toMatchObject({ ok: false });
    expect(files).toEqual([]);
  });
});
