// @vitest-environment happy-dom
import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { AccountView } from '../../../src/domain/accounts/account-view';
import type { HeadroomEvent } from '../../../src/domain/events/event';
import { sampleData } from '../../../src/domain/sample/sample-data';
import { dayMs, hourMs } from '../../../src/domain/time/instant';
import { ReaderContextProvider } from '../../../src/ui/components/reader-context';
import type { HistoryDeps } from '../../../src/ui/history/history-deps';
import { HistoryView, type HistoryViewProps } from '../../../src/ui/history/history-view';

const now = Date.UTC(2026, 10, 21, 9);
const rows = sampleData({ now, zone: 'Europe/Berlin' });
const weekly = { limit: 'codex', seconds: 604_800 };
const account = {
  windows: [
    { limit: 'codex', seconds: 18_000, label: '5-hour', resetsAt: now + hourMs },
    { ...weekly, label: 'Weekly', resetsAt: now + 4 * dayMs },
  ],
} as unknown as AccountView;

const used: HeadroomEvent = {
  id: 'used',
  type: 'reset-redeemed',
  at: now - 3 * dayMs,
  between: null,
  windows: [weekly],
  before: { 'codex/604800': { usedPercent: 94 } },
  after: { 'codex/604800': { usedPercent: 0 } },
  evidence: [],
  confirmed: true,
  confidence: 1,
  notes: [],
};

function portsOf(events: readonly HeadroomEvent[] = []): HistoryDeps & { asked: number[] } {
  const asked: number[] = [];
  return {
    asked,
    observations: async ({ kinds, from = 0, to = Number.MAX_SAFE_INTEGER }) => {
      if (kinds.includes('usage')) asked.push((now - from) / dayMs);
      return rows.filter((row) => kinds.includes(row.kind) && row.at >= from && row.at <= to);
    },
    events: async () => events,
    oldestAt: async () => rows[0]?.at ?? null,
  };
}

function show(ports: HistoryDeps, props: Partial<HistoryViewProps> = {}) {
  const clock = { now: () => now, subscribe: () => () => {} };
  return render(
    <ReaderContextProvider value={{ place: { zone: 'Europe/Berlin', locale: 'en-GB' }, clock }}>
      <HistoryView account={account} gauge="left" ports={ports} revision={1} {...props} />
    </ReaderContextProvider>,
  );
}

const tableRows = () => within(screen.getByRole('table', { name: /^(Weekly|5-hour): / })).getAllByRole('row').length;

afterEach(cleanup);

describe('HistoryPage', () => {
  it('opens on the longest window’s last week and reads no further back than it shows', async () => {
    const ports = portsOf();
    show(ports);
    await waitFor(() => expect(tableRows()).toBeGreaterThan(10));
    expect(screen.getByRole('button', { name: 'Week' }).getAttribute('aria-pressed')).toBe('true');
    expect(Math.max(...ports.asked)).toBeLessThan(8);
  });

  it('reads on when a longer range is asked for, up to all of it', async () => {
    const ports = portsOf();
    show(ports);
    await waitFor(() => expect(tableRows()).toBeGreaterThan(10));
    await userEvent.click(screen.getByRole('button', { name: 'Year' }));
    await waitFor(() => expect(Math.max(...ports.asked)).toBeGreaterThan(300));
    await waitFor(() => expect(screen.queryByText(/Reading further back/)).toBeNull());
    expect(screen.getByText(/^Used 4\.\d whole Weekly windows/)).toBeTruthy();
  });

  it('counts no gap before anything was seen: from the first reading on, and says since when', async () => {
    show(portsOf());
    await userEvent.click(screen.getByRole('button', { name: 'Year' }));
    const note = await screen.findByText(/^Since its first reading on \w{3} \d+ Oct: seen \d+ % of the time/);
    const [, gapWords] = /the longest gap is (.*)\./.exec(note.textContent ?? '') ?? [];
    expect(gapWords).toMatch(/^\d d/);
    expect(document.querySelectorAll('rect[fill="url(#chart-hatch)"]').length).toBeLessThan(5);
  });

  it('says that nothing was kept in a time before the first reading', async () => {
    const shown = { fromAt: now - 90 * dayMs, toAt: now - 80 * dayMs };
    show(portsOf(), { start: { window: null, shown } });
    await screen.findByText(/^Its first reading is of \w{3} \d+ Oct: nothing was kept in this time\.$/);
  });

  it('counts a silence as a gap where something older is kept, and where nobody can say', async () => {
    for (const oldestAt of [async () => now - 380 * dayMs, () => Promise.reject(new Error('gone'))]) {
      show({ ...portsOf(), oldestAt });
      await userEvent.click(screen.getByRole('button', { name: 'Year' }));
      await screen.findByText(/^Seen \d % of it; the longest gap is 3\d\d d/);
      cleanup();
    }
  });

  it('changes to another window', async () => {
    show(portsOf());
    await userEvent.click(screen.getByRole('button', { name: '5-hour' }));
    await waitFor(() => expect(screen.getByRole('table', { name: /^5-hour: / })).toBeTruthy());
    expect(screen.getByRole('heading', { name: '5-hour, % left' })).toBeTruthy();
  });

  it('opens an event by its mark, says what it changed, and leads to its proof', async () => {
    const onOpenEvent = vi.fn();
    show(portsOf([used]), { onOpenEvent });
    await userEvent.click(await screen.findByRole('button', { name: /^Banked reset used, / }));
    const opened = screen.getByRole('region', { name: 'Opened events' });
    expect(opened.textContent).toContain('Weekly 94 % → 0 % used.');
    await userEvent.click(within(opened).getByRole('button', { name: /Why/ }));
    expect(onOpenEvent).toHaveBeenCalledWith('used');
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByRole('region', { name: 'Opened events' })).toBeNull();
    expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^Banked reset used, /);
  });

  it('asks for no more events than get a mark: years of them, not the last three months', async () => {
    const ports = portsOf([used]);
    const events = vi.spyOn(ports, 'events');
    show(ports);
    await screen.findByRole('button', { name: /^Banked reset used, / });
    const { types } = events.mock.lastCall?.[0] ?? expect.fail();
    expect(types).toContain('reset-redeemed');
    expect(types).not.toContain('cycle-ended');
  });

  it('shows use by day and surface, or model, with a table', async () => {
    show(portsOf());
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
    show({ observations: gone, events: gone, oldestAt: gone });
    expect((await screen.findByRole('alert')).textContent).toMatch(/cannot be read/);
  });

  it('says how to begin when there is no window yet', () => {
    show(portsOf(), { account: { windows: [] } as unknown as AccountView });
    expect(screen.getByText(/Open your Codex usage page once/)).toBeTruthy();
  });
});
