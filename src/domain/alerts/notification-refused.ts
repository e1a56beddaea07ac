// Why a platform did not show a notification: a code, so that it can be stored and is formatted where it is read.
import { message } from '../messages/message';
import type { Message } from '../messages/value';

/** `refused`: the browser did not show it. `not-installed`: the app has no service worker yet. Stored in the ledger. */
export type RefusalCode = 'refused' | 'not-installed';

/** Thrown by a platform that shows no notification. */
export class NotificationRefused extends Error {
  constructor(readonly code: RefusalCode) {
    super(`notification ${code}`);
    this.name = 'NotificationRefused';
  }
}

/** The code of whatever a platform threw. */
export function refusalCode(error: unknown): RefusalCode {
  return error instanceof NotificationRefused ? error.code : 'refused';
}

const sentences: Readonly<Record<RefusalCode, Message>> = {
  refused: message('alerts.refused'),
  'not-installed': message('alerts.refused.notInstalled'),
};

/** What a stored reason says. Older versions stored a sentence, which is quoted as it is. */
export function refusalSentence(reason: string): Message {
  return Object.hasOwn(sentences, reason) ? sentences[reason as RefusalCode] : message('common.text', { text: reason });
}
