// @vitest-environment happy-dom
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { now } from '../../support/fixtures/account-view';
import { samplePorts } from '../../support/fixtures/sample-ports';
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
    await screen.findByText(/✓ Assigned to “Work”\.$/);
  });

  it('removes several at once, after one question', async () => {
    const forgetAccount = vi.fn(async () => ({ ok: true }) as const);
    await renderApp('#/accounts', { forgetAccount });
    const panel = await screen.findByRole('region', { name: 'Remove several accounts' });
    await userEvent.click(within(panel).getByRole('button', { name: 'Select all' }));
    await userEvent.click(within(panel).getByRole('checkbox', { name: 'Personal' }));
    await userEvent.click(within(panel).getByRole('button', { name: 'Forget the selected ones…' }));
    const dialog = await screen.findByRole('alertdialog', { name: 'Forget 2 accounts?' });
    expect(forgetAccount).not.toHaveBeenCalled();
    await userEvent.click(within(dialog).getByRole('button', { name: 'Forget them' }));
    expect(forgetAccount.mock.calls).toEqual([['acc-2'], ['unnamed:3f9c']]);
    await screen.findByText(/2 accounts are forgotten on this device/);
  });

  it('stops at the first that cannot be removed, and says why', async () => {
    const forgetAccount = vi.fn(async () => ({ ok: false, text: 'No room.' }) as const);
    await renderApp('#/accounts', { forgetAccount });
    const panel = await screen.findByRole('region', { name: 'Remove several accounts' });
    await userEvent.click(within(panel).getByRole('button', { name: 'Select all' }));
    await userEvent.click(within(panel).getByRole('button', { name: 'Forget the selected ones…' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Forget them' }));
    await screen.findByText(/No room/);
    expect(forgetAccount).toHaveBeenCalledOnce();
  });

  it('lists an account that was seen once when the user keeps it', async () => {
    const keepAccount = vi.fn(async () => ({ ok: true }) as const);
    const seenOnce = [{ key: 'new-1', plan: 'plus', observedAt: now - 60_000 }];
    const whole = await samplePorts(now, 'plus').loadSnapshot();
    await renderApp('#/accounts', { keepAccount, loadSnapshot: async () => whole && { ...whole, seenOnce } });
    const panel = await screen.findByRole('region', { name: 'Seen once' });
    await userEvent.click(within(panel).getByRole('button', { name: 'Keep' }));
    expect(keepAccount).toHaveBeenCalledWith('new-1');
    await screen.findByText(/The account is listed/);
  });
});
