// Reads untrusted values. An absent value is skipped silently. A damaged value is reported by path and rule, never by its
// content, and only that value is lost. Nothing throws. Keys are read as own properties, so a body cannot reach a prototype.

import { isRecord } from '../../domain/validation/checks';

/** A value, its path in the body, and the list that collects what had to be left out of that body. */
export interface BodyPart {
  readonly value: unknown;
  readonly path: string;
  readonly dropped: string[];
}

/** Most entries read of one list or map. The rest is left out, and named. */
export const maxEntries = 1_000;
const maxDropped = 50;

/** Whether there is no value: null, undefined or an empty text. */
export function isAbsent({ value }: BodyPart): boolean {
  return isAbsentValue(value);
}

function isAbsentValue(value: unknown): boolean {
  return value === null || value === undefined || value === '';
}

/** Names what is left out. Always null, so that a reader can return it. */
export function drop({ path, dropped }: BodyPart, rule: string): null {
  if (dropped.length < maxDropped) dropped.push(`${path || 'body'} ${rule}`);
  return null;
}

/** Reads a part that the whole needs: its absence is named too. */
export function required<T>(part: BodyPart, read: (part: BodyPart) => T | null): T | null {
  return isAbsent(part) ? drop(part, 'is missing') : read(part);
}

/** The field of an object; absent when there is none. */
export function field({ value, path, dropped }: BodyPart, key: string): BodyPart {
  return { value: ownValue(value, key), path: path ? `${path}.${key}` : key, dropped };
}

function ownValue(value: unknown, key: string): unknown {
  return isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** The first of several spellings that is present, else the first. */
export function anyField(part: BodyPart, keys: readonly [string, ...string[]]): BodyPart {
  for (const key of keys) if (!isAbsentValue(ownValue(part.value, key))) return field(part, key);
  return field(part, keys[0]);
}

/** The part itself when it is an object; null when it is not. */
export function object(part: BodyPart): BodyPart | null {
  if (isAbsent(part)) return null;
  return isRecord(part.value) ? part : drop(part, 'is not object');
}

/** Reads each entry of a list. Entries read as null are left out. Empty when there is no list. */
export function list<T>(part: BodyPart, readEntry: (entry: BodyPart, index: number) => T | null): T[] {
  if (isAbsent(part)) return [];
  if (!Array.isArray(part.value)) return drop(part, 'is not array') ?? [];
  const { value, path, dropped } = part;
  if (value.length > maxEntries) drop(part, `is cut at ${maxEntries} entries`);
  const read: T[] = [];
  for (let index = 0; index < Math.min(value.length, maxEntries); index++) {
    const one = readEntry({ value: value[index], path: `${path}.${index}`, dropped }, index);
    if (one !== null) read.push(one);
  }
  return read;
}

/** Reads each entry of an object used as a map. A key can be anybody's text, so the path has the entry's number instead. */
export function map<T>(part: BodyPart, readEntry: (entry: BodyPart, key: string) => T | null): T[] {
  const whole = object(part);
  if (!whole) return [];
  const keys = Object.keys(whole.value as object);
  return list({ ...whole, value: keys }, (entry, index) => {
    const key = keys[index] ?? '';
    return readEntry({ ...entry, value: field(whole, key).value }, key);
  });
}
