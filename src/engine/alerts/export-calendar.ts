// An account's dates as a file the system's own calendar opens: alarms that ring with everything of ours switched off.

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
  /** Remembers what each calendar entry last said. */
  readonly store: LedgerStore;
  /** Hands the user a file. */
  readonly save: (name: string, text: readonly string[], type: string) => void;
}

/**
 * Hands the user the calendar of one account; with `windowEnds` also when each window resets. Importing a later one
 * updates the entries of an earlier one. Nothing dated and nothing to take back: no file, and the outcome says why.
 */
export async function exportCalendar(account: AccountKey, windowEnds: boolean, ports: CalendarDeps): Promise<Outcome> {
  const snapshot = await ports.snapshot();
  const found = snapshot?.accounts.find(({ account: { key } }) => key === account);
  if (!snapshot || !found)
    return { ok: false, text: 'Nothing is known of this account yet. Open the usage page once.' };
  const now = ports.now();
  const ledger = await ports.store.load();
  const { text, memory, entries } = calendarFor(viewAccount(found.state, now), ledger.calendar, {
    now,
    format: readerFormatters(ports.place(), now),
    nickname: snapshot.accounts.length > 1 ? found.account.nickname : null,
    useByLeadMs: snapshot.settings.alerts.useByLeadMs,
    windowEnds,
    url: usagePageUrl,
  });
  if (!text.includes('BEGIN:VEVENT')) return { ok: false, text: nothing(windowEnds) };
  await ports.store.commit({ ...ledger, calendar: memory });
  ports.save('codex-resets.ics', [text], 'text/calendar;charset=utf-8');
  const dates = entries === 1 ? '1 date' : `${entries} dates`;
  return { ok: true, text: `Saved ${dates}. Open the file to put them into your calendar; a later one updates them.` };
}

function nothing(windowEnds: boolean): string {
  const also = windowEnds ? ' and no window runs' : '';
  return `No banked reset has a date yet${also}, so there is nothing to put into a calendar.`;
}
