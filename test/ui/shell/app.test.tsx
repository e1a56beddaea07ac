// @vitest-environment happy-dom
// The whole app over a made-up month: found and worked by role, as a person with a screen reader would.
import { act, cleanup, configure, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { defaultSettings } from '../../../src/domain/settings';
import type { AppPorts } from '../../../src/engine/ports/app-ports';
import { App } from '../../../src/ui/shell/app';
import { createHashRouter } from '../../../src/ui/shell/router';
import { createScreenStore } from '../../../src/ui/shell/screen-store';
import { now } from '../../support/fixtures/account-view';
import { type SampleState, samplePorts } from '../../support/fixtures/sample-ports';

const clock = { now: () => now, subscribe: () => () => {} };

/** As every page we are served in has one: a title written anywhere else would change nothing. */
document.head.innerHTML = '<title>Headroom</title>';

async function open(hash: string, change: Partial<AppPorts> = {}, state: SampleState = 'plus') {
  location.hash = hash;
  const ports = { ...samplePorts(now, state), ...change };
  const store = await createScreenStore(ports);
  await act(async () => {
    render(<App ports={ports} store={store} clock={clock} router={createHashRouter(window)} />);
  });
  return ports;
}

const heading = (name: string | RegExp) => screen.findByRole('heading', { level: 1, name });

// A page's code is fetched when it is first opened; a busy machine takes its time.
configure({ asyncUtilTimeout: 15_000 });

beforeEach(() => {
  Element.prototype.scrollIntoView = () => {};
});
afterEach(cleanup);

describe('the app', () => {
  it.each([
    ['#/', /^Free to work/],
    ['#/history', 'History'],
    ['#/bank', '2 resets banked'],
    ['#/plan', 'Plan'],
    ['#/referral', 'Referral'],
    ['#/credits', 'Credits'],
    ['#/events', 'Events'],
    ['#/accounts', 'Accounts'],
    ['#/settings', 'Settings'],
    ['#/diagnostics', 'Diagnostics'],
    ['#/more', 'More'],
    ['#/nowhere', 'No such page'],
  ])('opens %s from its address', async (hash, title) => {
    await open(hash);
    await heading(title);
  });

  it('goes from page to page by its links, says where one is, and takes the focus there', async () => {
    await open('#/');
    await heading(/Free/);
    const link = () => within(screen.getByRole('navigation', { name: 'Pages' })).getByRole('link', { name: 'Credits' });
    await userEvent.click(link());
    await act(async () => void window.dispatchEvent(new Event('hashchange')));
    await heading('Credits');
    expect(link().getAttribute('aria-current')).toBe('page');
    expect(document.activeElement).toBe(screen.getByRole('main'));
    expect(document.title).toBe('Credits · Headroom');
  });

  it('has the regions of the popup on its first page', async () => {
    await open('#/');
    await heading(/Free/);
    for (const name of ['Headline', 'Windows', 'Banked resets', 'Referral', 'Credits', 'Freshness'])
      screen.getByRole('region', { name });
    expect(screen.getAllByRole('meter').map((meter) => meter.getAttribute('aria-label'))).toEqual(['5-hour', 'Weekly']);
  });

  it('leads from the few resets it lists to all of them', async () => {
    await open('#/', {}, 'crowded');
    await heading(/Free/);
    const bank = within(screen.getByRole('region', { name: 'Banked resets' }));
    expect(bank.getAllByRole('listitem')).toHaveLength(6);
    expect(bank.getByRole('link', { name: /^and \d+ more$/ }).getAttribute('href')).toBe('#/bank');
  });

  it.each(['#/bank', '#/events', '#/credits', '#/accounts'])('says on %s that nothing was seen yet', async (hash) => {
    await open(hash, {}, 'empty');
    expect(await screen.findAllByText('Nothing seen yet')).toHaveLength(1);
    screen.getByRole('button', { name: /Usage page/ });
  });

  it('goes on saying what was kept when the first data comes', async () => {
    const first = await samplePorts(now, 'plus').loadSnapshot();
    const listeners: ((snapshot: typeof first) => void)[] = [];
    await open(
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
    await heading('Settings');
    await userEvent.upload(screen.getByLabelText('Import a file'), new File(['{}'], 'x.json'));
    await screen.findByText(/7 observations were new/);
    await act(async () => {
      for (const tell of listeners) tell(first);
    });
    await screen.findAllByText(/Personal/);
    screen.getByText(/7 observations were new/);
  });

  it('says that storage cannot be read, and not that nothing was seen', async () => {
    await open('#/', {}, 'broken');
    await heading(/does not let Headroom read/);
  });
});

describe('Bank', () => {
  it('says when a reset was used, not only when it would have lapsed', async () => {
    await open('#/bank');
    await heading('2 resets banked');
    const past = await screen.findByRole('region', { name: 'Used, lapsed and lost' });
    expect(past.textContent).toMatch(/Used \w{3} 11 Nov, 1\d:\d\d CET · referral/);
    expect(past.textContent).toMatch(/would have lapsed Wed 25 Nov/);
  });
});

describe('the worth of a reset', () => {
  it('says why the advice names another number than this window alone', async () => {
    await open('#/bank');
    const card = (await screen.findAllByText(/of a whole window|nothing to gain/))[0]?.closest('article');
    await waitFor(() => expect(card?.textContent).toMatch(/% now\./));
    expect(card?.textContent).toMatch(/counting this window alone/);
  });
});

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
    await open('#/history');
    await heading('History');
    await userEvent.click(screen.getByRole('button', { name: '5-hour' }));
    await userEvent.click(screen.getByRole('button', { name: 'Month' }));
    const address = location.hash;
    cleanup();
    await open(address);
    await heading('History');
    expect([...pressed('Window'), ...pressed('Range')]).toEqual(['5-hour', 'Month']);

    screen.getByRole('group', { name: '5-hour over time' }).focus();
    await userEvent.keyboard('++');
    await waitFor(() => expect(location.hash).toContain('from='));
    const [zoomed, shown] = [location.hash, await period()];
    cleanup();
    await open(zoomed);
    await heading('History');
    await waitFor(async () => expect(await period()).toEqual(shown));
    expect(pressed('Range')).toEqual([]);
  });

  it('is found again by going back to it', async () => {
    const go = (hash: string) =>
      act(async () => {
        location.hash = hash;
        window.dispatchEvent(new Event('hashchange'));
      });
    await open('#/history');
    await heading('History');
    await userEvent.click(screen.getByRole('button', { name: 'Day' }));
    const left = location.hash;
    await go('#/events?open=x');
    await heading('Events');
    await go(left);
    await heading('History');
    expect(pressed('Range')).toEqual(['Day']);
    // The link to the page itself starts it over.
    await go('#/history');
    await waitFor(() => expect(pressed('Range')).toEqual(['Week']));
  });
});

describe('Events', () => {
  it('lists what is news first and everything on demand', async () => {
    const events = vi.fn(samplePorts(now, 'plus').events);
    await open('#/events', { events });
    await heading('Events');
    expect(events.mock.lastCall?.[1].types).not.toContain('cycle-ended');
    await userEvent.click(screen.getByRole('radio', { name: 'Everything' }));
    expect(events.mock.lastCall?.[1].types).toBeUndefined();
    expect((await screen.findAllByText(/ended$/)).length).toBeGreaterThan(0);
  });

  it('shows on demand what proves an event', async () => {
    await open('#/events');
    await heading('Events');
    await userEvent.click(screen.getAllByText('What proves it')[0] as HTMLElement);
    expect((await screen.findAllByText(/sample data:/)).length).toBeGreaterThan(0);
    screen.getByText(/How sure: \d+ %/);
  });

  it('leads to the event one came for, however old, opens its proof and puts the focus there', async () => {
    const old = (await samplePorts(now, 'plus').events('sample', { types: ['reset-granted'], limit: 9 })).at(-1);
    const many = [...Array(300).keys()].map((n) => ({ ...(old ?? expect.fail()), id: `later-${n}`, at: now - n }));
    const events: AppPorts['events'] = async (_, { types, limit }) =>
      [...many, old ?? expect.fail()].filter(({ type }) => types?.includes(type) ?? true).slice(0, limit);
    await open(`#/events?open=${encodeURIComponent(old?.id ?? '')}`, { events });
    await screen.findByText(/How sure: \d+ %/);
    expect(document.activeElement?.textContent).toBe('What proves it');
    expect(document.activeElement?.closest('details')?.open).toBe(true);
  });

  it('falls back to the most recent ones when the history cannot be read', async () => {
    await open('#/events', { events: () => Promise.reject(new Error('closed')) });
    await screen.findByText(/history cannot be read/);
    expect(screen.getAllByRole('article').length).toBeGreaterThan(0);
  });

  it('exports the proofs of what is listed, and says what came of it', async () => {
    const exportEvidence = vi.fn(async () => ({ ok: true, text: '12 observations saved.' }) as const);
    await open('#/events', { exportEvidence });
    await heading('Events');
    await userEvent.click(screen.getByRole('button', { name: /Export evidence/ }));
    expect(exportEvidence).toHaveBeenCalledWith('sample', expect.arrayContaining([expect.any(String)]));
    expect((await screen.findByText(/12 observations saved/)).getAttribute('role')).toBe('status');
  });
});

describe('Accounts', () => {
  it('names an account', async () => {
    const nameAccount = vi.fn(async () => ({ ok: true }) as const);
    await open('#/accounts', { nameAccount });
    const card = await screen.findByRole('region', { name: 'Personal' });
    await userEvent.clear(within(card).getByRole('textbox', { name: 'Nickname' }));
    await userEvent.type(within(card).getByRole('textbox', { name: 'Nickname' }), '  Home ');
    await userEvent.click(within(card).getByRole('radio', { name: 'Sky' }));
    await userEvent.click(within(card).getByRole('button', { name: 'Save' }));
    expect(nameAccount).toHaveBeenCalledWith('sample', 'Home', 4);
  });

  it('does not forget before it has asked', async () => {
    const forgetAccount = vi.fn(async () => ({ ok: true }) as const);
    await open('#/accounts', { forgetAccount });
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
    await open('#/accounts', { assignAccount });
    await userEvent.selectOptions(await screen.findByRole('combobox', { name: 'They belong to' }), 'Work');
    await userEvent.click(screen.getByRole('button', { name: 'Assign' }));
    expect(assignAccount).toHaveBeenCalledWith('unnamed:3f9c', 'acc-2');
    await screen.findByText(/Given to “Work”/);
  });
});

describe('Settings', () => {
  it('saves a choice at once and keeps the others', async () => {
    const saveSettings = vi.fn(async () => ({ ok: true }) as const);
    await open('#/settings', { saveSettings });
    await heading('Settings');
    await userEvent.click(screen.getByRole('radio', { name: 'Dark' }));
    expect(saveSettings).toHaveBeenCalledWith({ ...defaultSettings, appearance: 'dark' });
  });

  it('says in a sentence why an import was refused', async () => {
    await open('#/settings');
    await heading('Settings');
    await userEvent.upload(
      screen.getByLabelText('Import a file'),
      new File(['{}'], 'x.json', { type: 'application/json' }),
    );
    await screen.findByText(/not a Headroom export: nothing was changed/);
  });

  it('turns a rejection into a sentence', async () => {
    await open('#/settings', { exportAll: () => Promise.reject(new Error('no')) });
    await heading('Settings');
    await userEvent.click(screen.getByRole('button', { name: /Everything as CSV/ }));
    await screen.findByText(/did not work\. Nothing was changed/);
  });
});

describe('Diagnostics', () => {
  it('names what could not be read, and withholds what could name somebody', async () => {
    await open('#/diagnostics');
    await screen.findByText('usage: rate_limit.primary_window.reset_at is not number');
    await userEvent.click(screen.getByText('usage', { selector: 'b' }));
    const row = screen.getByText('account_id').closest('tr') as HTMLElement;
    within(row).getByText('withheld');
  });
});
