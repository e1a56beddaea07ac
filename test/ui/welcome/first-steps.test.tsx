// @vitest-environment happy-dom
// The extension's first page: what it says changes by itself, with what the browser and the store tell.
import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { FirstSteps, FirstStepsPorts } from '../../../src/engine/ports/first-steps-ports';
import { findHeading, renderApp } from '../../support/render-app';

/** A browser in which the user does one thing after the other. */
function user(start: Partial<FirstSteps> = {}, browser: FirstStepsPorts['browser'] = 'chrome') {
  let steps: FirstSteps = { pinned: false, allowed: true, usagePageOpen: false, ...start };
  const listeners = new Set<() => void>();
  const port: FirstStepsPorts = {
    browser,
    read: async () => steps,
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    allow: vi.fn(async () => true),
  };
  const does = (change: Partial<FirstSteps>) =>
    act(async () => {
      steps = { ...steps, ...change };
      for (const listener of listeners) listener();
    });
  return { port, does, listeners };
}

const items = async () => within(await screen.findByRole('region', { name: 'First steps' })).getAllByRole('listitem');
const said = async () => (await items()).map((item) => within(item).getByRole('heading').textContent);
const nextStep = async () => (await items()).findIndex((item) => item.getAttribute('aria-current') === 'step');

describe('the first steps', () => {
  it('follow what the user does, without a reload', async () => {
    const { port, does } = user();
    const openUsagePage = vi.fn();
    await renderApp('#/welcome', { firstSteps: port, openUsagePage }, 'empty');
    await findHeading('Three steps to your figures');
    expect(document.title).toBe('First steps · Headroom');
    expect(await said()).toEqual(['Pin the button Next', 'Open the usage page To do', 'See your figures To do']);
    screen.getByText('Click the puzzle piece in the toolbar, then the pin beside Headroom.');

    await does({ pinned: true });
    expect(await said()).toEqual(['Pin the button Done', 'Open the usage page Next', 'See your figures To do']);
    await userEvent.click(screen.getByRole('button', { name: 'Open the Codex usage page' }));
    expect(openUsagePage).toHaveBeenCalledOnce();

    await does({ usagePageOpen: true });
    expect(await said()).toEqual(['Pin the button Done', 'Open the usage page Done', 'See your figures Next']);
    screen.getByText(/^Waiting for the first reading/);
    // Closed again: it was open, and that is what the step asks for.
    await does({ usagePageOpen: false });
    expect(await nextStep()).toBe(2);
    expect(screen.queryByRole('button', { name: 'Show my figures' })).toBeNull();
  });

  it('are done with the first reading, which the last one leads to', async () => {
    const { port } = user({ pinned: true });
    await renderApp('#/welcome', { firstSteps: port }, 'accounts');
    await findHeading('You’re all set');
    expect(await said()).toEqual(['Pin the button Done', 'Open the usage page Done', 'See your figures Done']);
    await userEvent.click(screen.getByRole('button', { name: 'Show my figures' }));
    expect(location.hash).toBe('#/');
  });

  it('use Firefox’s own words, and have nothing to pin on a phone', async () => {
    const { port, does } = user({}, 'firefox');
    await renderApp('#/welcome', { firstSteps: port }, 'empty');
    await screen.findByText(/choose “Pin to Toolbar”/);
    await does({ pinned: null });
    screen.getByText(/on a phone, Headroom is in the browser’s menu/);
    expect(await nextStep()).toBe(1);
  });

  it('ask for the site first where the browser does not let Headroom see it', async () => {
    const { port, does } = user({ pinned: true, allowed: false });
    await renderApp('#/welcome', { firstSteps: port }, 'empty');
    await userEvent.click(await screen.findByRole('button', { name: 'Allow chatgpt.com' }));
    expect(port.allow).toHaveBeenCalledOnce();
    expect(screen.queryByRole('button', { name: 'Open the Codex usage page' })).toBeNull();
    await does({ allowed: true });
    screen.getByRole('button', { name: 'Open the Codex usage page' });
  });

  it('offer sample data, and lead to it', async () => {
    const { port } = user();
    const sample = { add: vi.fn(async () => {}), remove: vi.fn(async () => {}) };
    await renderApp('#/welcome', { firstSteps: port, sample }, 'empty');
    const offer = within(await screen.findByRole('region', { name: 'Just looking?' }));
    await userEvent.click(offer.getByRole('button', { name: 'Try with sample data' }));
    expect(sample.add).toHaveBeenCalledExactlyOnceWith('Sample');
    expect(location.hash).toBe('#/');
  });

  it('stand on Now before anything was seen, and leave with the page', async () => {
    const { port, listeners } = user();
    await renderApp('#/', { firstSteps: port }, 'empty');
    await findHeading('Three steps to your figures');
    await vi.waitFor(() => expect(listeners.size).toBe(1));
    await act(async () => {
      location.hash = '#/settings';
      window.dispatchEvent(new Event('hashchange'));
    });
    await findHeading('Settings');
    await vi.waitFor(() => expect(listeners.size).toBe(0));
  });

  it('are not for the installed app, which says how data gets there', async () => {
    await renderApp('#/welcome', { host: 'pwa' }, 'empty');
    await findHeading('Nothing seen yet. Open Codex once, and your headroom appears here.');
  });
});
