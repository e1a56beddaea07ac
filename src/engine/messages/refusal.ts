// Why the background did not do what a page asked, as it travels between them.
import { message } from '../../domain/messages/message';
import type { OutcomeText } from '../ports/outcome';

/** An error that says in the reader's language what happened and what to do next. */
export class RefusedError extends Error {
  constructor(readonly text: OutcomeText) {
    super(typeof text === 'string' ? text : text.key);
    this.name = 'RefusedError';
  }
}

/** The refusal in an answer of the background; null when it is not one. Earlier versions answer with a plain text. */
export function refusalIn(answer: unknown): OutcomeText | null {
  if (typeof answer === 'string') return answer;
  const isMessage = typeof answer === 'object' && answer !== null && 'key' in answer && typeof answer.key === 'string';
  return isMessage ? (answer as OutcomeText) : null;
}

/** The number in an answer. Throws for a refusal, and for an answer that is neither, which means that there was none. */
export function countIn(answer: unknown): number {
  if (typeof answer === 'number') return answer;
  throw new RefusedError(refusalIn(answer) ?? message('files.refused.noAnswer'));
}
