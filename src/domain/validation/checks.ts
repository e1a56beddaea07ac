// The few checks that values from outside need, as functions that say yes or no. (A schema library would be a seventh of
// what the whole of sync may weigh in the extension.)

/** Whether a value has a form. Never throws. */
export type Check = (value: unknown) => boolean;

export const isNumber: Check = (value) => Number.isFinite(value);
export const isInteger: Check = (value) => Number.isSafeInteger(value);
export const isBoolean: Check = (value) => typeof value === 'boolean';
/** Prose. */
export const isText: Check = (value) => typeof value === 'string' && value.length <= 4_000;
/** What things are told apart by. */
export const isName: Check = (value) => typeof value === 'string' && value.length > 0 && value.length <= 128;

/** Null, or of the form. */
export const orNothing =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);

/** Absent, or of the form. */
export const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);

export const oneOf = (...words: readonly string[]): Check => {
  const known = new Set<unknown>(words);
  return (value) => known.has(value);
};

export const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.length <= 2_000 && value.every(check);

/** A plain object whose named fields have their forms; others may be there too. */
export const fields = (checks: Readonly<Record<string, Check>>): Check => {
  const entries = Object.entries(checks);
  return (value) => isRecord(value) && entries.every(([name, check]) => check(value[name]));
};

/** A plain object all of whose values have the form. */
export const valuesOf =
  (check: Check): Check =>
  (value) =>
    isRecord(value) && Object.entries(value).every(([name, each]) => isName(name) && check(each));

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
