// What a phone shows for an opened push. A phone receives pushes from several computers and shows alerts of its own, so it
// decides by the newest data it has. One alert is shown once, an answered one does not return, and a computer with old data
// cannot raise an alarm.
import type { AlertLedger } from '../../domain/alerts/ledger';
import { findByTag } from '../../domain/alerts/ledger-entries';
import { minuteMs } from '../../domain/time/instant';
import {
  fields,
  isBoolean,
  isNumber,
  isText,
  listOf,
  optional,
  orNull,
  recordOf,
} from '../../domain/validation/checks';
import { arePushMessages, type PushKnowledge, type PushNotice, type PushTexts } from '../../sync/push/push-notice';

/** What a phone remembers of earlier pushes. A stored form. */
export interface NoticeMemory {
  /** The newest any computer knew, by account. */
  readonly known: Readonly<Record<string, PushKnowledge>>;
  /** The newest card. */
  readonly card: { readonly texts: PushTexts; readonly seenAt: number } | null;
  /** The highest step shown of each escalation, oldest first. */
  readonly steps: readonly (readonly [run: string, severity: number, tag: string])[];
}

const isTexts = fields<PushTexts>({
  title: isText,
  body: (value) => typeof value === 'string',
  tag: isText,
  silent: isBoolean,
  badge: orNull(isNumber),
  says: optional(arePushMessages),
});

/** Whether a stored value has the form of a memory. A damaged one counts as none. */
export const isNoticeMemory = fields<NoticeMemory>({
  known: recordOf(fields<PushKnowledge>({ at: isNumber, ends: recordOf(isNumber), resets: listOf(isText) })),
  card: orNull(fields({ texts: isTexts, seenAt: isNumber })),
  steps: listOf((step) => Array.isArray(step) && isText(step[0]) && isNumber(step[1]) && isText(step[2])),
});

export const noNotices: NoticeMemory = { known: {}, card: null, steps: [] };

const mostSteps = 200;
const mostAccounts = 20;
/** Computers read one boundary up to some minutes apart. */
const toleranceMs = 10 * minuteMs;

export interface NoticeChoice {
  readonly texts: PushTexts;
  /** Whether `texts` are the alert's. */
  readonly isAlert: boolean;
  /** Tag of an earlier step that this one makes pointless. */
  readonly replaced: string | null;
  readonly memory: NoticeMemory;
}

/** `told`: tags of alerts that were shown or answered, here or on another device. `ledger`: what the app itself delivered. */
export function chooseNotice(
  notice: PushNotice,
  before: NoticeMemory,
  { told, ledger }: { readonly told: ReadonlySet<string>; readonly ledger: AlertLedger },
): NoticeChoice {
  const known = newest(before.known, notice.known);
  const { card, seenAt, alert } = notice;
  const latest = before.card && before.card.seenAt > seenAt ? before.card : { texts: card, seenAt };
  const memory = { ...before, known, card: latest };
  const cardOnly = { texts: latest.texts, isAlert: false, replaced: null };
  if (!alert || told.has(alert.tag) || isAnswered(ledger, alert.tag) || isOutdated(notice, known))
    return { ...cardOnly, memory };
  const [, shown = Number.NEGATIVE_INFINITY, earlier = null] = before.steps.find(([run]) => run === alert.run) ?? [];
  if (shown >= alert.severity) return { ...cardOnly, memory };
  const { title, body, tag, silent, says } = alert;
  const others = before.steps.filter(([run]) => run !== alert.run).slice(1 - mostSteps);
  return {
    texts: { title, body, tag, silent, badge: latest.texts.badge, says },
    isAlert: true,
    replaced: earlier,
    memory: { ...memory, steps: [...others, [alert.run, alert.severity, tag]] },
  };
}

function newest(a: NoticeMemory['known'], b: NoticeMemory['known']): NoticeMemory['known'] {
  const later = Object.entries(b).filter(([account, { at }]) => at >= (a[account]?.at ?? 0));
  const all = Object.entries({ ...a, ...Object.fromEntries(later) });
  return Object.fromEntries(all.toSorted(([, x], [, y]) => x.at - y.at).slice(-mostAccounts));
}

/** Shown by the app itself, or answered there. Postponed is answered too: it comes again by itself. */
function isAnswered(ledger: AlertLedger, tag: string): boolean {
  const entry = findByTag(ledger, tag);
  return entry !== undefined && (entry.state !== 'planned' || entry.laterUntil !== undefined);
}

/** Whether another computer knows better what the alert is about. */
function isOutdated({ alert, known: theirs }: PushNotice, known: NoticeMemory['known']): boolean {
  const [mine, sender] = alert ? [known[alert.account], theirs[alert.account]] : [];
  if (!alert || !mine || !sender || mine.at <= sender.at) return false;
  const { subject } = alert;
  if (subject.startsWith('event:')) return false;
  if (subject.startsWith('reset:')) return !mine.resets.includes(subject.slice('reset:'.length));
  const [end, stated] = [mine.ends[subject], sender.ends[subject]];
  // Alerts about balances and silence come from the computer with the newer reading.
  if (!subject.includes('/')) return true;
  return end === undefined || stated === undefined ? end !== stated : Math.abs(end - stated) > toleranceMs;
}
