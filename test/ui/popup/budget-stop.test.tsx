// @vitest-environment happy-dom
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { BudgetStop } from '../../../src/ui/popup/budget-stop';
import { renderScreen } from '../../support/render-screen';

it('insists on a used-up budget and leads to where it is answered', async () => {
  const openApp = vi.fn();
  renderScreen(<BudgetStop ports={{ budgetStop: async () => 'Home', openApp }} />);
  expect((await screen.findByRole('alert')).textContent).toMatch(/“Home” is used up\. Headroom cannot stop Codex/);
  await userEvent.click(screen.getByRole('button', { name: 'Answer' }));
  expect(openApp).toHaveBeenCalledWith('/reports');
});

it('is not there where none is used up, or nobody can tell', async () => {
  const budgetStop = vi.fn(async () => null);
  renderScreen(<BudgetStop ports={{ budgetStop, openApp: () => undefined }} />);
  await waitFor(() => expect(budgetStop).toHaveBeenCalled());
  expect(screen.queryByRole('alert')).toBeNull();
});
