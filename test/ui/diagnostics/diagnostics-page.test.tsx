// @vitest-environment happy-dom
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { renderApp } from '../../support/render-app';

describe('Diagnostics', () => {
  it('names what could not be read, and withholds what could name somebody', async () => {
    await renderApp('#/diagnostics');
    await screen.findByText('usage: rate_limit.primary_window.reset_at is not number');
    await userEvent.click(screen.getByText('usage', { selector: 'b' }));
    const row = screen.getByText('account_id').closest('tr') as HTMLElement;
    within(row).getByText('withheld');
  });

  it('says what a page sent that was not looked at', async () => {
    await renderApp('#/diagnostics');
    const panel = await screen.findByRole('region', { name: 'Refused' });
    within(panel).getByText('A Codex tab sent more than 4 MB in a minute');
    within(panel).getByText(/56 times/);
  });

  it('says what each permission is for, and which version runs where', async () => {
    await renderApp('#/diagnostics');
    const panel = await screen.findByRole('region', { name: 'Permissions' });
    within(panel).getByText('Keeps what was seen, on this computer only.');
    within(panel).getByText('Not granted. Shows the alerts you turned on.');
    const versions = screen.getByRole('region', { name: 'Versions' });
    expect(within(versions).getByText('Browser').nextSibling?.textContent).toBe('Chromium 146');
  });
});
