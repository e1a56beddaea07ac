// What another program's ledger may change here. Any page at the installed app's address can send one, so it may only answer
// alerts about known subjects. It cannot add subjects, fill the storage, or write dates in the future.
import type { AccountState } from '../accounts/account-state';
import { dayMs, hourMs, type Instant, minuteMs } from '../time/instant';
import { isBounded } from '../validation/checks';
import { windowKey } from '../windows/limit-window';
import { calendarUid } from './calendar';
import { type AlertLedger, type LedgerEntry, type LedgerTable, memoryKey, slotOf } from './ledger';

/** Entries a slot keeps (`pruneLedger`), links a window keeps. */
const mostEntries = 24;
const mostLinks = 8;
/** A word of another version's rules and stages. */
const longestName = 40;
/** Characters of all sentences of a delivered alert, or of its messages with their values. Ours stay below 700. */
const longestText = 2_000;
/** Windows, resets and their alerts are dated within a year. */
const farthestMs = 400 * dayMs;
const leadMs = 5 * minuteMs;
/** "Later" puts an alert off by an hour. */
const longestLaterMs = 2 * hourMs;
/** An account's alerts begin when it was first looked at: an earlier start would notify its whole past. */
const earliestSinceMs = 45 * dayMs;

/** The parts of a ledger from outside that are about something known here, within bounds. Everything else is left out. */
export function onlyKnown(ledger: AlertLedger, states: readonly AccountState[], now: Instant): AlertLedger {
  const subjects = new Map(states.map((state) => [state.key, subjectsOf(state)]));
  const memories = new Set([...subjects].flatMap(([account, known]) => [...known].map((s) => memoryKey(account, s))));
  const uids = new Set(
    [...subjects].flatMap(([account, known]) => [...known].map((s) => memoryKey(account, calendarUid(account, s)))),
  );
  const isNear = (...instants: readonly Instant[]) => instants.every((at) => Math.abs(at - now) <= farthestMs);
  const isPast = (at: Instant) => at <= now + leadMs && isNear(at);
  const isCount = (count: number) => Number.isSafeInteger(count) && count >= 0 && count <= 100_000;

  const isKnownEntry = (entry: LedgerEntry) =>
    (subjects.get(entry.account)?.has(entry.subject) ?? false) &&
    entry.rule.length <= longestName &&
    entry.stage.length <= longestName &&
    isCount(entry.round) &&
    isNear(entry.epoch || now, entry.dueAt) &&
    isPast(entry.knownAt) &&
    isPast(entry.updatedAt) &&
    (entry.laterUntil ?? 0) <= now + longestLaterMs &&
    isBounded([entry.told, entry.notice, entry.failure], longestText);

  const slots = Object.entries(ledger.slots).map(([slot, entries]) => {
    const kept = entries.filter((entry) => slotOf(entry) === slot && isKnownEntry(entry));
    return [slot, kept.toSorted((a, b) => a.updatedAt - b.updatedAt).slice(-mostEntries)] as const;
  });
  return {
    v: 1,
    revision: ledger.revision,
    slots: Object.fromEntries(slots.filter(([, entries]) => entries.length > 0)),
    cycles: only(
      ledger.cycles,
      (key, { epochAt, endsAt, observedAt, turn, episode }) =>
        memories.has(key) && isNear(epochAt, endsAt) && isPast(observedAt) && isCount(turn) && isCount(episode),
    ),
    walls: only(
      ledger.walls,
      (key, { endsAt, since, outcomeAt }) => memories.has(key) && isNear(endsAt, outcomeAt) && isPast(since),
    ),
    credits: only(
      ledger.credits,
      (key, { observedAt, episode }) => subjects.has(key) && isPast(observedAt) && isCount(episode),
    ),
    links: only(
      ledger.links,
      (key, links) => memories.has(key) && links.length <= mostLinks && links.every((link) => isNear(...link)),
    ),
    since: only(ledger.since, (key, at) => subjects.has(key) && isPast(at) && at >= now - earliestSinceMs),
    calendar: only(
      ledger.calendar,
      (key, { sequence, startsAt, summary, title, fingerprint }) =>
        uids.has(key) && isCount(sequence) && isNear(startsAt) && isBounded([summary, title, fingerprint], longestText),
    ),
  };
}

/** Everything an alert about this account can be about. */
function subjectsOf({ windows, bank, events }: AccountState): ReadonlySet<string> {
  return new Set([
    'account',
    'credits',
    ...windows.map(windowKey),
    ...bank.map(({ key }) => `reset:${key}`),
    ...events.flatMap(({ id, reset }) => [`event:${id}`, ...(reset ? [`reset:${reset}`] : [])]),
  ]);
}

function only<T>(table: LedgerTable<T>, keeps: (key: string, value: T) => boolean): LedgerTable<T> {
  return Object.fromEntries(Object.entries(table).filter(([key, value]) => keeps(key, value)));
}
