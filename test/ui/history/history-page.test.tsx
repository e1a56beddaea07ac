// @vitest-environment happy-dom
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { HeadroomEvent } from '../../../src/domain/events/event';
import { sliceSeries, windowSeries } from '../../../src/domain/history/usage-series';
import { sampleData } from '../../../src/domain/sample/sample-data';
import { dayMs, hourMs } from '../../../src/domain/time/instant';
import type { AppPorts } from '../../../src/engine/ports/app-ports';
import { HistoryPage } from '../../../src/ui/history/history-page';
import type { AppContext } from '../../../src/ui/screen/app-context';
import { createHashRouter } from '../../../src/ui/screen/router';
import { usageOf } from '../../support/fixtures/usage-ports';
import { findHeading, goTo, renderApp } from '../../support/render-app';
import { addressBar, renderScreen } from '../../support/render-screen';

const now = Date.UTC(2026, 10, 21, 9);
const rows = sampleData({ now, zone: 'Europe/Berlin' });
const weekly = { limit: 'codex', seconds: 604_800 };
const bothWindows = [
  { limit: 'codex', seconds: 18_000, label: '5-hour', resetsAt: now + hourMs },
  { ...weekly, label: 'Weekly', resetsAt: now + 4 * dayMs },
];

const used: HeadroomEvent = {
  id: 'used',
  type: 'reset-redeemed',
  at: now - 3 * dayMs,
  between: null,
  windows: [weekly],
  before: { 'codex/604800': { usedPercent: 94, resetsAt: now } },
  after: { 'codex/604800': { usedPercent: 0, resetsAt: now + 4 * dayMs } },
  evidence: [],
  confirmed: true,
  confidence: 1,
  notes: [],
};

/** Draws the page alone over a sample month. `asked` lists how many days back each read of the history began. */
function show(change: Partial<AppPorts> = {}, hash = '#/history', windows: readonly object[] = bothWindows) {
  const asked: number[] = [];
  const bar = addressBar(hash);
  const ports: Partial<AppPorts> = {
    clock: { now: () => now, after: () => () => {}, visible: () => true, onVisibility: () => () => {} },
    ...usageOf(rows, ({ from }) => asked.push((now - from) / dayMs)),
    events: async () => [],
    observations: async () => [],
    oldestAt: async () => rows[0]?.at ?? null,
    askedSpans: async () => [],
    ...change,
  };
  const selectedAccount = { account: { key: 'a' }, view: { windows } } as unknown as AppContext['selectedAccount'];
  renderScreen(<HistoryPage />, { now, app: { ports, router: createHashRouter(bar), selectedAccount } });
  return { asked, bar };
}

const tableRows = () => within(screen.getByRole('table', { name: /^(Weekly|5-hour): / })).getAllByRole('row').length;

describe('History', () => {
  it('opens on the longest window’s last week and reads no further back than it shows', async () => {
    const { asked } = show();
    await waitFor(() => expect(tableRows()).toBeGreaterThan(10));
    expect(screen.getByRole('button', { name: 'Week' }).getAttribute('aria-pressed')).toBe('true');
    // Half the width of the view on either side, so that a short move reads nothing.
    expect(asked[0]).toBeLessThan(11);
    // Then the week before, for comparison, and nothing else.
    await screen.findByText(/last week/);
    expect(Math.max(...asked)).toBeLessThan(18);
    expect(asked).toHaveLength(2);
  });

  it('reads on when a longer range is asked for, up to all of it', async () => {
    const { asked } = show();
    await waitFor(() => expect(tableRows()).toBeGreaterThan(10));
    await userEvent.click(screen.getByRole('button', { name: 'Year' }));
    await waitFor(() => expect(Math.max(...asked)).toBeGreaterThan(300));
    await waitFor(() => expect(screen.queryByText(/Loading/)).toBeNull());
    expect(screen.getByText(/^4\.\d whole weekly windows/)).toBeTruthy();
  });

  it('draws what another device has from before, and says that it was asked for, until it is here', async () => {
    const from = now - 70 * dayMs;
    show({ askedSpans: async () => [{ fromAt: from, toAt: from + 31 * dayMs }] });
    await userEvent.click(await screen.findByRole('button', { name: 'Year' }));
    await screen.findByText(/Another device of yours has a part of this period/);
    expect(document.querySelectorAll('fieldset svg rect[fill="url(#chart-asked)"]')).toHaveLength(1);
    cleanup();
    show();
    await userEvent.click(await screen.findByRole('button', { name: 'Year' }));
    await screen.findByText(/Headroom was watching/);
    expect(screen.queryByText(/Another device of yours has a part/)).toBeNull();
    expect(document.querySelector('fieldset svg rect[fill="url(#chart-asked)"]')).toBeNull();
  });

  it('says that it is loading what is not read yet, and never that nobody saw it', async () => {
    let goOn = () => {};
    const usage: AppPorts['usage'] = async function* (_account, { window, from, to }) {
      const series = sliceSeries(windowSeries(rows, window), from, to);
      yield { series: sliceSeries(series, now - 3 * dayMs, to), loadedFromAt: now - 3 * dayMs };
      await new Promise<void>((resolve) => {
        goOn = resolve;
      });
      yield { series, loadedFromAt: from };
    };
    const notSeen = () =>
      [...document.querySelectorAll('svg text')].filter((one) => one.textContent === 'not seen').length;
    show({ usage: () => ({ [Symbol.asyncIterator]: () => ({ next: () => new Promise(() => {}) }) }) });
    // Nothing is read: the whole of it loads.
    expect(screen.getByText('Loading…')).toBeTruthy();
    expect(screen.getByText('Loading the time shown…')).toBeTruthy();
    expect(await screen.findByRole('table', { name: 'Weekly: still loading' })).toBeTruthy();
    expect(notSeen()).toBe(0);
    expect(screen.queryByText(/You used/)).toBeNull();
    cleanup();

    show({ usage });
    await waitFor(() => expect(tableRows()).toBeGreaterThan(5));
    // Gaps are drawn of the loaded part alone, which begins twice as far from the left edge as the middle of the unread part.
    const [left, middle] = [38, Number(screen.getByText('Loading…').getAttribute('x'))];
    const drawn = document.querySelectorAll(
      'fieldset svg :is(rect[fill="url(#chart-hatch)"], path[class*=interpolated])',
    );
    const gaps = [...drawn].map((gap) =>
      Number(gap.getAttribute('x') ?? /^M([\d.]+)/.exec(gap.getAttribute('d') ?? '')?.[1]),
    );
    expect(gaps.length).toBeGreaterThan(0);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(left + 2 * (middle - left) - 1);
    goOn();
    await screen.findByText(/^\d+% of one weekly window/);
    expect(screen.queryByText('Loading…')).toBeNull();
  });

  it('counts no gap before anything was seen: from the first reading on, and says since when', async () => {
    show();
    await userEvent.click(screen.getByRole('button', { name: 'Year' }));
    const note = await screen.findByText(
      /^Since its first reading on \w{3} \d+ Oct, Headroom was watching \d+% of the time/,
    );
    const [, gap] = /the longest gap is (.*)\./.exec(note.textContent ?? '') ?? [];
    expect(gap).toMatch(/^\d\sd/);
    expect(document.querySelectorAll('rect[fill="url(#chart-hatch)"]').length).toBeLessThan(5);
  });

  it('says that nothing was kept in a time before the first reading', async () => {
    const span = new URLSearchParams({
      from: new Date(now - 90 * dayMs).toISOString(),
      to: new Date(now - 80 * dayMs).toISOString(),
    });
    show({}, `#/history?${span}`);
    await screen.findByText(/^Its first reading is from \w{3} \d+ Oct: nothing was kept in this period\.$/);
  });

  it('counts a silence as a gap where something older is kept, and where nobody can say', async () => {
    for (const oldestAt of [async () => now - 380 * dayMs, () => Promise.reject(new Error('gone'))]) {
      show({ oldestAt });
      await userEvent.click(screen.getByRole('button', { name: 'Year' }));
      await screen.findByText(/^Headroom was watching \d% of the time; the longest gap is 3\d\d.d/);
      cleanup();
    }
  });

  it('draws a column for each window of a month and a year, from the first reading on', async () => {
    show();
    const starts = () => {
      const path = document.querySelector('path[class*=columnUsed]')?.getAttribute('d') ?? '';
      return [...path.matchAll(/M(-?[\d.]+)/g)].map(([, x]) => Number(x));
    };
    await userEvent.click(screen.getByRole('button', { name: 'Month' }));
    await waitFor(() => expect(starts().length).toBeGreaterThan(3));
    expect(screen.getByRole('heading', { name: 'Weekly, % used of each' })).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Year' }));
    await screen.findByText(/^Since its first reading/);
    // The plot begins at 38 and is 588 wide: a year from its own start would have them all at its right end.
    expect(starts().length).toBeGreaterThan(3);
    expect(Math.min(...starts())).toBeLessThan(60);
  });

  it('compares a week with the week before, and nothing else', async () => {
    show();
    await screen.findByText(/That is (as much as|\d+ points? (more|less) than) last week\./);
    await userEvent.click(screen.getByRole('button', { name: 'Day' }));
    await waitFor(() => expect(screen.queryByText(/last week/)).toBeNull());
  });

  it('compares with no week that was seen in part', async () => {
    const since = now - 10 * dayMs;
    show({ ...usageOf(rows.filter(({ at }) => at > since)), oldestAt: async () => since });
    await screen.findByText(/% of one weekly window/);
    expect(screen.queryByText(/last week/)).toBeNull();
  });

  it('changes to another window', async () => {
    show();
    await userEvent.click(screen.getByRole('button', { name: '5-hour' }));
    await waitFor(() => expect(screen.getByRole('table', { name: /^5-hour: / })).toBeTruthy());
    expect(screen.getByRole('heading', { name: '5-hour, % left' })).toBeTruthy();
  });

  it('opens an event by its mark, says what it changed, and leads to its proof', async () => {
    const { bar } = show({ events: async () => [used] });
    await userEvent.click(await screen.findByRole('button', { name: /^Banked reset used, / }));
    const opened = screen.getByRole('region', { name: 'Opened events' });
    expect(opened.textContent).toContain('Weekly 94% → 0% used.');
    await userEvent.click(within(opened).getByRole('button', { name: /Why/ }));
    expect(bar.location.hash).toBe('#/events?open=used');
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByRole('region', { name: 'Opened events' })).toBeNull();
    expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^Banked reset used, /);
  });

  it('asks for no more events than get a mark: years of them, not the last three months', async () => {
    const events = vi.fn<AppPorts['events']>(async () => [used]);
    show({ events });
    await screen.findByRole('button', { name: /^Banked reset used, / });
    const [account, { types }] = events.mock.lastCall ?? expect.fail();
    expect(account).toBe('a');
    expect(types).toContain('reset-redeemed');
    expect(types).not.toContain('cycle-ended');
  });

  it('shows use by day and surface, or model, with a table', async () => {
    show();
    const table = await screen.findByRole('table', { name: 'Use by day and surface, in credits' });
    expect(
      within(table)
        .getAllByRole('columnheader')
        .map((head) => head.textContent),
    ).toEqual(['Day', 'CLI', 'VS Code', 'Web', 'GitHub code review']);
    await userEvent.click(screen.getByRole('button', { name: 'By model' }));
    expect(screen.getByRole('table', { name: /and model/ })).toBeTruthy();
  });

  it('says so when the history cannot be read', async () => {
    const gone = () => Promise.reject(new Error('gone'));
    const usage: AppPorts['usage'] = () => ({ [Symbol.asyncIterator]: () => ({ next: gone }) });
    show({ usage, dailyUse: gone, observations: gone, events: gone, oldestAt: gone });
    expect((await screen.findByRole('alert')).textContent).toMatch(/cannot be read/);
  });

  it('says how to begin when there is no window yet', () => {
    show({}, '#/history', []);
    expect(screen.getByText(/Open your Codex usage page once/)).toBeTruthy();
  });
});

describe('the address of History', () => {
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
