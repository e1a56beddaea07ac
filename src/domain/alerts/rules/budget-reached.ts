// Rule `budget-reached`: a budget of the user's own is nearly or wholly used, or will be. Also reminds of tasks put off, once the
// window they wait for is back.
import { message, windowValue } from '../../messages/message';
import type { Message } from '../../messages/value';
import type { UsageFinding } from '../../usage/usage-findings';
import { dueAtLatestNow, type Escalation, type RuleInput, singleStep } from '../escalation';
import { withNickname } from './rule-sentences';

type Finding<Kind extends UsageFinding['kind']> = Extract<UsageFinding, { kind: Kind }>;

const severities = { projected: 1, '80': 2, '100': 3 } as const;

/** One escalation for each budget and period, and one for each time the window is back with tasks waiting. */
export function budgetReached(input: RuleInput): readonly Escalation<'budget-reached'>[] {
  const { view, context } = input;
  const stored = context.usage?.(view.key);
  if (!stored) return [];
  return stored.findings.flatMap((finding): Escalation<'budget-reached'>[] => {
    if (finding.kind === 'budget') return [ofBudget(input, finding, stored.madeAt)];
    return finding.kind === 'deferred' ? ofDeferred(input, finding) : [];
  });
}

function ofBudget(input: RuleInput, finding: Finding<'budget'>, madeAt: number): Escalation<'budget-reached'> {
  const { id, stage, from, mode, name } = finding;
  const isOver = stage === '100';
  return singleStep({
    account: input.view.key,
    subject: `budget:${id}`,
    epoch: from,
    rule: 'budget-reached',
    stage,
    severity: severities[stage],
    dueAt: dueAtLatestNow(madeAt, input.now),
    page: '#/reports',
    // A hard stop stays on the screen until it is answered.
    urgent: mode === 'hard' && isOver && !finding.answered,
    compose: () => ({
      title: withNickname(input, titleOf(finding)),
      body: bodyOf(finding),
      why: [message('alerts.budget.why', { name })],
    }),
  });
}

function titleOf({ name, stage }: Finding<'budget'>): Message {
  if (stage === '100') return message('alerts.budget.usedUp', { name });
  return stage === '80' ? message('alerts.budget.nearly', { name }) : message('alerts.budget.projected', { name });
}

function bodyOf({ used, limit, unit, mode, cheaper, stage }: Finding<'budget'>): readonly Message[] {
  const sums = message('alerts.budget.sums', { used: Math.round(used), limit: Math.round(limit), unit });
  if (mode === 'hard' && stage === '100') return [sums, message('alerts.budget.stop')];
  if (mode === 'queue' && stage === '100') return [sums, message('alerts.budget.queue')];
  return cheaper === null ? [sums] : [sums, cheaper];
}

function ofDeferred(input: RuleInput, { count }: Finding<'deferred'>): Escalation<'budget-reached'>[] {
  const longest = input.view.windows.toSorted((a, b) => b.seconds - a.seconds)[0];
  if (longest?.state !== 'recovered' || longest.resetsAt === null) return [];
  return [
    singleStep({
      account: input.view.key,
      subject: 'deferred',
      epoch: longest.resetsAt,
      rule: 'budget-reached',
      stage: 'deferred',
      dueAt: dueAtLatestNow(longest.resetsAt, input.now),
      page: '#/reports',
      compose: () => ({
        title: withNickname(input, message('alerts.deferred', { count })),
        body: [message('alerts.deferred.back', { window: windowValue(longest) })],
        why: [message('alerts.deferred.why')],
      }),
    }),
  ];
}
