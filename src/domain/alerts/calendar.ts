// An iCalendar file of an account's dates: the system's calendar rings for each expiry without Headroom. Importing a later
// file updates an earlier one: UIDs stay, SEQUENCE grows when an entry changed, and entries that are gone are cancelled.

import type { AccountView, ResetView, WindowView } from '../accounts/account-view';
import { canonicalJson } from '../hashing/canonical-json';
import { shortHash } from '../hashing/short-hash';
import { message, windowValue } from '../messages/message';
import type { Message } from '../messages/value';
import type { AccountKey } from '../observations/observation';
import { dayMs, type Instant } from '../time/instant';
import { windowKey } from '../windows/limit-window';
import { alertTag } from './alert';
import { type CalendarEvent, calendarOf, cancelledText, eventText } from './icalendar';
import { type CalendarMemory, type LedgerTable, memoryKey, nearInstants } from './ledger';
import { expirySentence } from './rules/reset-lapses';

export interface CalendarOptions {
  readonly now: Instant;
  /** Formats sentences after one another, in the reader's language. Instants name their zone, as a file is passed on. */
  readonly spell: (sentences: readonly Message[]) => string;
  /** The user's name for the account; null where there is only one account. */
  readonly nickname: Message | string | null;
  readonly useByLeadMs: number;
  /** Whether the ends of windows are included. */
  readonly windowEnds: boolean;
  /** The address each entry links to: the official usage page. */
  readonly url: string;
}

type Memory = LedgerTable<CalendarMemory>;

/** A date of the account, in no language yet; its sequence follows from the memory. */
interface CalendarEntry extends Pick<CalendarEvent, 'uid' | 'startsAt' | 'leadsMs'> {
  readonly title: Message;
  readonly description: Message;
}

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
    events.push(eventText(spelled(entry, next, options), options.now));
  }
  for (const [key, old] of goneEntries(view, memory, entries, options)) {
    const next = old.cancelled ? old : { ...old, cancelled: true, sequence: old.sequence + 1 };
    remembered[key] = next;
    const summary = next.title ? options.spell([next.title]) : next.summary;
    events.push(cancelledText({ ...next, summary, uid: key.slice(view.key.length + 1) }, options.now));
  }
  const name = options.spell([nameOf(options)]);
  return { text: calendarOf(name, events), memory: withoutPast(remembered, options.now), entries: entries.length };
}

function spelled(
  { title, description, ...entry }: CalendarEntry,
  { sequence }: CalendarMemory,
  options: CalendarOptions,
) {
  const { spell, url } = options;
  return { ...entry, sequence, url, summary: spell([title]), description: spell([description]) };
}

function nameOf({ nickname: account }: CalendarOptions): Message {
  return account ? message('calendar.name.account', { account }) : message('calendar.name');
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
  const { nickname, useByLeadMs } = options;
  return {
    uid: calendarUid(account, `reset:${reset.key}`),
    startsAt: expiresAt,
    title: nickname ? message('calendar.expiry.account', { account: nickname }) : message('calendar.expiry'),
    description: expirySentence(reset.title, expiresAt),
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
  { nickname }: CalendarOptions,
): CalendarEntry {
  const uid = calendarUid(account, windowKey(window));
  const name = windowValue(window);
  const old = memory[memoryKey(account, uid)];
  // The page states the same end a few seconds apart: that is no change of the entry.
  const startsAt = old && nearInstants(old.startsAt, resetsAt) ? old.startsAt : resetsAt;
  return {
    uid,
    startsAt,
    title: nickname
      ? message('calendar.windowEnd.account', { account: nickname, window: name })
      : message('calendar.windowEnd', { window: name }),
    description: message('calendar.windowEnd.at', { window: name, at: startsAt }),
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
  const { startsAt, title, description, leadsMs } = entry;
  const fingerprint = shortHash(canonicalJson([startsAt, title, description, leadsMs]));
  if (old && old.fingerprint === fingerprint && !old.cancelled) return old;
  return { sequence: old ? old.sequence + 1 : 0, startsAt, summary: '', title, fingerprint, cancelled: false };
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
