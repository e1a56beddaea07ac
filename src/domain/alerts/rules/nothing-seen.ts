// Rule `nothing-seen`: the account was not read for a while. Old numbers look better than they are.

import { message } from '../../messages/message';
import { type Escalation, type RuleInput, singleStep } from '../escalation';
import { withNickname } from './rule-sentences';

/** One escalation, due `nothingSeenMs` after the newest reading; none before the first reading or when set to 0. */
export function nothingSeen(input: RuleInput): readonly Escalation<'nothing-seen'>[] {
  const { view, settings } = input;
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
      title: withNickname(input, message('alerts.silence')),
      body: [message('alerts.silence.last', { at: observedAt })],
      why: [message('alerts.silence.why', { after: settings.nothingSeenMs })],
    }),
  });
  return [escalation];
}
