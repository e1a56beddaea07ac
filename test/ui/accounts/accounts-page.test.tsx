// @vitest-environment happy-dom
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { renderApp } from '../../support/render-app';

describe('Accounts', () => {
  it('names an account', async () => {
    const nameAccount = vi.fn(async () => ({ ok: true }) as const);
    await renderApp('#/accounts', { nameAccount });
    const card = await screen.findByRole('region', { name: 'Personal' });
    await userEvent.clear(within(card).getByRole('textbox', { name: 'Nickname' }));
    await userEvent.type(within(card).getByRole('textbox', { name: 'Nickname' }), '  Home ');
    await userEvent.click(within(card).getByRole('radio', { name: 'Sky' }));
    await userEvent.click(within(card).getByRole('button', { name: 'Save' }));
    expect(nameAccount).toHaveBeenCalledWith('sample', 'Home', 4);
  });

  it('does not forget before it has asked', async () => {
    const forgetAccount = vi.fn(async () => ({ ok: true }) as const);
    await renderApp('#/accounts', { forgetAccount });
    const card = await screen.findByRole('region', { name: 'Work' });
    await userEvent.click(within(card).getByRole('button', { name: 'Forget…' }));
    const dialog = await screen.findByRole('alertdialog', { name: 'Forget “Work”?' });
    expect(document.activeElement?.textContent).toBe('Keep it');
    expect(forgetAccount).not.toHaveBeenCalled();
    await userEvent.click(within(dialog).getByRole('button', { name: 'Forget it' }));
    expect(forgetAccount).toHaveBeenCalledWith('acc-2');
    // The card goes, and the button with it: the page says what came of it, where the focus now is.
    const said = await screen.findByText(/“Work” is forgotten on this device/);
    expect(said.parentElement).toBe(document.activeElement);
  });

  it('gives what belongs to nobody yet to the account one says', async () => {
    const assignAccount = vi.fn(async () => ({ ok: true }) as const);
    await renderApp('#/accounts', { assignAccount });
    await userEvent.selectOptions(await screen.findByRole('combobox', { name: 'They belong to' }), 'Work');
    await userEvent.click(screen.getByRole('button', { name: 'Assign' }));
    expect(assignAccount).toHaveBeenCalledWith('unnamed:3f9c', 'acc-2');
    await screen.findByText(/Given to “Work”/);
  });
});
