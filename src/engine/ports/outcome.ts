import type { Message } from '../../domain/messages/value';

/** A message, or a text that is quoted as it is: what a push service answered. */
export type OutcomeText = Message | string;

/** What came of something the user asked for: done, or one sentence they can act on. Plain JSON, so that it crosses messages. */
export type Outcome =
  | { readonly ok: true; readonly text?: OutcomeText }
  | { readonly ok: false; readonly text: OutcomeText };
