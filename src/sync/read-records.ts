import * as v from 'valibot';

import type { UserRecord } from './merge';

const record = v.object({
  table: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
  key: v.pipe(v.string(), v.maxLength(128)),
  value: v.unknown(),
  clock: v.tuple([v.pipe(v.number(), v.safeInteger()), v.pipe(v.number(), v.safeInteger()), v.string()]),
});

/** The records among values from outside; what is none is left out. */
export function readRecords(value: unknown): readonly UserRecord[] {
  return Array.isArray(value) ? value.slice(0, 10_000).filter((entry): entry is UserRecord => v.is(record, entry)) : [];
}
