// Validates a ledger from outside: from the extension beside the app, or from the app beside the extension. A field of the
// ledger's types without a check does not compile.

import { areMessages, isMessage } from '../messages/check-message';
import type { AlertRule } from '../settings';
import {
  type Check,
  fields,
  isBoolean,
  isNumber,
  isPair,
  isText,
  listOf,
  oneOf,
  optional,
  recordOf,
} from '../validation/checks';
import {
  type AlertLedger,
  type BlockMemory,
  type CalendarMemory,
  type CycleMemory,
  emptyLedger,
  type LedgerEntry,
  type LowCreditsMemory,
} from './ledger';

/**
 * The ledger in an untrusted value, or null where any part of it has another form. All or nothing: a damaged ledger must
 * not stop the alerts of this device. Unknown rules and stages are accepted, since another version may have written them.
 */
export function readLedger(value: unknown): AlertLedger | null {
  return isLedger(value) ? { ...emptyLedger, ...(value as AlertLedger) } : null;
}

const isAnyRule: Check<AlertRule> = (value) => typeof value === 'string';
const isVersion: Check<1> = (value) => value === 1;

const isEntry = fields<LedgerEntry>({
  account: isText,
  subject: isText,
  epoch: isNumber,
  rule: isAnyRule,
  stage: isText,
  severity: isNumber,
  state: oneOf('planned', 'delivered', 'acknowledged', 'superseded'),
  round: isNumber,
  knownAt: isNumber,
  dueAt: isNumber,
  updatedAt: isNumber,
  laterUntil: optional(isNumber),
  failure: optional(fields<NonNullable<LedgerEntry['failure']>>({ count: isNumber, at: isNumber, reason: isText })),
  notice: optional(
    fields<NonNullable<LedgerEntry['notice']>>({
      at: isNumber,
      title: isMessage,
      body: areMessages,
      why: areMessages,
      page: isText,
    }),
  ),
  told: optional(
    fields<NonNullable<LedgerEntry['told']>>({ at: isNumber, title: isText, body: isText, why: isText, page: isText }),
  ),
});

const isCycle = fields<CycleMemory>({
  epochAt: isNumber,
  endsAt: isNumber,
  usedPercent: isNumber,
  observedAt: isNumber,
  distinct: isNumber,
  turn: isNumber,
  episode: isNumber,
});

const isBlock = fields<BlockMemory>({
  endsAt: isNumber,
  since: isNumber,
  outcome: oneOf('standing', 'recovered', 'gone'),
  outcomeAt: isNumber,
});

const isLowCredits = fields<LowCreditsMemory>({
  observedAt: isNumber,
  low: isBoolean,
  episode: isNumber,
  held: isBoolean,
});

const isCalendarEntry = fields<CalendarMemory>({
  sequence: isNumber,
  startsAt: isNumber,
  summary: isText,
  title: optional(isMessage),
  fingerprint: isText,
  cancelled: isBoolean,
});

const isLedger = fields<AlertLedger>({
  v: isVersion,
  revision: isNumber,
  slots: recordOf(listOf(isEntry)),
  cycles: recordOf(isCycle),
  walls: recordOf(isBlock),
  credits: recordOf(isLowCredits),
  links: recordOf(listOf(isPair)),
  since: recordOf(isNumber),
  calendar: recordOf(isCalendarEntry),
});
