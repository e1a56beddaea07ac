// From an escalation to what happens now: which of its steps is delivered, and which are planned for later.

import type { Settings } from '../settings';
import { hourMs, type Instant, minuteMs } from '../time/instant';
import { type Alert, type AlertContext, type AlertId, alertKey, alertTag, type PlannedAlert } from './alert';
import type { Escalation, EscalationStep, RuleInput } from './escalation';
import { type LedgerEntry, nearInstants, slotOf } from './ledger';
import { afterQuiet } from './quiet-hours';

/** Waits after the first, second, third and every further failed delivery. */
const retryMs = [minuteMs, 5 * minuteMs, 30 * minuteMs, 2 * hourMs];

export interface Evaluation {
  /** The most severe step that is due, unless it or a more severe one was delivered. At most one. */
  readonly deliver: readonly Alert[];
  /** Steps still to come, and the due one where quiet hours, "later" or a failed delivery put it off. */
  readonly plan: readonly PlannedAlert[];
}

/** Evaluates one escalation against what the ledger says was delivered. */
export function evaluate(escalation: Escalation, { now, settings, context, ledger }: RuleInput): Evaluation {
  const entries = entriesOf(ledger.slots[slotOf(escalation)] ?? [], escalation);
  const delivered = entries.reduce(
    (top, { state, severity }) => (state === 'planned' ? top : Math.max(top, severity)),
    Number.NEGATIVE_INFINITY,
  );
  const due = escalation.steps.findLast(({ dueAt }) => dueAt <= now);
  const deliver: Alert[] = [];
  const plan: PlannedAlert[] = [];
  for (const step of escalation.steps) {
    if (step.severity <= delivered || (due && step.severity < due.severity)) continue;
    const entry = entries.find(({ stage }) => stage === step.stage);
    const at = allowedAt(escalation, step, entry, settings, context, now);
    if (at <= now) deliver.push(alertOf(escalation, step, entry, entries, now));
    else plan.push({ ...idOf(escalation, step), at, dueAt: step.dueAt, severity: step.severity });
  }
  return { deliver, plan };
}

/** The ledger's entries about this run of the subject, under every epoch it ever had. */
function entriesOf(slot: readonly LedgerEntry[], { epochs }: Escalation): readonly LedgerEntry[] {
  return slot.filter(({ epoch }) => epochs.some((each) => nearInstants(each, epoch)));
}

/** When a step may be delivered: its due time, put off by "later", by a failed delivery or by quiet hours. */
function allowedAt(
  escalation: Escalation,
  step: EscalationStep,
  entry: LedgerEntry | undefined,
  settings: Settings['alerts'],
  context: AlertContext,
  now: Instant,
): Instant {
  let at = Math.max(step.dueAt, entry?.laterUntil ?? 0);
  if (entry?.failure) {
    const waitMs = retryMs[Math.min(entry.failure.count, retryMs.length) - 1] ?? minuteMs;
    // A clock that was set back must not turn a minute's wait into a day's.
    at = Math.max(at, Math.min(entry.failure.at, now) + waitMs);
  }
  if (escalation.ignoresQuietHours(step)) return at;
  const afterQuietHours = afterQuiet(Math.max(at, now), settings.quiet, context.zone);
  return afterQuietHours > now ? afterQuietHours : at;
}

function alertOf(
  escalation: Escalation,
  step: EscalationStep,
  entry: LedgerEntry | undefined,
  entries: readonly LedgerEntry[],
  now: Instant,
): Alert {
  const id = idOf(escalation, step);
  const wasForeseen = entry !== undefined && entry.knownAt <= step.dueAt;
  const milder = escalation.steps
    .filter(({ severity }) => severity < step.severity)
    .map((each) => ({ ...each, ...idOf(escalation, each) }));
  return {
    ...id,
    key: alertKey(id),
    tag: alertTag(id),
    severity: step.severity,
    dueAt: step.dueAt,
    lateMs: wasForeseen && entry.round === 0 ? Math.max(0, now - step.dueAt) : 0,
    page: escalation.page,
    urgent: escalation.urgent,
    silent: escalation.isSilent(step),
    supersedes: milder.filter(({ stage }) => entries.every((old) => old.stage !== stage || old.state === 'planned')),
    replaces: entries.filter(({ state }) => state === 'delivered').map(alertTag),
    ...escalation.compose(step),
  };
}

function idOf({ account, subject, epoch, rule }: Escalation, { stage }: EscalationStep): AlertId {
  return { account, subject, epoch, rule, stage };
}
