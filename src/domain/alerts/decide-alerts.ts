// The reducer of alerts: what to deliver now, when to look again, and what to remember. It marks nothing as delivered.
// `recordDelivered` does that after delivery, so that a worker killed in between tries again instead of never.

import type { AccountView } from '../accounts/account-view';
import type { Settings } from '../settings';
import type { Instant } from '../time/instant';
import type { Alert, AlertContext, PlannedAlert } from './alert';
import { alertRules, enabledRules } from './alert-rules';
import type { Escalation, RuleInput } from './escalation';
import { evaluate } from './evaluate-escalation';
import type { AlertLedger } from './ledger';
import { rememberReadings } from './ledger-memory';
import { planAlerts } from './ledger-plan';
import { pruneLedger } from './ledger-prune';
import { closeEndedRisks } from './rules/will-run-out';

export interface AlertDecision {
  /** Most urgent first. */
  readonly deliver: readonly Alert[];
  /** Soonest first; each strictly after `now`. */
  readonly plan: readonly PlannedAlert[];
  /** What to remember whether or not delivery succeeds. The same object when nothing changed. */
  readonly next: AlertLedger;
}

/**
 * Decides for all accounts at once. While a rule is off, an account is muted or the platform shows nothing, nothing is
 * delivered and nothing is used up. What still holds afterwards is delivered then.
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
    for (const escalation of escalationsOf(input)) {
      const evaluation = evaluate(escalation, input);
      deliver.push(...evaluation.deliver);
      plan.push(...evaluation.plan);
    }
    next = closeEndedRisks(next, input);
  }
  deliver.sort((a, b) => Number(b.urgent) - Number(a.urgent) || a.dueAt - b.dueAt);
  plan.sort((a, b) => a.at - b.at);
  return {
    deliver: context.canDeliver ? deliver : [],
    plan,
    next: pruneLedger(planAlerts(next, [...deliver, ...plan], now), views),
  };
}

function escalationsOf(input: RuleInput): readonly Escalation[] {
  return enabledRules(input.settings, input.view.key).flatMap((rule): readonly Escalation[] => alertRules[rule](input));
}
