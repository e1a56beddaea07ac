// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { dayMs } from '../../../src/domain/time/instant';
import { BalanceChart } from '../../../src/ui/credits/balance-chart';
import { renderScreen } from '../../support/render-screen';

const now = Date.UTC(2026, 10, 21, 9);

function show(values: readonly string[]) {
  const balances = values.map((value, index) => ({ at: now - (values.length - index) * dayMs, value }));
  renderScreen(<BalanceChart balances={balances} />, { now });
}

describe('BalanceLine', () => {
  it('says in a table what it draws, to screen readers at once and to everybody on request', async () => {
    show(['260.9', '253', '250.12']);
    const rows = screen.getAllByRole('row').map((row) => row.textContent);
    expect(rows).toEqual(['SeenCredits', 'Wed 18 Nov, 10:00260.90', 'Thu 19 Nov, 10:00253', 'Fri 20 Nov, 10:00250.12']);
    await userEvent.click(screen.getByRole('button', { name: 'Show as table', expanded: false }));
    expect(screen.getByRole('region', { name: 'Table: balance of credits' }).tabIndex).toBe(0);
  });

  it('draws nothing of a balance that was seen once', () => {
    show(['260.9']);
    expect(document.querySelector('figure')).toBeNull();
  });
});
