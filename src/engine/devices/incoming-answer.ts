// A phone's pairing answer may be opened as a link in the computer's browser. The app's page then passes it to the extension.
import { readFragment } from '../../sync/handover/fragment';

/** The key under which the extension stores it for its own page, which shows the code. */
export const answerKey = 'phone-answer';

/** The message of the app's page. */
export function answerMessage(content: string) {
  return { type: 'headroom/answer', content } as const;
}

/** The answer as a fragment (`#r=…`); null when the message is none. Its content is checked when it is used. */
export function answerFrom(message: unknown): string | null {
  if (typeof message !== 'object' || message === null) return null;
  const { type, content } = message as Record<string, unknown>;
  if (type !== 'headroom/answer' || typeof content !== 'string') return null;
  const text = `#r=${content}`;
  return readFragment(text)?.content === content ? text : null;
}
