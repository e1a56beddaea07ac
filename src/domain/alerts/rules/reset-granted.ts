// Rule `reset-granted`: a banked reset arrived.

import { message } from '../../messages/message';
import { dueAtLatestNow, type Escalation, type RuleInput, singleStep } from '../escalation';
import { bankSubject, freshEvents, learnedAt } from './rule-events';
import { ageSentence, withNickname } from './rule-sentences';

/** One escalation for each new reset. A reset that rewards an invitation is left to the rule `referral-reward`. */
export function resetGranted(input: RuleInput): readonly Escalation<'reset-granted'>[] {
  const { view, settings, now } = input;
  return freshEvents(input, 'reset-granted').flatMap((event) => {
    if (event.notes.includes('linked-to-invite') && settings.rules['referral-reward']) return [];
    const at = view.bank.resets.find(({ key }) => key === event.reset)?.expiresAt;
    return singleStep({
      account: view.key,
      subject: bankSubject(input, 'reset-granted', event),
      rule: 'reset-granted',
      stage: 'told',
      dueAt: dueAtLatestNow(learnedAt(event), now),
      page: '#/bank',
      compose: () => ({
        title: withNickname(input, message('events.title.reset-granted')),
        body: [at ? message('events.useBy', { at }) : message('alerts.granted.noExpiry')],
        why: [message('alerts.granted.why'), ageSentence(input, learnedAt(event))],
      }),
    });
  });
}
