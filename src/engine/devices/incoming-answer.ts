// A phone's answer, opened as a link in the computer's own browser: the app's page hands it to the extension.
import { readFragment } from '../../sync/handover/fragment';

/** Where the extension lays it down for its own page, which shows the code. */
export const answerKey = 'phone-answer';

/** What the app's page says. */
export function answerMessage(content: string) {
  return { type: 'headroom/answer', content } as const;
}

/** The link's text in a message from the app's page; null when it is none. What it holds is checked by whoever pairs. */
export function answerFrom(message: unknown): string | null {
  if (typeof message !== 'object' || message === null) return null;
  const { type, content } = message as Record<string, unknown>;
  if (type !== 'headroom/answer' || typeof content !== 'string') return null;
  const text = `#r=${content}`;
  return readFragment(text)?.content === content ? text : null;
}
