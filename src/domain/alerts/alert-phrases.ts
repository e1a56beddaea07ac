import type { AccountView } from '../accounts/account-view';
import type { Instant } from '../time/instant';
import type { AlertContext } from './alert';

interface PhraseInput {
  readonly view: AccountView;
  readonly now: Instant;
  readonly context: AlertContext;
}

/** "Work: Weekly is back": the account's name in front, where there is more than one. */
export function named({ view, context }: PhraseInput, title: string): string {
  const nickname = context.nickname(view.key);
  return nickname ? `${nickname}: ${title}` : title;
}

/** How old the data is that an alert rests on. */
export function ageSentence({ now, context }: PhraseInput, observedAt: Instant | null): string {
  if (observedAt === null) return 'Nothing was seen of it yet.';
  const age = now - observedAt;
  return age < 60_000
    ? 'Seen just now.'
    : `Last seen ${context.format.span(age)} ago, ${context.format.instant(observedAt)}.`;
}
