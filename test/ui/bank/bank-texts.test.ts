import { expect, it } from 'vitest';
import { dayMs } from '../../../src/domain/time/instant';
import { worthText } from '../../../src/ui/bank/bank-texts';
import { now, reset } from '../../support/fixtures/account-view';

it('says what a reset is worth now, for a day after that was read', () => {
  expect(worthText(reset, now)?.text).toBe('worth 27 % now');
  expect(worthText(reset, now + dayMs)).toBeNull();
  expect(worthText({ ...reset, worth: null }, now)).toBeNull();
});
