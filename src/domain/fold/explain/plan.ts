// Another plan: its windows are another measure, so the event has both sides and no comparison.
import type { PlanChange } from '../../accounts/plan-reducer';
import { sideOf } from '../../events/event-sides';
import { readingOf } from '../../windows/window-state';
import { eventId } from '../event-id';
import { emit } from '../event-ledger';
import type { Step } from '../step';

/** `plan-changed`, with the windows of the old and of the new plan. */
export function explainPlanChanged(
  { changes, observation, ledger, memory }: Step,
  { before, after }: PlanChange,
): void {
  const { at, id } = observation;
  const last = changes.flatMap((change) => (change.type === 'windows-replaced' ? change.last : []));
  const now = observation.kind === 'usage' ? observation.facts.windows : [];
  const founding = memory.lastUsage === null ? [id] : [memory.lastUsage.id, id];
  emit(ledger, {
    id: eventId('plan-changed', `${before.value} ${after}`, founding),
    type: 'plan-changed',
    at,
    between: [before.at, at],
    windows: [],
    before: { plan: before.value, ...sideOf(last) },
    after: { plan: after, ...sideOf(now.map((window) => ({ window, reading: readingOf({ at, id }, window) }))) },
    evidence: founding,
    confirmed: true,
    confidence: 0.95,
    notes: [],
  });
}
