// Reading values somebody else wrote: absent is silent, damaged is named (path and rule, never a value) and costs only
// itself, nothing throws. Keys are read as own properties, so a body cannot reach a prototype.

/** A value, the path it was found at, and the list that collects what had to be left out. */
export interface BodyPart {
  readonly value: unknown;
  readonly path: string;
  readonly dropped: string[];
}

/** Entries read of one list or map; the rest is left out, and said so. */
export const maxEntries = 1_000;
const maxDropped = 50;

export function isAbsent({ value }: BodyPart): boolean {
  return value === null || value === undefined || value === '';
}

/** Names what is left out; always null, so that a reader can return it. */
export function drop({ path, dropped }: BodyPart, rule: string): null {
  if (dropped.length < maxDropped) dropped.push(`${path || 'body'} ${rule}`);
  return null;
}

/** Reads a part that the whole cannot do without: absence is named too. */
export function required<T>(found: BodyPart, read: (found: BodyPart) => T | null): T | null {
  return isAbsent(found) ? drop(found, 'is missing') : read(found);
}

/** What lies under `key`; an absent value when there is nothing. */
export function field({ value, path, dropped }: BodyPart, key: string): BodyPart {
  const inner = isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  return { value: inner, path: path ? `${path}.${key}` : key, dropped };
}

/** The first of several spellings that is there, else the first. */
export function anyField(found: BodyPart, keys: readonly [string, ...string[]]): BodyPart {
  return keys.map((key) => field(found, key)).find((inner) => !isAbsent(inner)) ?? field(found, keys[0]);
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The same value when it is an object; null, silently, when absent. */
export function object(found: BodyPart): BodyPart | null {
  if (isAbsent(found)) return null;
  return isRecord(found.value) ? found : drop(found, 'is not object');
}

/** Reads each entry of a list; entries read as null are left out. Empty when there is no list. */
export function list<T>(found: BodyPart, readEntry: (entry: BodyPart, index: number) => T | null): T[] {
  if (isAbsent(found)) return [];
  if (!Array.isArray(found.value)) return drop(found, 'is not array') ?? [];
  const { value, path, dropped } = found;
  if (value.length > maxEntries) drop(found, `is cut at ${maxEntries} entries`);
  const read: T[] = [];
  for (let index = 0; index < Math.min(value.length, maxEntries); index++) {
    const one = readEntry({ value: value[index], path: `${path}.${index}`, dropped }, index);
    if (one !== null) read.push(one);
  }
  return read;
}

/** Reads each entry of an object used as a map. A key can be anyone's word, so the path carries its place instead. */
export function map<T>(found: BodyPart, readEntry: (entry: BodyPart, key: string) => T | null): T[] {
  const whole = object(found);
  if (!whole) return [];
  const keys = Object.keys(whole.value as object);
  return list({ ...whole, value: keys }, (entry, index) => {
    const key = keys[index] ?? '';
    return readEntry({ ...entry, value: field(whole, key).value }, key);
  });
}
