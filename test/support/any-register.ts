import fc from 'fast-check';
import type { Register, RegisterClock } from '../../src/domain/registers/register';

/** Few clocks, so that many are equal in their time or come from one device. */
export const anyClock: fc.Arbitrary<RegisterClock> = fc.tuple(
  fc.integer({ min: 0, max: 5 }),
  fc.integer({ min: 0, max: 2 }),
  fc.constantFrom('a', 'b', 'c'),
);

/** Edits of two accounts' names. Few keys, so that many edits meet. */
export const anyRegister: fc.Arbitrary<Register> = fc.record({
  table: fc.constant('account'),
  key: fc.constantFrom('x', 'y'),
  value: fc.jsonValue({ maxDepth: 1 }),
  clock: anyClock,
});
