import { expect, it } from 'vitest';
import { dayMs } from '../../../src/domain/instant';
import { worthWords } from '../../../src/show/bank/bank-words';
import { now, reset } from '../fixtures/account-view';

it('says what a reset is worth now, for a day after that was read', () => {
  expect(worthWords(reset, now)?.text).toBe('worth 27 % now');
  expect(worthWords(reset, now + dayMs)).toBeNull();
  expect(worthWords({ ...reset, worth: null }, now)).toBeNull();
});
