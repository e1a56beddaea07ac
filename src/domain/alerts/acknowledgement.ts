// The alerts that the user answered, as devices exchange them: an alert answered on one device counts as answered on all.
import { dayMs, type Instant, minuteMs } from '../time/instant';
import { fields, isInstant, isName } from '../validation/checks';
import { alertTag } from './alert';
import type { AlertLedger } from './ledger';
import { findByTag, ledgerEntries, recordAcknowledged } from './ledger-entries';

/** An alert that the user closed, opened or called done, by the tag of its notification: a hash that identifies no user. */
export interface Acknowledgement {
  readonly tag: string;
  readonly at: Instant;
}

/** After three days an alert is over, or has come again under another tag. */
const keptMs = 3 * dayMs;
const leadMs = 5 * minuteMs;
/** Six notifications an hour are shown at most; a user does not answer a hundred in three days. */
const mostAcknowledgements = 100;

const isAcknowledgement = fields<Acknowledgement>({ tag: isName, at: isInstant });

/** Those of the last three days in an untrusted value, newest first, each once. Anything else is left out. */
export function readAcknowledgements(value: unknown, now: Instant): readonly Acknowledgement[] {
  if (!Array.isArray(value)) return [];
  const newest = new Map<string, Acknowledgement>();
  for (const one of value.slice(0, 10 * mostAcknowledgements)) {
    if (!isAcknowledgement(one) || one.at > now + leadMs || one.at < now - keptMs) continue;
    const { tag, at } = one as Acknowledgement;
    if (at > (newest.get(tag)?.at ?? 0)) newest.set(tag, { tag, at });
  }
  return [...newest.values()].toSorted((a, b) => b.at - a.at).slice(0, mostAcknowledgements);
}

/** What a ledger says was answered in the last three days, newest first. */
export function acknowledgementsIn(ledger: AlertLedger, now: Instant): readonly Acknowledgement[] {
  const answered = ledgerEntries(ledger).filter(({ state }) => state === 'acknowledged');
  return readAcknowledgements(
    answered.map((entry) => ({ tag: alertTag(entry), at: entry.updatedAt })),
    now,
  );
}

/** The ledger including the answers of other devices; the same object where nothing changes. Ask `stillAnswered` first. */
export function withAcknowledgements(ledger: AlertLedger, given: readonly Acknowledgement[]): AlertLedger {
  return given.reduce((known, { tag, at }) => {
    const entry = findByTag(known, tag);
    return entry ? recordAcknowledged(known, entry, at) : known;
  }, ledger);
}

/** Those that nothing known here contradicts: an alert put off since, or delivered again, is to come back. */
export function stillAnswered(ledger: AlertLedger, given: readonly Acknowledgement[]): readonly Acknowledgement[] {
  return given.filter(({ tag, at }) => {
    const entry = findByTag(ledger, tag);
    if (!entry || entry.laterUntil !== undefined) return !entry;
    return entry.state === 'planned' || entry.updatedAt <= at;
  });
}
