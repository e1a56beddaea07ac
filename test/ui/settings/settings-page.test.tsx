// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { defaultSettings } from '../../../src/domain/settings';
import { findHeading, renderApp } from '../../support/render-app';

describe('Settings', () => {
  it('saves a choice at once and keeps the others', async () => {
    const saveSettings = vi.fn(async () => ({ ok: true }) as const);
    await renderApp('#/settings', { saveSettings });
    await findHeading('Settings');
    await userEvent.click(screen.getByRole('radio', { name: 'Dark' }));
    expect(saveSettings).toHaveBeenCalledWith({ ...defaultSettings, appearance: 'dark' });
  });

  it('says in a sentence why an import was refused', async () => {
    await renderApp('#/settings');
    await findHeading('Settings');
    await userEvent.upload(
      screen.getByLabelText('Import a file'),
      new File(['{}'], 'x.json', { type: 'application/json' }),
    );
    await screen.findByText(/not a Headroom export: nothing was changed/);
  });

  it('turns a rejection into a sentence', async () => {
    await renderApp('#/settings', { exportAll: () => Promise.reject(new Error('no')) });
    await findHeading('Settings');
    await userEvent.click(screen.getByRole('button', { name: /Everything as CSV/ }));
    await screen.findByText(/did not work\. Nothing was changed/);
  });
});
