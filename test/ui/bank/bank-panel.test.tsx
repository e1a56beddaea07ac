// @vitest-environment happy-dom
import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { BankView } from '../../../src/domain/accounts/account-view';
import { BankPanel } from '../../../src/ui/bank/bank-panel';
import { now, plus, reset, type StateName, states } from '../../support/fixtures/account-view';
import { renderScreen } from '../../support/render-screen';

function show(bank: BankView) {
  renderScreen(<BankPanel bank={bank} advice={null} />);
  return screen.getByRole('region', { name: 'Banked resets' });
}

describe('BankPanel', () => {
  it('lists resets with weekday, date and minute, soonest first, and warns of the one that expires soon', () => {
    const bank = show(plus.bank);
    expect(
      within(bank)
        .getAllByRole('listitem')
        .map((row) => row.textContent),
    ).toEqual([
      'Tue 24 Nov, 05:12expires in 2\u00a0d\u00a014\u00a0h · giftworth 27% now',
      'Sat 12 Dec, 21:18expires in 21\u00a0d\u00a07\u00a0h · referralno gain now',
    ]);
    within(bank).getByText('! one expires within 3 days');
  });

  it('lists every reset of a full bank, each with its own instant', () => {
    const instants = Array.from({ length: 30 }, (_, i) => now + (i + 1) * 86_400_000);
    const resets = instants.map((expiresAt) => ({ ...reset, key: `${expiresAt}`, expiresAt }));
    const times = show({ ...plus.bank, available: 30, resets }).querySelectorAll('time');
    expect([...times].map((time) => Date.parse(time.dateTime))).toEqual(instants);
  });

  it.each<[StateName, RegExp]>([
    ['unstarted', /Only their number was seen/],
    ['many', /without an expiry/],
    ['blocked', /No resets banked/],
    ['bare', /Not seen yet/],
    ['superseded', /The page counts 3, its list shows 2\. Last confirmed 5 h ago/],
  ])('has its own text for the bank of "%s"', (name, text) => {
    expect(show(states[name].bank).textContent).toMatch(text);
  });
});
