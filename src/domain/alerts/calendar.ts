// A calendar that works with everything switched off: the phone's own system rings for each expiry. Imported again it
// updates what it brought: UIDs stay, SEQUENCE grows when an entry changed, and what was used is cancelled.

import type { AccountView, ResetView, WindowView } from '../accounts/account-view';
import type { AccountKey } from '../observations/observation';
import type { Formatters } from '../time/formatters';
import { dayMs, type Instant } from '../time/instant';
import { windowKey } from '../windows/limit-window';
import { alertTag } from './alert';
import { calendarInstant, calendarText, calendarTrigger, contentLine } from './icalendar';
import { type CalendarMemory, memoryKey, nearInstants } from './ledger';

export interface CalendarOptions {
  readonly now: Instant;
  readonly format: Formatters;
  /** How the user calls the account; null where there is only one. */
  readonly nickname: string | null;
  readonly useByLeadMs: number;
  /** Whether the ends of windows are wanted as well. */
  readonly windowEnds: boolean;
  /** Where to look: the official usage page. */
  readonly url: string;
}

type Memory = Readonly<Record<string, CalendarMemory>>;

interface Entry {
  readonly uid: string;
  readonly startsAt: Instant;
  readonly summary: string;
  readonly description: string;
  /** How long before the start each alarm rings. */
  readonly leadsMs: readonly number[];
}

/**
 * The calendar of one account as text, and what to remember for the next one. An account with nothing dated gives a
 * valid calendar without entries.
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
    const next = nextMemory(memory[key], entry);
    remembered[key] = next;
    events.push(eventText(entry, next, options));
  }
  for (const [key, old] of goneEntries(view, memory, entries, options)) {
    const next = old.cancelled ? old : { ...old, cancelled: true, sequence: old.sequence + 1 };
    remembered[key] = next;
    events.push(cancelledText(key.slice(view.key.length + 1), next, options.now));
  }
  const name = options.nickname ? `Codex resets: ${options.nickname}` : 'Codex resets';
  return { text: calendarOf(name, events), memory: withoutPast(remembered, options.now), entries: entries.length };
}

function resetEntries({ key, bank }: AccountView, options: CalendarOptions): readonly Entry[] {
  return bank.resets.flatMap((reset) => {
    if (reset.status !== 'available' || reset.expiresAt === null || reset.expiresAt <= options.now) return [];
    return resetEntry(key, reset, reset.expiresAt, options);
  });
}

function resetEntry(account: AccountKey, reset: ResetView, expiresAt: Instant, options: CalendarOptions): Entry {
  const { format: words, nickname, useByLeadMs } = options;
  const name = reset.title ? `"${reset.title}"` : 'It';
  return {
    uid: uidOf(account, `reset:${reset.key}`),
    startsAt: expiresAt,
    summary: nickname ? `${nickname}: banked reset lapses` : 'Banked Codex reset lapses',
    description: `${name} is lost if unused by ${words.instant(expiresAt)}.`,
    leadsMs: [7 * dayMs, dayMs, useByLeadMs],
  };
}

function windowEntries(view: AccountView, memory: Memory, options: CalendarOptions): readonly Entry[] {
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
  { format: words, nickname }: CalendarOptions,
): Entry {
  const uid = uidOf(account, windowKey(window));
  const old = memory[memoryKey(account, uid)];
  // The page's own answers wander by seconds: that is no change to tell a calendar of.
  const startsAt = old && nearInstants(old.startsAt, resetsAt) ? old.startsAt : resetsAt;
  return {
    uid,
    startsAt,
    summary: nickname ? `${nickname}: ${window.label} resets` : `Codex ${window.label} resets`,
    description: `${window.label} is full again ${words.instant(startsAt)}.`,
    leadsMs: [0],
  };
}

/** What an earlier calendar announced for later and is no more: used, vanished, or no longer asked for. */
function goneEntries(
  view: AccountView,
  memory: Memory,
  entries: readonly Entry[],
  { now }: CalendarOptions,
): readonly (readonly [string, CalendarMemory])[] {
  const current = new Set(entries.map(({ uid }) => memoryKey(view.key, uid)));
  return Object.entries(memory).filter(
    ([key, { startsAt }]) => key.startsWith(`${view.key}·`) && !current.has(key) && startsAt > now,
  );
}

function nextMemory(old: CalendarMemory | undefined, entry: Entry): CalendarMemory {
  const fingerprint = [entry.startsAt, entry.summary, entry.description, ...entry.leadsMs].join('|');
  if (old && old.fingerprint === fingerprint && !old.cancelled) return old;
  const { startsAt, summary } = entry;
  return { sequence: old ? old.sequence + 1 : 0, startsAt, summary, fingerprint, cancelled: false };
}

const keptMs = 60 * dayMs;

function withoutPast(memory: Memory, now: Instant): Memory {
  return Object.fromEntries(Object.entries(memory).filter(([, { startsAt }]) => startsAt > now - keptMs));
}

/** The same on every device of a group, and nothing in it can be read back. */
function uidOf(account: AccountKey, subject: string): string {
  const tag = alertTag({ account, subject, epoch: 0, rule: 'reset-lapses', stage: 'calendar' });
  return `${tag}@headroom`;
}

function calendarOf(name: string, events: readonly string[]): string {
  return [
    contentLine('BEGIN', 'VCALENDAR'),
    contentLine('VERSION', '2.0'),
    contentLine('PRODID', '-//Headroom//Headroom//EN'),
    contentLine('CALSCALE', 'GREGORIAN'),
    contentLine('METHOD', 'PUBLISH'),
    contentLine('X-WR-CALNAME', calendarText(name)),
    ...events,
    contentLine('END', 'VCALENDAR'),
  ].join('');
}

function eventText(entry: Entry, { sequence }: CalendarMemory, { now, url }: CalendarOptions): string {
  return [
    ...head(entry.uid, sequence, entry.startsAt, entry.summary, now),
    contentLine('DESCRIPTION', calendarText(entry.description)),
    contentLine('URL', url),
    contentLine('STATUS', 'CONFIRMED'),
    ...entry.leadsMs.toSorted((a, b) => b - a).map((leadMs) => alarmText(entry, leadMs)),
    contentLine('END', 'VEVENT'),
  ].join('');
}

function cancelledText(uid: string, { sequence, startsAt, summary }: CalendarMemory, now: Instant): string {
  return [
    ...head(uid, sequence, startsAt, summary, now),
    contentLine('STATUS', 'CANCELLED'),
    contentLine('END', 'VEVENT'),
  ].join('');
}

function head(uid: string, sequence: number, startsAt: Instant, summary: string, now: Instant): readonly string[] {
  return [
    contentLine('BEGIN', 'VEVENT'),
    contentLine('UID', uid),
    contentLine('SEQUENCE', `${sequence}`),
    contentLine('DTSTAMP', calendarInstant(now)),
    contentLine('DTSTART', calendarInstant(startsAt)),
    contentLine('DURATION', 'PT15M'),
    contentLine('TRANSP', 'TRANSPARENT'),
    contentLine('SUMMARY', calendarText(summary)),
  ];
}

function alarmText({ summary }: Entry, leadMs: number): string {
  return [
    contentLine('BEGIN', 'VALARM'),
    contentLine('ACTION', 'DISPLAY'),
    contentLine('TRIGGER', calendarTrigger(leadMs)),
    contentLine('DESCRIPTION', calendarText(summary)),
    contentLine('END', 'VALARM'),
  ].join('');
}
