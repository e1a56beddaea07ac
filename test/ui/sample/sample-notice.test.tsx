// @vitest-environment happy-dom
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { renderApp } from '../../support/render-app';

const sample = () => ({ add: vi.fn(async () => {}), remove: vi.fn(async () => {}) });

describe('sample data', () => {
  it.each(['#/', '#/bank', '#/history', '#/welcome'])('is marked on %s, and one click removes it', async (hash) => {
    const ports = sample();
    await renderApp(hash, { sample: ports });
    const notice = within(await screen.findByRole('region', { name: 'Sample data' }));
    notice.getByText(/Nothing on these pages is yours/);
    await userEvent.click(notice.getByRole('button', { name: 'Remove it' }));
    expect(ports.remove).toHaveBeenCalledOnce();
  });

  it('is said to be among the user’s accounts while another is shown', async () => {
    const { samplePorts } = await import('../../support/fixtures/sample-ports');
    const { now } = await import('../../support/fixtures/account-view');
    const whole = (await samplePorts(now, 'accounts').loadSnapshot()) ?? expect.fail();
    await renderApp('#/', { sample: sample(), loadSnapshot: async () => ({ ...whole, current: 'acc-2' }) });
    await screen.findByText(/A made-up account is among yours/);
  });

  it('is not spoken of where there is none', async () => {
    await renderApp('#/', { sample: sample() }, 'empty');
    await screen.findByRole('heading', { level: 1 });
    expect(screen.queryByRole('region', { name: 'Sample data' })).toBeNull();
  });
});
