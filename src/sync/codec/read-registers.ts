import type { Register, RegisterClock } from '../../domain/registers/register';
import { type Check, fields, isBounded, isInteger, isName, isText } from '../../domain/validation/checks';

/** More registers in one message are no message of ours: a person decides a few hundred things at most. */
const mostRegisters = 5_000;

/** Characters and entries of a value: lists of accounts and sums by day are the largest. */
const largestValue = 20_000;
/** Characters of all values of a message as JSON. All of them are read at every start. */
const mostCharacters = 1_000_000;

/** Counts beyond this leave no room for the next edit: its own would be no whole number that others take. */
const mostCount = 1_000_000_000;

const isCount: Check<number> = (value) => isInteger(value) && (value as number) <= mostCount;
const isClock: Check<RegisterClock> = (value) =>
  Array.isArray(value) && value.length === 3 && isInteger(value[0]) && isCount(value[1]) && isText(value[2]);
const isRegister = fields<Omit<Register, 'value'>>({ table: isName, key: isName, clock: isClock });

/**
 * The well-formed registers among values from outside, in their order, at most `mostRegisters` and as far as there is room for their
 * values; none when `value` is no list.
 */
export function readRegisters(value: unknown): readonly Register[] {
  if (!Array.isArray(value)) return [];
  let room = mostCharacters;
  return value.slice(0, mostRegisters).filter((entry): entry is Register => {
    if (!isRegister(entry) || !isBounded((entry as Register).value, largestValue)) return false;
    room -= JSON.stringify((entry as Register).value)?.length ?? 0;
    return room >= 0;
  });
}
