import { expect, it } from 'vitest';
import { dayMs } from '../../../src/domain/time/instant';
import { bankTitle, costOfUse, worthNow } from '../../../src/ui/bank/bank-texts';
import { now, reset } from '../../support/fixtures/account-view';
import { testTranslator } from '../../support/translator';

const { spell } = testTranslator();

it('says what a reset is worth now, for a day after that was read', () => {
  expect(spell(worthNow(reset, now)?.text ?? expect.fail())).toBe('worth 27% now');
  expect(worthNow(reset, now + dayMs)).toBeNull();
  expect(worthNow({ ...reset, worth: null }, now)).toBeNull();
});

it('counts the bank in a title', () => {
  expect([0, 1, 2, null].map((available) => spell(bankTitle({ available })))).toEqual([
    'No resets banked',
    '1 reset banked',
    '2 resets banked',
    'Banked resets',
  ]);
});

it('says what using it now would cost, in one sentence', () => {
  const cost = (forfeited: number | null, shiftMs: number | null) => {
    const said = costOfUse({ ...reset, worth: { now: 0.3, readAt: now, forfeited, shiftMs } });
    return said && spell(said);
  };
  expect(cost(0.31, 2 * dayMs)).toBe(
    'you would lose the 31% you still have, and the window would be full again 2\u00a0d later',
  );
  expect(cost(0.31, 0)).toBe('you would lose the 31% you still have');
  expect(cost(0, 2 * dayMs)).toBe('the window would be full again 2\u00a0d later');
  expect([cost(0, 0), cost(null, null)]).toEqual([null, null]);
});
