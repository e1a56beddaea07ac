// Rule `reset-vanished`: a reset left the bank before its expiry, and nothing seen explains it.

import { message } from '../../messages/message';
import { dueAtLatestNow, type Escalation, type RuleInput, singleStep } from '../escalation';
import { bankSubject, freshEvents, learnedAt } from './rule-events';
import { ageSentence, withNickname } from './rule-sentences';

/** One escalation for each reset that vanished. */
export function resetVanished(input: RuleInput): readonly Escalation<'reset-vanished'>[] {
  const { view, now } = input;
  return freshEvents(input, 'reset-vanished').map((event) => {
    const at = view.bank.resets.find(({ key }) => key === event.reset)?.expiresAt;
    const expiry = at ? [message('alerts.vanished.expiry', { at })] : [];
    return singleStep({
      account: view.key,
      subject: bankSubject(input, 'reset-vanished', event),
      rule: 'reset-vanished',
      stage: 'told',
      dueAt: dueAtLatestNow(learnedAt(event), now),
      page: '#/events',
      urgent: true,
      compose: () => ({
        title: withNickname(input, message('events.title.reset-vanished')),
        body: [...expiry, message('events.vanished'), message('alerts.vanished.evidence')],
        why: [message('alerts.vanished.why'), ageSentence(input, learnedAt(event))],
      }),
    });
  });
}
