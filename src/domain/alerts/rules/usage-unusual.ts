// Rule `usage-unusual`: a task, an hour or a month's pace far above the usual, or a session that goes round in circles.
import type { Anomaly } from '../../usage/anomalies';
import { dueAtLatestNow, type Escalation, type RuleInput, singleStep } from '../escalation';
import { withNickname } from './rule-sentences';

/** One escalation for each episode. */
export function usageUnusual(input: RuleInput): readonly Escalation<'usage-unusual'>[] {
  const { view, context, now } = input;
  const findings = context.usage?.(view.key)?.findings ?? [];
  return findings.flatMap((finding): Escalation<'usage-unusual'>[] => {
    if (finding.kind === 'budget' || finding.kind === 'deferred') return [];
    return [
      singleStep({
        account: view.key,
        subject: subjectOf(finding),
        // A task and a loop are told once, however long they go on.
        epoch: finding.kind === 'hour' || finding.kind === 'month' ? finding.at : 0,
        rule: 'usage-unusual',
        stage: 'told',
        dueAt: dueAtLatestNow(finding.at, now),
        page: '#/reports',
        compose: () => ({
          title: withNickname(input, titles[finding.kind]),
          body: bodyOf(finding),
          why: 'You asked to be told of unusual use. An estimate from the session files on this computer.',
        }),
      }),
    ];
  });
}

const titles = {
  task: 'One task used a lot',
  hour: 'An unusual hour',
  month: 'This month is going to cross its budget',
  loop: 'A session goes round in circles',
} as const satisfies Record<Anomaly['kind'], string>;

function subjectOf(anomaly: Anomaly): string {
  return 'thread' in anomaly ? `${anomaly.kind}:${anomaly.thread}` : anomaly.kind;
}

function bodyOf(anomaly: Anomaly): string {
  const project = 'project' in anomaly && anomaly.project !== null ? ` in ${anomaly.project}` : '';
  switch (anomaly.kind) {
    case 'task':
      return `A task${project} used about ${Math.round(anomaly.credits)} credits, its sub-agents included. It gets unusual here at ${Math.round(anomaly.threshold)}.`;
    case 'hour':
      return `About ${Math.round(anomaly.credits)} credits in one hour; an hour in use took ${Math.round(anomaly.mean)} on average in the week before.`;
    case 'month':
      return `At today’s pace it ends at about ${Math.round(anomaly.projected)} credits. The budget is ${Math.round(anomaly.limit)}.`;
    case 'loop':
      return `${anomaly.rounds} rounds with a growing prompt and no end${project}, about ${Math.round(anomaly.credits)} credits so far.`;
  }
}
