// The few checks that untrusted values need, as functions that say yes or no. A schema library would be a seventh of what the
// whole of sync may weigh in the extension. Each check carries the type it checks for, so that the compiler compares the two.
import { hasHidden } from './visible-text';

/**
 * Whether a value has the form of a `T`. Never throws. `type` never exists at run time. It keeps the compiler from
 * accepting a check of another type, wider ones included: a field that may be null cannot get a check that refuses null.
 */
export interface Check<T> {
  (value: unknown): boolean;
  readonly type?: (value: T) => T;
}

/** Nothing that cannot be seen: parsers leave none, and as JSON a control character takes six bytes. */
const isPrintable = (text: string) => !hasHidden(text);

export const isNumber: Check<number> = (value) => Number.isFinite(value);
export const isInteger: Check<number> = (value) => Number.isSafeInteger(value);
export const isBoolean: Check<boolean> = (value) => typeof value === 'boolean';
/** An instant of this century's calendar, in milliseconds. */
export const isInstant: Check<number> = (value) =>
  typeof value === 'number' && value >= Date.UTC(2020) && value <= Date.UTC(2100);
/** Prose: more than ten times the longest text of the recorded bodies, 90 characters. */
export const isText: Check<string> = (value) =>
  typeof value === 'string' && value.length <= 1_000 && isPrintable(value);
/** What things are told apart by. */
export const isName: Check<string> = (value) =>
  typeof value === 'string' && value.length > 0 && value.length <= 128 && isPrintable(value);

/** Null, or of the form. */
export function orNull<T>(check: Check<T>): Check<T | null> {
  return (value) => value === null || check(value);
}

/** Absent, or of the form. */
export function optional<T>(check: Check<T>): Check<T | undefined> {
  return (value) => value === undefined || check(value);
}

/** One of these words. */
export function oneOf<Word extends string>(...words: readonly Word[]): Check<Word> {
  return (value) => words.includes(value as Word);
}

/** Two numbers, such as the ends of a span. */
export const isPair: Check<readonly [number, number]> = (value) =>
  Array.isArray(value) && value.length === 2 && value.every(isNumber);

/** A list of at most 2,000 values of the form. */
export function listOf<T>(check: Check<T>): Check<readonly T[]> {
  return (value) => Array.isArray(value) && value.length <= 2_000 && value.every(check);
}

/**
 * A plain object whose known fields pass their checks; it may have other fields. A field of `T` without a check does not
 * compile.
 */
export function fields<T>(checks: { readonly [Field in keyof T]-?: Check<T[Field]> }): Check<T> {
  return (value) => {
    if (!isRecord(value)) return false;
    for (const field in checks) if (!checks[field](value[field])) return false;
    return true;
  };
}

/** A plain object all of whose values have the form. */
export function valuesOf<T>(check: Check<T>): Check<Readonly<Record<string, T>>> {
  return (value) => isRecord(value) && Object.entries(value).every(([name, each]) => isName(name) && check(each));
}

/** Deeper than anything we store. A walk into a deeper value could overflow the stack. */
const mostDepth = 16;

/** Whether a value is no larger than `most`, in characters and entries, and not too deep. Looks no further than that. */
export function isBounded(value: unknown, most: number): boolean {
  return roomAfter(value, most, 0) >= 0;
}

/** What is left of `room` after a value; negative where it does not fit. */
function roomAfter(value: unknown, room: number, depth: number): number {
  let left = room - (typeof value === 'string' ? value.length : 1);
  if (typeof value !== 'object' || value === null || left < 0) return left;
  if (depth === mostDepth) return -1;
  for (const key in value) {
    left = roomAfter((value as Record<string, unknown>)[key], left - key.length, depth + 1);
    if (left < 0) return left;
  }
  return left;
}

/** A plain object with keys of any text, all of whose values have the form. */
export function recordOf<T>(check: Check<T>): Check<Readonly<Record<string, T>>> {
  return (value) => isRecord(value) && Object.values(value).every(check);
}

/** Whether a value is an object that is neither null nor an array. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
