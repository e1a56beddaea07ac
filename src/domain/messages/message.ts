// Creates messages. The domain states facts as a key and values; the screen formats them in the reader's language.
import type { Instant } from '../time/instant';
import type { Messages } from './message-types';
import type { Message, NamedWindow, Value } from './value';

/** A key of the English catalogue. */
export type MessageKey = keyof Messages & string;

/** The values of a message as arguments: none where it takes none. */
export type ValuesOf<K extends MessageKey> = Messages[K] extends null ? [] : [values: Messages[K]];

/** A message whose values fit its key: a wrong key, name or type, a missing or an extra value does not compile. */
export function message<K extends MessageKey>(key: K, ...[values]: ValuesOf<K>): Message {
  return values ? { key, values: values as Readonly<Record<string, Value>> } : { key };
}

/** An instant that a screen may draw as a `<time>`: "today 18:52", "Wed 25 Nov, 15:18". */
export function instantValue(at: Instant): Message {
  return message('common.at', { at });
}

/** Several values as "A, B and C". */
export function allOf(list: readonly Value[]): Value {
  return { list, as: 'and' };
}

/** Several values beside one another: "A, B, C". */
export function itemsOf(list: readonly Value[]): Value {
  return { list, as: 'items' };
}

/** Several short facts in one line: "A · B". */
export function dotsOf(list: readonly Value[]): Message {
  return message('common.line', { parts: { list, as: 'dots' } });
}

/** Several sentences after one another as one message. At least one. */
export function sentencesOf([first, ...others]: readonly [Message, ...Message[]]): Message {
  return others.reduce((before, second) => message('common.sentences', { first: before, second }), first);
}

/** A window by the name the reader's language has for it. */
export function windowValue({ limit, seconds, name }: NamedWindow): Value {
  return { window: name === undefined ? { limit, seconds } : { limit, seconds, name } };
}
