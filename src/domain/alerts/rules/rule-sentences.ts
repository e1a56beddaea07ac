// Messages that several rules share.

import { message } from '../../messages/message';
import type { Message } from '../../messages/value';
import { type Instant, minuteMs } from '../../time/instant';
import type { RuleInput } from '../escalation';

type SentenceInput = Pick<RuleInput, 'view' | 'now' | 'context'>;

/** "Work: Weekly is back": the account's nickname in front, where there is more than one account. */
export function withNickname({ view, context }: SentenceInput, title: Message): Message {
  const account = context.nickname(view.key);
  return account ? message('alerts.forAccount', { account, title }) : title;
}

/** How old the data is that an alert rests on, at the time of the alert. */
export function ageSentence({ now }: SentenceInput, observedAt: Instant | null): Message {
  if (observedAt === null) return message('alerts.seen.never');
  const age = now - observedAt;
  return age < minuteMs ? message('alerts.seen.now') : message('alerts.seen.ago', { age, at: observedAt });
}
