// @vitest-environment happy-dom
import { act, cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { pseudoLanguage } from '../../../scripts/i18n/pseudo';
import { defaultSettings } from '../../../src/domain/settings';
import { ourLanguages } from '../../../src/i18n/languages';
import { sampleAlerts } from '../../support/fixtures/alerts';
import { findHeading, renderApp } from '../../support/render-app';
import { testTranslator } from '../../support/translator';

describe('Settings', () => {
  it('has three groups: display, alerts and data', async () => {
    await renderApp('#/settings');
    await findHeading('Settings');
    const names = screen.getAllByRole('heading', { level: 2 }).map((heading) => heading.textContent);
    expect(names.filter((name) => ['Display', 'Alerts', 'Data'].includes(name ?? ''))).toEqual([
      'Display',
      'Alerts',
      'Data',
    ]);
    expect(names.indexOf('Your data')).toBeGreaterThan(names.indexOf('Data'));
    expect(names.indexOf('Quiet hours')).toBeLessThan(names.indexOf('Data'));
  });

  it('saves a choice at once and keeps the others', async () => {
    const saveSettings = vi.fn(async () => ({ ok: true }) as const);
    await renderApp('#/settings', { saveSettings });
    await findHeading('Settings');
    await userEvent.click(screen.getByRole('radio', { name: 'Dark' }));
    expect(saveSettings).toHaveBeenCalledWith({ ...defaultSettings, appearance: 'dark' });
  });

  it('reloads no usage page unless the user switches it on, and after the minutes the user chose', async () => {
    const saveSettings = vi.fn(async () => ({ ok: true }) as const);
    await renderApp('#/settings', { saveSettings, host: 'extension' });
    await findHeading('Settings');
    const fresh = screen.getByRole<HTMLInputElement>('switch', { name: 'Fresh when you look' });
    expect(fresh.checked).toBe(false);
    expect(screen.queryByRole('group', { name: 'When it is older than' })).toBeNull();
    await userEvent.click(fresh);
    expect(saveSettings).toHaveBeenCalledWith({ ...defaultSettings, freshMinutes: 30 });
  });

  it('draws no badge in the page unless the user switches it on and the browser allows it', async () => {
    const saveSettings = vi.fn(async () => ({ ok: true }) as const);
    const allowPageBadge = vi.fn(async () => false);
    await renderApp('#/settings', { saveSettings, allowPageBadge, host: 'extension' });
    await findHeading('Settings');
    const badge = screen.getByRole<HTMLInputElement>('switch', { name: 'Badge in the page' });
    expect(badge.checked).toBe(false);
    expect(screen.queryByRole('group', { name: 'Corner' })).toBeNull();
    await userEvent.click(badge);
    await screen.findByText(/did not allow it, so nothing was changed/);
    expect(saveSettings).not.toHaveBeenCalled();
    allowPageBadge.mockResolvedValue(true);
    await userEvent.click(badge);
    expect(saveSettings).toHaveBeenCalledWith({ ...defaultSettings, pageBadge: 'bottom-end' });
  });

  it('can leave the figure away from the toolbar, in the browser that has one', async () => {
    const saveSettings = vi.fn(async () => ({ ok: true }) as const);
    await renderApp('#/settings', { saveSettings, host: 'extension' });
    await findHeading('Settings');
    const figure = screen.getByRole<HTMLInputElement>('switch', { name: 'Figure on the toolbar icon' });
    expect(figure.checked).toBe(true);
    await userEvent.click(figure);
    expect(saveSettings).toHaveBeenCalledWith({ ...defaultSettings, iconOnly: true });
    cleanup();
    await renderApp('#/settings', { host: 'pwa' });
    await findHeading('Settings');
    expect(screen.queryByRole('switch', { name: 'Figure on the toolbar icon' })).toBeNull();
  });

  it('offers the system’s language and each of ours by its own name', async () => {
    const saveSettings = vi.fn(async () => ({ ok: true }) as const);
    await renderApp('#/settings', { saveSettings });
    const choice = await screen.findByRole<HTMLSelectElement>('combobox', { name: 'Language' });
    expect(choice.value).toBe('system');
    const offered = [...choice.options].map(({ text }) => text);
    expect(offered).toEqual(['System', ...Object.values(ourLanguages).map(({ name }) => name)]);
    await userEvent.selectOptions(choice, pseudoLanguage);
    expect(saveSettings).toHaveBeenCalledWith({ ...defaultSettings, language: pseudoLanguage });
  });

  it('asks how percentages are shown', async () => {
    const saveSettings = vi.fn(async () => ({ ok: true }) as const);
    await renderApp('#/settings', { saveSettings });
    const choice = await screen.findByRole('group', { name: 'Show percentages as' });
    await userEvent.click(within(choice).getByRole('radio', { name: 'Used' }));
    expect(saveSettings).toHaveBeenCalledWith({ ...defaultSettings, gauge: 'used' });
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

  it('shows an alert that the background delivers while it is open', async () => {
    const now = Date.UTC(2026, 10, 21, 9);
    const { recent, ...status } = sampleAlerts(now);
    let delivered: typeof recent = [];
    let tell = () => {};
    await renderApp('#/settings', {
      alerts: {
        status: async () => ({ ...status, recent: delivered }),
        test: async () => ({ ok: true }),
        onChange: (listener) => {
          tell = listener;
          return () => {};
        },
      },
    });
    await findHeading('Settings');
    const title = recent[0] ? testTranslator().spell(recent[0].title) : '';
    expect(screen.queryByText(title)).toBeNull();
    delivered = recent;
    act(() => tell());
    expect(await screen.findAllByText(title)).not.toEqual([]);
  });
});
