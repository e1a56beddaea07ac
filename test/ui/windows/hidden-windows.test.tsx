// @vitest-environment happy-dom
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { AppPorts } from '../../../src/engine/ports/app-ports';
import { now } from '../../support/fixtures/account-view';
import { samplePorts } from '../../support/fixtures/sample-ports';
import { renderApp } from '../../support/render-app';

const windows = () => screen.getByRole('region', { name: 'Windows' });
const names = () =>
  within(windows())
    .getAllByRole('meter')
    .map((meter) => meter.getAttribute('aria-label'));

describe('hiding a window', () => {
  it('is saved for this account alone', async () => {
    const saveSettings = vi.fn<AppPorts['saveSettings']>(async () => ({ ok: true }));
    await renderApp('#/', { saveSettings });
    const button = await screen.findByRole('button', { name: 'Hide Weekly' });
    await userEvent.click(button);
    const [saved] = saveSettings.mock.calls[0] ?? [];
    const accounts = Object.entries(saved?.hiddenWindows ?? {});
    expect(accounts.map(([, hidden]) => hidden)).toEqual([['codex/604800']]);
  });

  it('takes it off the page, with a line that brings it back', async () => {
    const saveSettings = vi.fn<AppPorts['saveSettings']>(async () => ({ ok: true }));
    const ports = samplePorts(now, 'plus');
    const snapshot = (await ports.loadSnapshot()) ?? expect.fail('no snapshot');
    const key = snapshot.accounts[0]?.state.key ?? '';
    const settings = { ...snapshot.settings, hiddenWindows: { [key]: ['codex/604800'] } };
    await renderApp('#/', { saveSettings, loadSnapshot: async () => ({ ...snapshot, settings }) });
    await screen.findByText('1 hidden');
    expect(names()).not.toContain('Weekly');
    expect(screen.getByRole('region', { name: 'Headline' }).textContent).not.toContain('Weekly');
    await userEvent.click(screen.getByRole('button', { name: 'Show Weekly' }));
    expect(saveSettings.mock.calls[0]?.[0].hiddenWindows).toEqual({});
  });
});
