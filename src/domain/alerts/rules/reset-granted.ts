// Rule `reset-granted`: a banked reset arrived.

import { dueAtLatestNow, type Escalation, type RuleInput, singleStep } from '../escalation';
import { bankSubject, freshEvents, learnedAt } from './rule-events';
import { ageSentence, withNickname } from './rule-sentences';

/** One escalation for each new reset. A reset that rewards an invitation is left to the rule `referral-reward`. */
export function resetGranted(input: RuleInput): readonly Escalation<'reset-granted'>[] {
  const { view, settings, now, context } = input;
  return freshEvents(input, 'reset-granted').flatMap((event) => {
    if (event.notes.includes('linked-to-invite') && settings.rules['referral-reward']) return [];
    const reset = view.bank.resets.find(({ key }) => key === event.reset);
    return singleStep({
      account: view.key,
      subject: bankSubject(input, 'reset-granted', event),
      rule: 'reset-granted',
      stage: 'told',
      dueAt: dueAtLatestNow(learnedAt(event), now),
      page: '#/bank',
      compose: () => ({
        title: withNickname(input, 'You were given a banked reset'),
        body: reset?.expiresAt
          ? `Use it by ${context.format.instant(reset.expiresAt)}.`
          : 'When it expires is not known yet: open the usage page to see.',
        why: `You asked to be told when a reset arrives. ${ageSentence(input, learnedAt(event))}`,
      }),
    });
  });
}
