// Exports an account's dates as a file for the system's calendar, whose alarms ring without Headroom.

import { viewAccount } from '../../domain/accounts/view-account';
import { calendarFor } from '../../domain/alerts/calendar';
import type { LedgerStore } from '../../domain/alerts/ledger';
import type { AccountKey } from '../../domain/observations/observation';
import type { Snapshot } from '../../domain/snapshot';
import type { LocaleAndZone } from '../../domain/time/format-instant';
import type { Instant } from '../../domain/time/instant';
import { readerFormatters } from '../../i18n/reader-formatters';
import type { Outcome } from '../ports/outcome';
import { usagePageUrl } from '../ports/screen-ports';

export interface CalendarDeps {
  readonly now: () => Instant;
  readonly place: () => LocaleAndZone;
  readonly snapshot: () => Promise<Snapshot | null>;
  /** Remembers each calendar entry as last exported. */
  readonly store: LedgerStore;
  /** Saves a file on the user's device. */
  readonly save: (name: string, text: readonly string[], type: string) => void;
}

/**
 * Saves the calendar of one account; with `windowEnds` also when each window resets. Importing a later file updates the
 * entries of an earlier one. Where there is nothing to add and nothing to cancel, no file is saved and the outcome says why.
 */
export async function exportCalendar(account: AccountKey, windowEnds: boolean, deps: CalendarDeps): Promise<Outcome> {
  const snapshot = await deps.snapshot();
  const row = snapshot?.accounts.find(({ account: { key } }) => key === account);
  if (!snapshot || !row) return { ok: false, text: 'Nothing is known of this account yet. Open the usage page once.' };
  const now = deps.now();
  const ledger = await deps.store.load();
  const { text, memory, entries } = calendarFor(viewAccount(row.state, now), ledger.calendar, {
    now,
    format: readerFormatters(deps.place(), now),
    nickname: snapshot.accounts.length > 1 ? row.account.nickname : null,
    useByLeadMs: snapshot.settings.alerts.useByLeadMs,
    windowEnds,
    url: usagePageUrl,
  });
  if (!text.includes('BEGIN:VEVENT')) return { ok: false, text: nothingDated(windowEnds) };
  await deps.store.commit({ ...ledger, calendar: memory });
  deps.save('codex-resets.ics', [text], 'text/calendar;charset=utf-8');
  const dates = entries === 1 ? '1 date' : `${entries} dates`;
  return { ok: true, text: `Saved ${dates}. Open the file to put them into your calendar; a later one updates them.` };
}

function nothingDated(windowEnds: boolean): string {
  const also = windowEnds ? ' and no window runs' : '';
  return `No banked reset has a date yet${also}, so there is nothing to put into a calendar.`;
}
