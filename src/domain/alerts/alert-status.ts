// What a screen shows of alerts: whether they can be delivered, what was delivered and why, what failed, what comes next.

import type { Message } from '../messages/value';
import type { AlertRule } from '../settings';
import type { Instant } from '../time/instant';
import type { AlertPage, AlertText } from './alert';
import type { AlertLedger, LedgerEntry } from './ledger';
import { ledgerEntries, noticeOf } from './ledger-entries';
import { refusalSentence } from './notification-refused';

/** `unasked`: the user was never asked. A browser allows asking only after the user presses a button. */
export type DeliveryPermission = 'granted' | 'denied' | 'unasked' | 'unsupported';

export interface RecentAlert extends AlertText {
  readonly key: string;
  readonly rule: AlertRule;
  readonly at: Instant;
  readonly page: AlertPage;
  readonly answered: boolean;
}

interface FailedAlert {
  readonly key: string;
  readonly rule: AlertRule;
  readonly dueAt: Instant;
  readonly triedAt: Instant;
  readonly tries: number;
  readonly reason: Message;
}

export interface AlertStatus {
  readonly permission: DeliveryPermission;
  /** Newest first, the last 20. */
  readonly recent: readonly RecentAlert[];
  /** Refused by the platform and not delivered yet. */
  readonly failed: readonly FailedAlert[];
  /** Soonest first. */
  readonly coming: readonly { readonly key: string; readonly rule: AlertRule; readonly at: Instant }[];
}

const maxRecent = 20;

/** The status of a ledger at `now`. Lists are empty where there is nothing to show. */
export function alertStatus(ledger: AlertLedger, permission: DeliveryPermission, now: Instant): AlertStatus {
  const entries = ledgerEntries(ledger);
  const planned = entries.filter(({ state }) => state === 'planned');
  return {
    permission,
    recent: entries
      .flatMap(recentOf)
      .toSorted((a, b) => b.at - a.at)
      .slice(0, maxRecent),
    failed: planned.flatMap(failedOf),
    coming: planned
      .map((entry) => ({ key: keyOf(entry), rule: entry.rule, at: Math.max(entry.dueAt, entry.laterUntil ?? 0) }))
      .filter(({ at }) => at > now)
      .toSorted((a, b) => a.at - b.at),
  };
}

function recentOf(entry: LedgerEntry): readonly RecentAlert[] {
  const notice = noticeOf(entry);
  if (!notice) return [];
  const { at, title, body, why, page } = notice;
  const answered = entry.state === 'acknowledged';
  return [{ key: keyOf(entry), rule: entry.rule, at, title, body, why, page: page as AlertPage, answered }];
}

function failedOf(entry: LedgerEntry): readonly FailedAlert[] {
  if (!entry.failure) return [];
  const { count, at, reason } = entry.failure;
  return [
    {
      key: keyOf(entry),
      rule: entry.rule,
      dueAt: entry.dueAt,
      triedAt: at,
      tries: count,
      reason: refusalSentence(reason),
    },
  ];
}

function keyOf({ account, subject, epoch, rule, stage, round }: LedgerEntry): string {
  return [account, subject, epoch, rule, stage, round].join('·');
}
