// An iCalendar file of an account's dates: the system's calendar rings for each expiry without Headroom. Importing a later
// file updates an earlier one: UIDs stay, SEQUENCE grows when an entry changed, and entries that are gone are cancelled.

import type { AccountView, ResetView, WindowView } from '../accounts/account-view';
import type { AccountKey } from '../observations/observation';
import type { Formatters } from '../time/formatters';
import { dayMs, type Instant } from '../time/instant';
import { windowKey } from '../windows/limit-window';
import { alertTag } from './alert';
import { type CalendarEvent, calendarOf, cancelledText, eventText } from './icalendar';
import { type CalendarMemory, type LedgerTable, memoryKey, nearInstants } from './ledger';

export interface CalendarOptions {
  readonly now: Instant;
  readonly format: Formatters;
  /** The user's name for the account; null where there is only one account. */
  readonly nickname: string | null;
  readonly useByLeadMs: number;
  /** Whether the ends of windows are included. */
  readonly windowEnds: boolean;
  /** The address each entry links to: the official usage page. */
  readonly url: string;
}

type Memory = LedgerTable<CalendarMemory>;

/** A date of the account; its sequence follows from the memory. */
type CalendarEntry = Omit<CalendarEvent, 'sequence' | 'url'>;

/**
 * The calendar of one account as text, and what to remember for the next export. `entries` counts the dates in it. An
 * account with nothing dated gives a valid calendar without entries.
 */
export function calendarFor(
  view: AccountView,
  memory: Memory,
  options: CalendarOptions,
): { readonly text: string; readonly memory: Memory; readonly entries: number } {
  const entries = [...resetEntries(view, options), ...(options.windowEnds ? windowEntries(view, memory, options) : [])];
  const remembered: Record<string, CalendarMemory> = { ...memory };
  const events: string[] = [];
  for (const entry of entries) {
    const key = memoryKey(view.key, entry.uid);
    const next = memoryAfter(memory[key], entry);
    remembered[key] = next;
    events.push(eventText({ ...entry, sequence: next.sequence, url: options.url }, options.now));
  }
  for (const [key, old] of goneEntries(view, memory, entries, options)) {
    const next = old.cancelled ? old : { ...old, cancelled: true, sequence: old.sequence + 1 };
    remembered[key] = next;
    events.push(cancelledText({ ...next, uid: key.slice(view.key.length + 1) }, options.now));
  }
  const name = options.nickname ? `Codex resets: ${options.nickname}` : 'Codex resets';
  return { text: calendarOf(name, events), memory: withoutPast(remembered, options.now), entries: entries.length };
}

function resetEntries({ key, bank }: AccountView, options: CalendarOptions): readonly CalendarEntry[] {
  return bank.resets.flatMap((reset) => {
    if (reset.status !== 'available' || reset.expiresAt === null || reset.expiresAt <= options.now) return [];
    return resetEntry(key, reset, reset.expiresAt, options);
  });
}

function resetEntry(
  account: AccountKey,
  reset: ResetView,
  expiresAt: Instant,
  options: CalendarOptions,
): CalendarEntry {
  const { format, nickname, useByLeadMs } = options;
  const name = reset.title ? `"${reset.title}"` : 'It';
  return {
    uid: calendarUid(account, `reset:${reset.key}`),
    startsAt: expiresAt,
    summary: nickname ? `${nickname}: banked reset expires` : 'Banked Codex reset expires',
    description: `${name} is lost if unused by ${format.instant(expiresAt)}.`,
    leadsMs: [7 * dayMs, dayMs, useByLeadMs],
  };
}

function windowEntries(view: AccountView, memory: Memory, options: CalendarOptions): readonly CalendarEntry[] {
  return view.windows.flatMap((window) => {
    const { state, resetsAt } = window;
    if ((state !== 'running' && state !== 'exhausted') || resetsAt === null || resetsAt <= options.now) return [];
    return windowEntry(view.key, window, resetsAt, memory, options);
  });
}

function windowEntry(
  account: AccountKey,
  window: WindowView,
  resetsAt: Instant,
  memory: Memory,
  { format, nickname }: CalendarOptions,
): CalendarEntry {
  const uid = calendarUid(account, windowKey(window));
  const old = memory[memoryKey(account, uid)];
  // The page states the same end a few seconds apart: that is no change of the entry.
  const startsAt = old && nearInstants(old.startsAt, resetsAt) ? old.startsAt : resetsAt;
  return {
    uid,
    startsAt,
    summary: nickname ? `${nickname}: ${window.label} resets` : `Codex ${window.label} resets`,
    description: `${window.label} is full again ${format.instant(startsAt)}.`,
    leadsMs: [0],
  };
}

/** Future entries of an earlier export that are gone: redeemed, vanished, or no longer included. */
function goneEntries(
  view: AccountView,
  memory: Memory,
  entries: readonly CalendarEntry[],
  { now }: CalendarOptions,
): readonly (readonly [string, CalendarMemory])[] {
  const current = new Set(entries.map(({ uid }) => memoryKey(view.key, uid)));
  return Object.entries(memory).filter(
    ([key, { startsAt }]) => key.startsWith(`${view.key}·`) && !current.has(key) && startsAt > now,
  );
}

function memoryAfter(old: CalendarMemory | undefined, entry: CalendarEntry): CalendarMemory {
  const fingerprint = [entry.startsAt, entry.summary, entry.description, ...entry.leadsMs].join('|');
  if (old && old.fingerprint === fingerprint && !old.cancelled) return old;
  const { startsAt, summary } = entry;
  return { sequence: old ? old.sequence + 1 : 0, startsAt, summary, fingerprint, cancelled: false };
}

/** An entry is remembered this long after it began. */
const keptMs = 60 * dayMs;

function withoutPast(memory: Memory, now: Instant): Memory {
  return Object.fromEntries(Object.entries(memory).filter(([, { startsAt }]) => startsAt > now - keptMs));
}

/** The entry's UID: the same on every paired device, and a hash, so that nothing can be read from it. */
export function calendarUid(account: AccountKey, subject: string): string {
  const tag = alertTag({ account, subject, epoch: 0, rule: 'reset-lapses', stage: 'calendar' });
  return `${tag}@headroom`;
}
