// Rule `nothing-seen`: the account was not read for a while. Old numbers look better than they are.

import { type Escalation, type RuleInput, singleStep } from '../escalation';
import { withNickname } from './rule-sentences';

/** One escalation, due `nothingSeenMs` after the newest reading; none before the first reading or when set to 0. */
export function nothingSeen(input: RuleInput): readonly Escalation<'nothing-seen'>[] {
  const { view, settings, context } = input;
  const { observedAt } = view;
  if (observedAt === null || settings.nothingSeenMs <= 0) return [];
  const escalation = singleStep({
    account: view.key,
    subject: 'account',
    epoch: observedAt,
    rule: 'nothing-seen',
    stage: 'told',
    dueAt: observedAt + settings.nothingSeenMs,
    page: '#/',
    compose: () => ({
      title: withNickname(input, 'Nothing seen of Codex for a while'),
      body: `The last reading is from ${context.format.instant(observedAt)}. Open the usage page for fresh numbers.`,
      why: `You asked to be told after ${context.format.duration(settings.nothingSeenMs)} without a reading.`,
    }),
  });
  return [escalation];
}
