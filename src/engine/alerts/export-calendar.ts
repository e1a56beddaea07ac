// Exports an account's dates as a file for the system's calendar, whose alarms ring without Headroom.

import { accountName } from '../../domain/accounts/account-name';
import { viewAccount } from '../../domain/accounts/view-account';
import { calendarFor } from '../../domain/alerts/calendar';
import type { LedgerStore } from '../../domain/alerts/ledger';
import { message } from '../../domain/messages/message';
import type { AccountKey } from '../../domain/observations/observation';
import type { Snapshot } from '../../domain/snapshot';
import type { Instant } from '../../domain/time/instant';
import type { Translator } from '../../i18n/translator';
import type { Outcome } from '../ports/outcome';
import { usagePageUrl } from '../ports/screen-ports';

export interface CalendarDeps {
  readonly now: () => Instant;
  /** Formats the entries. Instants name their zone. */
  readonly translator: () => Promise<Translator>;
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
  if (!snapshot || !row) return { ok: false, text: message('calendar.unknownAccount') };
  const now = deps.now();
  const ledger = await deps.store.load();
  const { text, memory, entries } = calendarFor(viewAccount(row.state, now), ledger.calendar, {
    now,
    spell: (await deps.translator()).sentences,
    nickname: snapshot.accounts.length > 1 ? accountName(row.account.nickname) : null,
    useByLeadMs: snapshot.settings.alerts.useByLeadMs,
    windowEnds,
    url: usagePageUrl,
  });
  if (!text.includes('BEGIN:VEVENT'))
    return { ok: false, text: message(windowEnds ? 'calendar.nothing.windows' : 'calendar.nothing') };
  await deps.store.commit({ ...ledger, calendar: memory });
  deps.save('codex-resets.ics', [text], 'text/calendar;charset=utf-8');
  return { ok: true, text: message('calendar.saved', { count: entries }) };
}
