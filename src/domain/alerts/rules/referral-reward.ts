// Rule `referral-reward`: an invitation paid a reset or credits.

import { dueAtLatestNow, type Escalation, type RuleInput, singleStep } from '../escalation';
import { eventSubject, freshEvents, learnedAt } from './rule-events';
import { ageSentence, withNickname } from './rule-sentences';

/** What arrived, by the type of the event that the fold linked to an invitation. */
const rewardNames = {
  'reset-granted': 'A banked reset',
  'credits-added': 'Credits',
  'referral-changed': 'A reward',
} as const;

/** One escalation for each reward. */
export function referralReward(input: RuleInput): readonly Escalation<'referral-reward'>[] {
  const types = Object.keys(rewardNames) as (keyof typeof rewardNames)[];
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
            title: withNickname(input, 'An invitation paid'),
            body: `${rewardNames[type]} arrived within a day of an invitation being completed.`,
            why: `You asked to be told of referral rewards. ${ageSentence(input, learnedAt(event))}`,
          }),
        }),
      ),
  );
}
