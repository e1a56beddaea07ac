// @vitest-environment happy-dom
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { findHeading, goTo, renderApp } from '../../support/render-app';

describe('History', () => {
  const pressed = (group: string) =>
    within(screen.getByRole('group', { name: group }))
      .queryAllByRole('button', { pressed: true })
      .map((button) => button.textContent);
  const table = () => screen.findByRole('table', { name: /^(Weekly|5-hour): / });
  const period = async () =>
    within(await table())
      .getAllByRole('row')
      .slice(1)
      .map((row) => row.textContent);

  it('is found again as it was left: window, range, and what was zoomed to', async () => {
    await renderApp('#/history');
    await findHeading('History');
    await userEvent.click(screen.getByRole('button', { name: '5-hour' }));
    await userEvent.click(screen.getByRole('button', { name: 'Month' }));
    const address = location.hash;
    cleanup();
    await renderApp(address);
    await findHeading('History');
    expect([...pressed('Window'), ...pressed('Range')]).toEqual(['5-hour', 'Month']);

    screen.getByRole('group', { name: '5-hour over time' }).focus();
    await userEvent.keyboard('++');
    await waitFor(() => expect(location.hash).toContain('from='));
    const [zoomed, shown] = [location.hash, await period()];
    cleanup();
    await renderApp(zoomed);
    await findHeading('History');
    await waitFor(async () => expect(await period()).toEqual(shown));
    expect(pressed('Range')).toEqual([]);
  });

  it('is found again by going back to it', async () => {
    await renderApp('#/history');
    await findHeading('History');
    await userEvent.click(screen.getByRole('button', { name: 'Day' }));
    const left = location.hash;
    await goTo('#/events?open=x');
    await findHeading('Events');
    await goTo(left);
    await findHeading('History');
    expect(pressed('Range')).toEqual(['Day']);
    // The link to the page itself starts it over.
    await goTo('#/history');
    await waitFor(() => expect(pressed('Range')).toEqual(['Week']));
  });
});
