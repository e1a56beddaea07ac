import { describe, expect, it } from 'vitest';
import { grantText, runwaySentence, spendText, topUpText } from '../../../src/ui/credits/credits-texts';

const on = { enabled: true, threshold: '125', target: '250', isUsedUp: false };

describe('how long credits last', () => {
  it.each([
    ['nothing known', { autoTopUp: null, runwayDays: null }, 'Not being spent, or too little seen to say how fast.'],
    ['a rate', { autoTopUp: null, runwayDays: 28.4 }, 'Lasts about 28 days at the rate it fell while in use.'],
    ['a top-up', { autoTopUp: on, runwayDays: 2 }, 'Automatic top-up is on: it tops up to 250 below 125.'],
    [
      'a top-up without figures',
      { autoTopUp: { ...on, target: null }, runwayDays: 2 },
      'Automatic top-up is on: it tops up by itself when low.',
    ],
    [
      'a top-up switched off',
      { autoTopUp: { ...on, enabled: false }, runwayDays: 2 },
      'Lasts about 2 days at the rate it fell while in use.',
    ],
    [
      'a top-up used up for this month',
      { autoTopUp: { ...on, isUsedUp: true }, runwayDays: 2 },
      'Automatic top-up has bought all it may this month. Lasts about 2 days at the rate it fell while in use.',
    ],
  ])('%s', (_, credits, sentence) => {
    expect(runwaySentence(credits, 'en')).toBe(sentence);
  });

  it('is spelled in the digits of the reader', () => {
    const large = { ...on, threshold: '1000', target: '2500' };
    expect(topUpText({ autoTopUp: large }, 'de')).toBe('tops up to 2.500 below 1.000');
  });
});

describe('words of the page', () => {
  it('a grant is named', () => {
    expect(['promotional_credit', 'auto_recharge_credit', 'new_kind'].map(grantText)).toEqual([
      'promotion',
      'automatic top-up',
      'new kind',
    ]);
  });

  it('an amount has a unit only where one is stated', () => {
    expect(spendText('1780.1994', 'credit', 'en')).toBe('1,780.19 credits');
    expect(spendText('7761', null, 'en')).toBe('7761');
  });
});
