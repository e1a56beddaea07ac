// Checks of messages that another program or device wrote: of the right form, and no larger than any of ours.

import {
  type Check,
  fields,
  isBounded,
  isName,
  isNumber,
  isText,
  listOf,
  oneOf,
  optional,
  recordOf,
} from '../validation/checks';
import type { LimitWindow } from '../windows/limit-window';
import type { Message, NamedWindow, Value } from './value';

/** Characters and entries of one message with all its values. Ours stay below 300. */
const mostOfMessage = 2_000;

/**
 * Whether a value is a message. A key we do not have is accepted: a newer version may have written it, and it is formatted
 * as "".
 */
export const isMessage: Check<Message> = (value) => isBounded(value, mostOfMessage) && isMessageForm(value);

/** Whether a value is a list of messages: the sentences of one text. */
export const areMessages: Check<readonly Message[]> = (value) =>
  listOf(isMessage)(value) && isBounded(value, mostOfMessage);

const isValue: Check<Value> = (value) =>
  typeof value === 'string' ? isText(value) : typeof value === 'number' ? isNumber(value) : isNestedValue(value);

const isMessageForm = fields<Message>({ key: isName, values: optional(recordOf(isValue)) });
const isNamedWindow = fields<NamedWindow & LimitWindow>({ limit: isName, seconds: isNumber, name: optional(isText) });
const isList = fields<Extract<Value, { list: unknown }>>({
  list: listOf(isValue),
  as: oneOf('and', 'items', 'dots'),
});
const isWindow = fields<Extract<Value, { window: unknown }>>({ window: isNamedWindow });

const isNestedValue = (value: unknown): boolean => isMessageForm(value) || isWindow(value) || isList(value);
