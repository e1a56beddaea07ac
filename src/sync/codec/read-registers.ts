import type { Register, RegisterClock } from '../../domain/registers/register';
import { type Check, fields, isBounded, isInteger, isName, isText } from '../../domain/validation/checks';

/** A message with more registers is not genuine: a person makes a few hundred decisions at most. */
const mostRegisters = 5_000;

/** Characters and entries of a value: the settings are the largest. */
const largestValue = 20_000;

const isClock: Check<RegisterClock> = (value) =>
  Array.isArray(value) && value.length === 3 && isInteger(value[0]) && isInteger(value[1]) && isText(value[2]);
const isRegister = fields<Omit<Register, 'value'>>({ table: isName, key: isName, clock: isClock });

/** The well-formed registers among values from outside, at most `mostRegisters`; none when `value` is no list. */
export function readRegisters(value: unknown): readonly Register[] {
  if (!Array.isArray(value)) return [];
  return value
    .slice(0, mostRegisters)
    .filter((entry): entry is Register => isRegister(entry) && isBounded((entry as Register).value, largestValue));
}
