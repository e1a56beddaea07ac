// Rule `budget-reached`: a budget of the user's own is nearly or wholly used, or will be. Also reminds of tasks put off, once the
// window they wait for is back.
import type { UsageFinding } from '../../usage/usage-findings';
import { dueAtLatestNow, type Escalation, type RuleInput, singleStep } from '../escalation';
import { withNickname } from './rule-sentences';

type Finding<Kind extends UsageFinding['kind']> = Extract<UsageFinding, { kind: Kind }>;

const severities = { projected: 1, '80': 2, '100': 3 } as const;
const units = { credits: 'credits', usd: 'US dollars', percent: 'points of the window' } as const;

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
      why: `You set the budget “${name}”. An estimate from the session files on this computer, not a bill.`,
    }),
  });
}

function titleOf({ name, stage }: Finding<'budget'>): string {
  if (stage === '100') return `Budget used up: ${name}`;
  return stage === '80' ? `Budget 80% used: ${name}` : `Budget will be crossed: ${name}`;
}

function bodyOf({ used, limit, unit, mode, cheaper, stage }: Finding<'budget'>): string {
  const sums = `About ${Math.round(used)} of ${Math.round(limit)} ${units[unit]} are used.`;
  if (mode === 'hard' && stage === '100')
    return `${sums} Headroom cannot stop Codex: stop it yourself, or say that you go on.`;
  if (mode === 'queue' && stage === '100') return `${sums} Put the rest on your list for later.`;
  return cheaper === null ? sums : `${sums} ${cheaper}`;
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
        title: withNickname(input, count === 1 ? 'A task waits for you' : `${count} tasks wait for you`),
        body: `${longest.label} should be full again, and your list for later is not empty.`,
        why: 'You put tasks off until the window is back.',
      }),
    }),
  ];
}
