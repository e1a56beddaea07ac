// Rule `referral-reward`: an invitation paid a reset or credits.

import { message } from '../../messages/message';
import { dueAtLatestNow, type Escalation, type RuleInput, singleStep } from '../escalation';
import { eventSubject, freshEvents, learnedAt } from './rule-events';
import { ageSentence, withNickname } from './rule-sentences';

/** What arrived, by the type of the event that the fold linked to an invitation. */
const rewards = { 'reset-granted': 'reset', 'credits-added': 'credits', 'referral-changed': 'other' } as const;

/** One escalation for each reward. */
export function referralReward(input: RuleInput): readonly Escalation<'referral-reward'>[] {
  const types = Object.keys(rewards) as (keyof typeof rewards)[];
  return types.flatMap((type) =>
    freshEvents(input, type)
      .filter(({ notes }) => notes.includes('linked-to-invite'))
      .map((event) =>
        singleStep({
          account: input.view.key,
          subject: eventSubject(event),
          rule: 'referral-reward',
          stage: 'told',
          dueAt: dueAtLatestNow(learnedAt(event), input.now),
          page: '#/referral',
          compose: () => ({
            title: withNickname(input, message('alerts.reward')),
            body: [message('alerts.reward.came', { what: rewards[type] })],
            why: [message('alerts.reward.why'), ageSentence(input, learnedAt(event))],
          }),
        }),
      ),
  );
}
