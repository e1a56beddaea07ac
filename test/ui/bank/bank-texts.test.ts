import { expect, it } from 'vitest';
import { dayMs } from '../../../src/domain/time/instant';
import { worthWords } from '../../../src/ui/bank/bank-texts';
import { now, reset } from '../../support/fixtures/account-view';

it('says what a reset is worth now, for a day after that was read', () => {
  expect(worthWords(reset, now)?.text).toBe('worth 27 % now');
  expect(worthWords(reset, now + dayMs)).toBeNull();
  expect(worthWords({ ...reset, worth: null }, now)).toBeNull();
});
