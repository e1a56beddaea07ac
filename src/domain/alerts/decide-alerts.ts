// The reducer: what is to be told now, when to look again, and what to remember. Nothing here marks anything as told:
// that is committed after delivery (`recordDelivered`), so that a worker killed in between tells it again, not never.

import type { AccountView } from '../accounts/account-view';
import type { AlertRule, Settings } from '../settings';
import { hourMs, type Instant, minuteMs } from '../time/instant';
import { windowKey } from '../windows/limit-window';
import { type Alert, type AlertContext, type AlertId, alertKey, alertTag, type PlannedAlert } from './alert';
import { creditsEscalations, movedEscalations, rewardEscalations, silenceEscalations } from './alert-account';
import { expiryEscalations, grantedEscalations, vanishedEscalations } from './alert-bank';
import { recoveredEscalations } from './alert-recovered';
import { isAllClear, runOutEscalations, runOutOf, useEscalations } from './alert-use';
import type { Escalation, EscalationStep, RuleInput } from './escalation';
import { type AlertLedger, type LedgerEntry, memoryKey, nearInstants, slotOf } from './ledger';
import { rememberReadings } from './ledger-memory';
import { planAlerts } from './ledger-plan';
import { pruneLedger } from './ledger-prune';
import { afterQuiet } from './quiet-hours';

export interface AlertDecision {
  /** Most urgent first. */
  readonly deliver: readonly Alert[];
  /** Soonest first; each strictly after `now`. */
  readonly plan: readonly PlannedAlert[];
  /** What to remember whether or not delivery succeeds. The same object when nothing changed. */
  readonly next: AlertLedger;
}

const rules: Readonly<Record<AlertRule, (input: RuleInput) => readonly Escalation[]>> = {
  'window-recovered': recoveredEscalations,
  'use-threshold': useEscalations,
  'will-run-out': runOutEscalations,
  'reset-granted': grantedEscalations,
  'reset-lapses': expiryEscalations,
  'reset-vanished': vanishedEscalations,
  'date-moved': movedEscalations,
  'credits-low': creditsEscalations,
  'referral-reward': rewardEscalations,
  'nothing-seen': silenceEscalations,
};

const ruleNames = Object.keys(rules) as AlertRule[];

/**
 * Decides for all accounts at once. A rule that is off, an account that is muted, a platform that shows nothing: nothing
 * is told and nothing is used up, so that it is told if it still holds when they are back.
 */
export function decideAlerts(
  ledger: AlertLedger,
  views: readonly AccountView[],
  settings: Settings,
  now: Instant,
  context: AlertContext,
): AlertDecision {
  const deliver: Alert[] = [];
  const plan: PlannedAlert[] = [];
  let next = ledger;
  for (const view of views) {
    next = rememberReadings(next, view, settings.alerts.creditsLow, now);
    const input = { view, ledger: next, settings: settings.alerts, now, context };
    for (const rule of enabledRules(settings.alerts, view.key)) {
      for (const ladder of rules[rule](input)) evaluate(ladder, input, deliver, plan);
    }
    next = closeEpisodes(next, input);
  }
  deliver.sort((a, b) => Number(b.urgent) - Number(a.urgent) || a.dueAt - b.dueAt);
  plan.sort((a, b) => a.at - b.at);
  return {
    deliver: context.canDeliver ? deliver : [],
    plan,
    next: pruneLedger(planAlerts(next, [...deliver, ...plan], now), views),
  };
}

function enabledRules(alerts: Settings['alerts'], account: string): readonly AlertRule[] {
  if (!alerts.on || alerts.mutedAccounts.includes(account)) return [];
  const own = alerts.rulesByAccount?.[account];
  return ruleNames.filter((rule) => own?.[rule] ?? alerts.rules[rule]);
}

/** Tells the highest stage that is due unless it or a higher one was told; plans those still to come. */
function evaluate(ladder: Escalation, input: RuleInput, deliver: Alert[], plan: PlannedAlert[]): void {
  const { now, settings, context, ledger } = input;
  const known = entriesOf(ledger, ladder);
  const told = known.reduce(
    (top, { state, severity }) => (state === 'planned' ? top : Math.max(top, severity)),
    -Infinity,
  );
  const top = ladder.steps.findLast(({ dueAt }) => dueAt <= now);
  for (const step of ladder.steps) {
    if (step.severity <= told || (top && step.severity < top.severity)) continue;
    const entry = known.find(({ stage }) => stage === step.stage);
    const mayAt = speaksAt(ladder, step, entry, settings, context, now);
    if (mayAt <= now) deliver.push(alertOf(ladder, step, entry, known, now));
    else plan.push({ ...idOf(ladder, step), at: mayAt, dueAt: step.dueAt, severity: step.severity });
  }
}

const none: readonly LedgerEntry[] = [];

/** What the ledger holds of this story, under any name its run ever had. */
function entriesOf(ledger: AlertLedger, ladder: Escalation): readonly LedgerEntry[] {
  const slot = ledger.slots[slotOf(ladder)];
  return slot?.filter(({ epoch }) => ladder.epochs.some((each) => nearInstants(each, epoch))) ?? none;
}

const retryMs = [minuteMs, 5 * minuteMs, 30 * minuteMs, 2 * hourMs];

/** When a step may be said: its due time, put off by "later", by a failed delivery, by quiet hours. */
function speaksAt(
  ladder: Escalation,
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
  if (ladder.ignoresQuietHours(step)) return at;
  const free = afterQuiet(Math.max(at, now), settings.quiet, context.zone);
  return free > now ? free : at;
}

function alertOf(
  ladder: Escalation,
  step: EscalationStep,
  entry: LedgerEntry | undefined,
  known: readonly LedgerEntry[],
  now: Instant,
): Alert {
  const id = idOf(ladder, step);
  const foreseen = entry !== undefined && entry.knownAt <= step.dueAt;
  const milder = ladder.steps
    .filter(({ severity }) => severity < step.severity)
    .map((each) => ({ ...each, ...idOf(ladder, each) }));
  return {
    ...id,
    key: alertKey(id),
    tag: alertTag(id),
    severity: step.severity,
    dueAt: step.dueAt,
    lateMs: foreseen && entry.round === 0 ? Math.max(0, now - step.dueAt) : 0,
    page: ladder.page,
    urgent: ladder.urgent,
    silent: ladder.isSilent(step),
    supersedes: milder.filter(({ stage }) => known.every((old) => old.stage !== stage || old.state === 'planned')),
    replaces: known.filter(({ state }) => state === 'delivered').map(alertTag),
    ...ladder.compose(step),
  };
}

function idOf({ account, subject, epoch, rule }: Escalation, { stage }: EscalationStep): AlertId {
  return { account, subject, epoch, rule, stage };
}

/** Ends the risks of running out that were told of and are over: the next one is news again. */
function closeEpisodes(ledger: AlertLedger, input: RuleInput): AlertLedger {
  let next = ledger;
  for (const window of input.view.windows) {
    const subject = windowKey(window);
    const key = memoryKey(input.view.key, subject);
    const cycle = ledger.cycles[key];
    if (!cycle || window.state !== 'running' || !window.confirmed) continue;
    const slot = ledger.slots[slotOf({ account: input.view.key, subject, rule: 'will-run-out' })];
    const stage = `risk-${cycle.turn}-${cycle.episode}`;
    const told = slot?.some(
      (entry) => entry.stage === stage && entry.state !== 'planned' && nearInstants(entry.epoch, cycle.epochAt),
    );
    const runOut = told ? runOutOf(input, window, cycle) : null;
    if (!runOut || !isAllClear(runOut)) continue;
    next = { ...next, cycles: { ...next.cycles, [key]: { ...cycle, episode: cycle.episode + 1 } } };
  }
  return next;
}
