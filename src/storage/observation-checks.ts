// The checks that rows of several tables need.
import { factChecks, kinds } from '../domain/observations/kinds';
import type { Kind } from '../domain/observations/observation';
import { type Check, fields, isInteger, isName, isNumber, isRecord, isText, oneOf } from '../domain/validation/checks';

/** Arrival numbers count writes. A higher one is damage, and everything that arrives after it would never be read. */
export const mostArrivals = 1e12;

export const isArrival: Check<number> = (value) =>
  isInteger(value) && (value as number) > 0 && (value as number) <= mostArrivals;

/** The last arrival number processed; 0 before the first. */
export const isCursor: Check<number> = (value) => value === 0 || isArrival(value);

export const isKind: Check<Kind> = oneOf(...kinds);

/** The id is not recomputed: it is a key, and detects damage no better than the facts do. */
export function isStoredObservation(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const { id, account, device, at, kind, facts } = value;
  const isFramed = isText(id) && isName(account) && isName(device) && isNumber(at) && isKind(kind);
  return isFramed && factChecks[kind as Kind](facts);
}

export const isClock: Check<readonly unknown[]> = (value) =>
  Array.isArray(value) && value.length === 3 && isInteger(value[0]) && isInteger(value[1]) && isText(value[2]);

/** A register with any value: its reader checks that. */
export const isRegister = fields({ table: isText, key: isText, clock: isClock });

export const isBytes: Check<Uint8Array> = (value) => value instanceof Uint8Array;
