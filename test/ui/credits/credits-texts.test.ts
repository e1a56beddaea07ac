import { describe, expect, it } from 'vitest';
import { message } from '../../../src/domain/messages/message';
import type { Value } from '../../../src/domain/messages/value';
import {
  amountValue,
  grantName,
  runwaySentences,
  spendValue,
  topUpMessage,
} from '../../../src/ui/credits/credits-texts';
import { testTranslator } from '../../support/translator';

const { spell, sentences } = testTranslator();
const text = (value: Value) => spell(message('common.text', { text: value }));

const on = { enabled: true, threshold: '125', target: '250', isUsedUp: false };

describe('how long credits last', () => {
  it.each([
    ['nothing known', { autoTopUp: null, runwayDays: null }, 'Not being spent, or too little seen to say how fast.'],
    ['a rate', { autoTopUp: null, runwayDays: 28.4 }, 'Lasts about 28 days at this rate.'],
    ['a top-up', { autoTopUp: on, runwayDays: 2 }, 'Automatic top-up is on: it tops up to 250 below 125.'],
    [
      'a top-up without figures',
      { autoTopUp: { ...on, target: null }, runwayDays: 2 },
      'Automatic top-up is on: it tops up by itself when low.',
    ],
    [
      'a top-up switched off',
      { autoTopUp: { ...on, enabled: false }, runwayDays: 2 },
      'Lasts about 2 days at this rate.',
    ],
    [
      'a top-up used up for this month',
      { autoTopUp: { ...on, isUsedUp: true }, runwayDays: 2 },
      'Automatic top-up has bought all it may this month. Lasts about 2 days at this rate.',
    ],
  ])('%s', (_, credits, sentence) => {
    expect(sentences(runwaySentences(credits))).toBe(sentence);
  });

  it('names no end that is later than the expiry of most of it', () => {
    const expiring = { at: 0, amount: 238, unused: 190, isWasteful: true };
    expect(sentences(runwaySentences({ autoTopUp: null, runwayDays: 485, expiring }))).toBe('');
    expect(
      sentences(runwaySentences({ autoTopUp: null, runwayDays: 485, expiring: { ...expiring, isWasteful: false } })),
    ).toBe('Lasts about 485 days at this rate.');
  });

  it('is spelled in the digits of the reader', () => {
    const large = { ...on, threshold: '1000', target: '2500' };
    const german = testTranslator({ place: { zone: 'UTC', locale: 'de' } });
    const topUp = topUpMessage({ autoTopUp: large }) ?? expect.fail('no top-up');
    expect(german.spell(topUp)).toBe('tops up to 2.500 below 1.000');
  });
});

describe('words of the page', () => {
  it('a grant is named', () => {
    expect(['promotional_credit', 'auto_recharge_credit', 'new_kind'].map((type) => text(grantName(type)))).toEqual([
      'promotion',
      'automatic top-up',
      'new kind',
    ]);
  });

  it.each(['', '  ', 'many', 'NaN', 'Infinity'])('what is no number, “%s”, is quoted as it is', (decimal) => {
    expect(text(amountValue(decimal))).toBe(decimal);
  });

  it('an amount has a unit only where one is stated', () => {
    expect(text(spendValue('1780.1994', 'credit'))).toBe('1,780.19 credits');
    expect(text(spendValue('7761', null))).toBe('7761');
    expect(text(spendValue('many', 'point'))).toBe('many point');
  });
});
