// Rule `usage-unusual`: a task, an hour or a month's pace far above the usual, or a session that goes round in circles.
import { message } from '../../messages/message';
import type { Message } from '../../messages/value';
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
        // A task and a loop are notified once, however long they go on.
        epoch: finding.kind === 'hour' || finding.kind === 'month' ? finding.at : 0,
        rule: 'usage-unusual',
        stage: 'told',
        dueAt: dueAtLatestNow(finding.at, now),
        page: '#/reports',
        compose: () => ({
          title: withNickname(input, titles[finding.kind]),
          body: [sumsOf(finding)],
          why: [message('alerts.unusual.why')],
        }),
      }),
    ];
  });
}

const titles = {
  task: message('alerts.unusual.task'),
  hour: message('alerts.unusual.hour'),
  month: message('alerts.unusual.month'),
  loop: message('alerts.unusual.loop'),
} as const satisfies Record<Anomaly['kind'], Message>;

function subjectOf(anomaly: Anomaly): string {
  return 'thread' in anomaly ? `${anomaly.kind}:${anomaly.thread}` : anomaly.kind;
}

function sumsOf(anomaly: Anomaly): Message {
  switch (anomaly.kind) {
    case 'task': {
      const [credits, threshold] = [Math.round(anomaly.credits), Math.round(anomaly.threshold)];
      return message('alerts.unusual.task.sums', { ...placeOf(anomaly), credits, threshold });
    }
    case 'hour':
      return message('alerts.unusual.hour.sums', {
        credits: Math.round(anomaly.credits),
        mean: Math.round(anomaly.mean),
      });
    case 'month':
      return message('alerts.unusual.month.sums', {
        projected: Math.round(anomaly.projected),
        limit: Math.round(anomaly.limit),
      });
    case 'loop':
      return message('alerts.unusual.loop.sums', {
        ...placeOf(anomaly),
        rounds: anomaly.rounds,
        credits: Math.round(anomaly.credits),
      });
  }
}

/** The project of a session, where its file states one. */
function placeOf({ project }: { readonly project: string | null }) {
  return project === null ? ({ known: 'no', project: '' } as const) : ({ known: 'yes', project } as const);
}
