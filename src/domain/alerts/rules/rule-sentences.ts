// Sentence parts that several rules share.

import { type Instant, minuteMs } from '../../time/instant';
import type { RuleInput } from '../escalation';

type SentenceInput = Pick<RuleInput, 'view' | 'now' | 'context'>;

/** "Work: Weekly is back": the account's nickname in front, where there is more than one account. */
export function withNickname({ view, context }: SentenceInput, title: string): string {
  const nickname = context.nickname(view.key);
  return nickname ? `${nickname}: ${title}` : title;
}

/** How old the data is that an alert rests on. */
export function ageSentence({ now, context }: SentenceInput, observedAt: Instant | null): string {
  if (observedAt === null) return 'Nothing was seen of it yet.';
  const ageMs = now - observedAt;
  return ageMs < minuteMs
    ? 'Seen just now.'
    : `Last seen ${context.format.duration(ageMs)} ago, ${context.format.instant(observedAt)}.`;
}
