// Rule `reset-vanished`: a reset left the bank before its expiry, and nothing seen explains it.

import { dueAtLatestNow, type Escalation, type RuleInput, singleStep } from '../escalation';
import { bankSubject, freshEvents, learnedAt } from './rule-events';
import { ageSentence, withNickname } from './rule-sentences';

/** One escalation for each reset that vanished. */
export function resetVanished(input: RuleInput): readonly Escalation<'reset-vanished'>[] {
  const { view, now, context } = input;
  return freshEvents(input, 'reset-vanished').map((event) => {
    const reset = view.bank.resets.find(({ key }) => key === event.reset);
    const expiry = reset?.expiresAt ? `It was good until ${context.format.instant(reset.expiresAt)}. ` : '';
    return singleStep({
      account: view.key,
      subject: bankSubject(input, 'reset-vanished', event),
      rule: 'reset-vanished',
      stage: 'told',
      dueAt: dueAtLatestNow(learnedAt(event), now),
      page: '#/events',
      urgent: true,
      compose: () => ({
        title: withNickname(input, 'A banked reset is gone, and we cannot say why'),
        body: `${expiry}No use of it was seen. The evidence is kept.`,
        why: `You asked to be told when a reset disappears. ${ageSentence(input, learnedAt(event))}`,
      }),
    });
  });
}
