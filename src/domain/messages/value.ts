// Messages as plain data: JSON that may be stored, sent to another device, and formatted there in another language.
import type { LimitWindow } from '../windows/limit-window';

/** A window, and what the page calls its limit where it is an extra one. */
export interface NamedWindow extends LimitWindow {
  readonly name?: string | undefined;
}

/** The key of a message in the catalogue and the values it mentions. Made by `message()`, which checks both. */
export interface Message {
  readonly key: string;
  readonly values?: Readonly<Record<string, Value>>;
}

/**
 * A value inside a message. Text is quoted as it is; a message, a window or a list is formatted in the reader's language.
 * `and`: "A, B and C". `items`: a plain list, "A, B, C". `dots`: "A · B".
 */
export type Value =
  | string
  | number
  | Message
  | { readonly window: NamedWindow }
  | { readonly list: readonly Value[]; readonly as: 'and' | 'items' | 'dots' };
