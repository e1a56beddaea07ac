// @vitest-environment happy-dom
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, it } from 'vitest';
import { renderApp } from '../../support/render-app';

describe('Diagnostics', () => {
  it('names what could not be read, and withholds what could name somebody', async () => {
    await renderApp('#/diagnostics');
    await screen.findByText('usage: rate_limit.primary_window.reset_at is not number');
    await userEvent.click(screen.getByText('usage', { selector: 'b' }));
    const row = screen.getByText('account_id').closest('tr') as HTMLElement;
    within(row).getByText('withheld');
  });
});
