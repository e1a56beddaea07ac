// @vitest-environment happy-dom
// The whole app over a made-up month: found and worked by role, as a person with a screen reader would.
import { act, cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { PagePath } from '../../../src/ui/shell/pages';
import { now } from '../../support/fixtures/account-view';
import { samplePorts } from '../../support/fixtures/sample-ports';
import { findHeading, goTo, renderApp } from '../../support/render-app';

/** What each page says on top, and in the navigation and the browser's tab. A page that is missing here does not compile. */
const expected: Readonly<Record<PagePath, { readonly heading: string | RegExp; readonly title: string }>> = {
  '/': { heading: /^Good to go/, title: 'Now' },
  '/history': { heading: 'History', title: 'History' },
  '/bank': { heading: '2 resets banked', title: 'Bank' },
  '/plan': { heading: 'Ahead', title: 'Ahead' },
  '/reports': { heading: 'Reports', title: 'Reports' },
  '/referral': { heading: 'Referral', title: 'Referral' },
  '/credits': { heading: 'Credits', title: 'Credits' },
  '/events': { heading: 'Events', title: 'Events' },
  '/guide': { heading: 'Guide', title: 'Guide' },
  '/devices': { heading: 'Devices', title: 'Devices' },
  '/accounts': { heading: 'Accounts', title: 'Accounts' },
  '/settings': { heading: 'Settings', title: 'Settings' },
  '/diagnostics': { heading: 'Diagnostics', title: 'Diagnostics' },
};

/** The links to all pages; the first four have room in the tab bar. */
const links = Object.entries(expected).map(([path, { title }]) => `#${path} ${title}`);

const linksIn = (part: HTMLElement) =>
  within(part)
    .getAllByRole('link')
    .map((link) => `${link.getAttribute('href')} ${link.textContent}`);

describe('the app', () => {
  it.each(Object.entries(expected))('opens %s from its address', async (path, { heading, title }) => {
    await renderApp(`#${path}`);
    await findHeading(heading);
    expect(document.title).toBe(`${title} · Headroom`);
    const current = screen.getAllByRole('link', { current: 'page' })[0];
    expect([current?.getAttribute('href'), current?.textContent]).toEqual([`#${path}`, title]);
  });

  it('lists the pages with no room in the tab bar under "More"', async () => {
    await renderApp('#/more');
    await findHeading('More');
    expect(document.title).toBe('More · Headroom');
    expect(linksIn(screen.getByRole('navigation', { name: 'Main pages' }))).toEqual([
      ...links.slice(0, 4),
      '#/more More',
    ]);
    expect(linksIn(screen.getByRole('main'))).toEqual(links.slice(4));
  });

  it('has every page in its side bar, in the order of use', async () => {
    await renderApp('#/');
    expect(linksIn(screen.getByRole('navigation', { name: 'Pages' }))).toEqual(links);
  });

  it('says at an unknown address that there is no such page', async () => {
    await renderApp('#/nowhere');
    await findHeading('No such page');
    expect(document.title).toBe('Headroom');
  });

  it('goes from page to page by its links, says which one is open, and moves the focus there', async () => {
    await renderApp('#/');
    await findHeading(/Good to go/);
    const link = () => within(screen.getByRole('navigation', { name: 'Pages' })).getByRole('link', { name: 'Credits' });
    await userEvent.click(link());
    await goTo(location.hash);
    await findHeading('Credits');
    expect(link().getAttribute('aria-current')).toBe('page');
    expect(document.activeElement).toBe(screen.getByRole('main'));
    expect(document.title).toBe('Credits · Headroom');
  });

  it('has the regions of the popup on its first page', async () => {
    await renderApp('#/');
    await findHeading(/Good to go/);
    for (const name of ['Headline', 'Windows', 'Banked resets', 'Referral', 'Credits', 'Freshness'])
      screen.getByRole('region', { name });
    expect(screen.getAllByRole('meter').map((meter) => meter.getAttribute('aria-label'))).toEqual(['5-hour', 'Weekly']);
  });

  it('has the age of the figures in its header, which leads to the usage page, and no other button for that', async () => {
    const openUsagePage = vi.fn();
    for (const hash of ['#/', '#/bank', '#/credits', '#/referral', '#/plan']) {
      await renderApp(hash, { openUsagePage });
      await screen.findByRole('heading', { level: 1 });
      const banner = within(screen.getAllByRole('banner')[0] ?? expect.fail());
      expect(banner.getByRole('region', { name: 'Freshness' }).textContent).toBe('Seen 3 min ago');
      expect(screen.getAllByRole('button', { name: /Usage page/ })).toHaveLength(1);
      await userEvent.click(banner.getByRole('button', { name: 'Usage page' }));
      cleanup();
    }
    expect(openUsagePage).toHaveBeenCalledTimes(5);
  });

  it('counts what is used in place of what is left once a percentage is pressed, and stores it', async () => {
    const setGauge = vi.fn(async () => {});
    await renderApp('#/', { setGauge });
    await userEvent.click(await screen.findByRole('button', { name: '53% left' }));
    screen.getByRole('button', { name: '47% used' });
    expect(screen.getByRole('meter', { name: 'Weekly' }).getAttribute('aria-valuetext')).toMatch(/^47% used/);
    expect(screen.queryByRole('radio')).toBeNull();
    expect(setGauge).toHaveBeenCalledWith('used');
  });

  it('leads from the few resets it lists to all of them', async () => {
    await renderApp('#/', {}, 'crowded');
    await findHeading(/Good to go/);
    const bank = within(screen.getByRole('region', { name: 'Banked resets' }));
    expect(bank.getAllByRole('listitem')).toHaveLength(6);
    expect(bank.getByRole('link', { name: /^and \d+ more$/ }).getAttribute('href')).toBe('#/bank');
  });

  it.each(['#/bank', '#/events', '#/credits', '#/accounts'])('says on %s that nothing was seen yet', async (hash) => {
    await renderApp(hash, {}, 'empty');
    expect(await screen.findAllByText('Nothing seen yet')).toHaveLength(1);
    screen.getByRole('button', { name: /Usage page/ });
  });

  it('keeps the result of an import on the screen when the first data arrives', async () => {
    const first = await samplePorts(now, 'plus').loadSnapshot();
    const listeners: ((snapshot: typeof first) => void)[] = [];
    await renderApp(
      '#/settings',
      {
        onSnapshotChange: (listener) => {
          listeners.push(listener);
          return () => {};
        },
        importFile: async () => ({ ok: true, text: '7 observations were new.' }),
      },
      'empty',
    );
    await findHeading('Settings');
    await userEvent.upload(screen.getByLabelText('Import a file'), new File(['{}'], 'x.json'));
    await screen.findByText(/7 observations were new/);
    await act(async () => {
      for (const listener of listeners) listener(first);
    });
    await screen.findAllByText(/Personal/);
    screen.getByText(/7 observations were new/);
  });

  it('says that storage cannot be read, and not that nothing was seen', async () => {
    await renderApp('#/', {}, 'broken');
    await findHeading(/does not let Headroom read/);
  });

  // The guide's figures are its own, whatever was seen.
  it.each(Object.keys(expected).filter((path) => path !== '/guide'))(
    'says on %s that storage cannot be read, and not that it is empty',
    async (path) => {
      await renderApp(`#${path}`, {}, 'broken');
      await screen.findByText(/The browser does not let Headroom read what it stored/);
      expect(screen.queryByText(/Nothing seen yet|See what ate your allowance/)).toBeNull();
    },
  );

  it('shows no defaults for settings that cannot be read', async () => {
    await renderApp('#/settings', {}, 'broken');
    await screen.findByRole('heading', { name: 'Data' });
    expect(screen.queryByRole('heading', { name: 'Display' })).toBeNull();
    expect(screen.queryByRole('heading', { name: 'Alerts' })).toBeNull();
  });
});
