import { windowKey } from '../windows/limit-window';
import type { Message, NamedWindow, Value } from './value';

/**
 * The message with the page's name of each extra limit: an event keeps only a limit's id. A window that has a name keeps
 * it, and one that is not among `named` is formatted by its id.
 */
export function nameWindows(message: Message, named: readonly NamedWindow[]): Message {
  const names = new Map(
    named.flatMap(({ name, ...window }) => (name === undefined ? [] : [[windowKey(window), name]])),
  );
  return names.size === 0 ? message : renamed(message, names);
}

type Names = ReadonlyMap<string, string>;

function renamed(message: Message, names: Names): Message {
  if (!message.values) return message;
  const values = Object.entries(message.values).map(([key, value]) => [key, renamedValue(value, names)] as const);
  return { ...message, values: Object.fromEntries(values) };
}

function renamedValue(value: Value, names: Names): Value {
  if (typeof value !== 'object') return value;
  if ('list' in value) return { ...value, list: value.list.map((one) => renamedValue(one, names)) };
  if ('key' in value) return renamed(value, names);
  const name = value.window.name ?? names.get(windowKey(value.window));
  return name === undefined ? value : { window: { ...value.window, name } };
}
