// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { CreditsView } from '../../../src/domain/accounts/account-view';
import { dayMs } from '../../../src/domain/time/instant';
import { CreditsBalance } from '../../../src/ui/credits/credits-balance';
import { CreditsPanel } from '../../../src/ui/credits/credits-panel';
import { now, plus } from '../../support/fixtures/account-view';
import { renderScreen } from '../../support/render-screen';

const at = now + 88 * dayMs;
const textOf = (change: Partial<CreditsView>) => {
  renderScreen(<CreditsPanel credits={{ ...plus.credits, ...change }} />);
  const region = screen.getByRole('region', { name: 'Credits' });
  const result = [region.textContent, /warn/.test(region.querySelector('[class*=warn]')?.className ?? '')];
  cleanup();
  return result;
};

it('warns where more than a quarter would expire unused, else says how long the balance lasts', () => {
  expect(textOf({ expiring: { at, amount: 238, unused: 187.4, isWasteful: true } })).toEqual([
    'Credits260.94▲ 238 expire Wed 17 Feb, about 190 unused at this rate',
    true,
  ]);
  expect(textOf({})).toEqual(['Credits260.94lasts about 28 days', false]);
  expect(textOf({ runwayDays: null, expiring: { at, amount: 238, unused: null, isWasteful: false } })).toEqual([
    'Credits260.94238 expire Wed 17 Feb',
    false,
  ]);
});

it('says in a sentence on its page what is left of them by then', () => {
  const sentence = (unused: number | null) => {
    const expiring = { at, amount: 238, unused, isWasteful: unused !== null && unused > 60 };
    const { container } = renderScreen(<CreditsBalance credits={{ ...plus.credits, expiring }} balances={[]} />);
    const found = [...container.querySelectorAll('p')].at(-1)?.textContent;
    cleanup();
    return found;
  };
  expect([187.4, 12.2, 0.2, null].map(sentence)).toEqual([
    '238 credits expire Wed 17 Feb. At this rate about 190 of them will be unused by then.',
    '238 credits expire Wed 17 Feb. At this rate about 12 of them will be unused by then.',
    '238 credits expire Wed 17 Feb. At this rate all of them will be used by then.',
    '238 credits expire Wed 17 Feb.',
  ]);
});
