// Other computers get no push messages. After the keys were renewed they must be linked again by hand.
import { itemsOf, message, sentencesOf } from '../../domain/messages/message';
import type { Message } from '../../domain/messages/value';

/** `done`, and which computers do not know the new keys yet. */
export function withOutdatedComputers(done: Message, computers: readonly string[]): Message {
  return computers.length === 0
    ? done
    : sentencesOf([done, message('devices.paired.outdated', { computers: itemsOf(computers) })]);
}
