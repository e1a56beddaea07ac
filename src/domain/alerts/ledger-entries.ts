// Reading and changing the ledger's entries. Every change returns a new ledger.

import { message } from '../messages/message';
import type { AccountKey } from '../observations/observation';
import { dayMs, type Instant } from '../time/instant';
import { type Alert, type AlertId, alertTag } from './alert';
import { type AlertLedger, type LedgerEntry, type LedgerTable, slotOf } from './ledger';
import type { RefusalCode } from './notification-refused';

/** All entries, most recently changed first. */
export function ledgerEntries(ledger: AlertLedger): readonly LedgerEntry[] {
  return Object.values(ledger.slots)
    .flat()
    .toSorted((a, b) => b.updatedAt - a.updatedAt);
}

/** The newest entry a notification's tag belongs to; undefined when the ledger no longer holds it. */
export function findByTag(ledger: AlertLedger, tag: string): LedgerEntry | undefined {
  let found: LedgerEntry | undefined;
  for (const entries of Object.values(ledger.slots)) {
    for (const entry of entries) {
      const isOlder = found && found.updatedAt > entry.updatedAt;
      if (entry.state !== 'superseded' && !isOlder && alertTag(entry) === tag) found = entry;
    }
  }
  return found;
}

/** Tags of the alerts that the user answered in the last three days, newest first. */
export function answeredTags(ledger: AlertLedger, now: Instant): readonly string[] {
  const recent = ledgerEntries(ledger).filter(
    ({ state, updatedAt }) => state === 'acknowledged' && updatedAt > now - 3 * dayMs,
  );
  return [...new Set(recent.map(alertTag))];
}

/** The text of an entry's alert, and when it was delivered; null before that. Sentences of an older version are quoted. */
export function noticeOf({ notice, told }: LedgerEntry): NonNullable<LedgerEntry['notice']> | null {
  if (notice || !told) return notice ?? null;
  const quoted = (text: string) => message('common.text', { text });
  const { at, title, body, why, page } = told;
  return { at, page, title: quoted(title), body: [quoted(body)], why: [quoted(why)] };
}

/** Adds entries, each replacing the one with the same epoch and stage. */
export function withEntries(ledger: AlertLedger, entries: readonly LedgerEntry[]): AlertLedger {
  if (entries.length === 0) return ledger;
  const slots: Record<string, readonly LedgerEntry[]> = { ...ledger.slots };
  for (const entry of entries) {
    const slot = slotOf(entry);
    const others = (slots[slot] ?? []).filter((old) => old.epoch !== entry.epoch || old.stage !== entry.stage);
    slots[slot] = [...others, entry];
  }
  return { ...ledger, slots };
}

/** The alert was shown: it is delivered and every milder step superseded. Commit after delivery, never before. */
export function recordDelivered(ledger: AlertLedger, alert: Alert, now: Instant): AlertLedger {
  const { title, body, why, page } = alert;
  const notice = { at: now, title, body, why, page };
  const milder = alert.supersedes.map((id) => changedEntry(ledger, id, { state: 'superseded', updatedAt: now }));
  return withEntries(ledger, [...milder, changedEntry(ledger, alert, { state: 'delivered', updatedAt: now, notice })]);
}

/** The platform refused: the alert stays planned, the reason is kept for the screen, and the next try waits. */
export function recordFailed(ledger: AlertLedger, alert: Alert, reason: RefusalCode, now: Instant): AlertLedger {
  const old = findEntry(ledger, alert);
  const failure = { count: (old?.failure?.count ?? 0) + 1, at: now, reason };
  return withEntries(ledger, [changedEntry(ledger, alert, { state: 'planned', updatedAt: now, failure })]);
}

/** The user closed, opened or answered it. The same ledger when it was acknowledged before. */
export function recordAcknowledged(ledger: AlertLedger, entry: LedgerEntry, now: Instant): AlertLedger {
  if (entry.state === 'acknowledged') return ledger;
  const { laterUntil: _, failure: __, ...rest } = entry;
  return withEntries(ledger, [{ ...rest, state: 'acknowledged', updatedAt: now }]);
}

/** The user said "later": the same alert is planned once more, at `until`. */
export function recordPostponed(ledger: AlertLedger, entry: LedgerEntry, until: Instant, now: Instant): AlertLedger {
  const next: LedgerEntry = {
    ...entry,
    state: 'planned',
    round: entry.round + 1,
    laterUntil: until,
    updatedAt: now,
  };
  return withEntries(ledger, [next]);
}

/** The ledger without anything about one account: the user wants it forgotten. */
export function withoutAccount(ledger: AlertLedger, account: AccountKey): AlertLedger {
  const others = <T>(table: LedgerTable<T>) =>
    Object.fromEntries(Object.entries(table).filter(([key]) => key !== account && !key.startsWith(`${account}·`)));
  return {
    ...ledger,
    slots: others(ledger.slots),
    cycles: others(ledger.cycles),
    walls: others(ledger.walls),
    credits: others(ledger.credits),
    links: others(ledger.links),
    since: others(ledger.since),
    calendar: others(ledger.calendar),
  };
}

function findEntry(ledger: AlertLedger, id: AlertId): LedgerEntry | undefined {
  return ledger.slots[slotOf(id)]?.find(({ epoch, stage }) => epoch === id.epoch && stage === id.stage);
}

type EntryChange = Pick<LedgerEntry, 'state' | 'updatedAt'> & Partial<Pick<LedgerEntry, 'notice' | 'failure'>>;

/** The entry of an alert after a change; a new one where the ledger holds none. */
function changedEntry(
  ledger: AlertLedger,
  id: AlertId & { readonly severity: number; readonly dueAt: Instant },
  change: EntryChange,
): LedgerEntry {
  const { account, subject, epoch, rule, stage, severity, dueAt } = id;
  const { round = 0, knownAt = change.updatedAt } = findEntry(ledger, id) ?? {};
  return { account, subject, epoch, rule, stage, severity, dueAt, round, knownAt, ...change };
}
