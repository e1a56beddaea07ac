// @vitest-environment happy-dom

import { act, cleanup, fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { type ReactElement, useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { gapsOf } from '../../../src/domain/history/coverage';
import type { TimeSpan } from '../../../src/domain/history/usage-series';
import { dayMs, hourMs } from '../../../src/domain/time/instant';
import type { EventMarker } from '../../../src/ui/charts/event-markers';
import { HistoryChart } from '../../../src/ui/charts/history-chart';
import { renderScreen } from '../../support/render-screen';

const now = Date.UTC(2026, 10, 21, 9);
const week: TimeSpan = { fromAt: now - 7 * dayMs, toAt: now };
const series = {
  at: Float64Array.of(now - 3 * hourMs, now - 2 * hourMs, now - hourMs),
  used: Float64Array.of(10, 40.4, 60),
  resetsAt: Float64Array.of(now + dayMs, now + dayMs, now + dayMs),
};
const mark = (id: string, at: number, title: string): EventMarker => ({
  id,
  at,
  title: { key: 'common.text', values: { text: title } },
  shape: 'bank',
  confirmed: true,
});

function Chart({
  marks = [],
  onOpen = () => {},
  onView = () => {},
  loadedFromAt = Number.NEGATIVE_INFINITY,
}: {
  marks?: EventMarker[];
  onOpen?: (ids: readonly string[]) => void;
  onView?: (view: TimeSpan) => void;
  loadedFromAt?: number;
}) {
  const [view, setView] = useState(week);
  return (
    <HistoryChart
      label="Weekly"
      seconds={604_800}
      series={series}
      gaps={gapsOf(series, view)}
      loadedFromAt={loadedFromAt}
      gauge="left"
      view={view}
      bounds={{ fromAt: now - 400 * dayMs, toAt: now + dayMs }}
      markers={marks}
      onView={(next) => {
        setView(next);
        onView(next);
      }}
      onOpenMarkers={onOpen}
    />
  );
}

const show = (chart: ReactElement) => renderScreen(chart, { now });

describe('HistoryChart', () => {
  it('says of a time that is not loaded yet that it loads, and of a loaded one without readings that nobody saw it', () => {
    const spoken = () => document.querySelector('output')?.textContent;
    const hover = () => {
      const surface = screen.getByRole('group', { name: 'Weekly over time' });
      fireEvent.pointerMove(surface, { clientX: 200, pointerType: 'mouse' });
    };
    show(<Chart loadedFromAt={now - dayMs} />);
    hover();
    expect(spoken()).toMatch(/^Loading…/);
    cleanup();
    show(<Chart />);
    hover();
    expect(spoken()).toMatch(/^not seen/);
  });

  it('says in a table what it draws', async () => {
    show(<Chart />);
    const rows = within(await screen.findByRole('table', { name: /^Weekly/ })).getAllByRole('row');
    expect(rows.map((row) => row.textContent)).toEqual([
      'SeenLeftWindow ends',
      'Sat 21 Nov, 07:0090%Sun 22 Nov, 10:00',
      'Sat 21 Nov, 08:0059%Sun 22 Nov, 10:00',
      'Sat 21 Nov, 09:0040%Sun 22 Nov, 10:00',
    ]);
  });

  it('opens an event by its mark, and several that stand close by one', async () => {
    const onOpen = vi.fn();
    const marks = [
      mark('a', now - 5 * dayMs, 'Banked reset used'),
      mark('b', now - dayMs, 'One'),
      mark('c', now - dayMs + 60_000, 'Two'),
    ];
    show(<Chart marks={marks} onOpen={onOpen} />);
    await userEvent.click(screen.getByRole('button', { name: /^Banked reset used, / }));
    await userEvent.click(screen.getByRole('button', { name: /^2 events from/ }));
    expect(onOpen.mock.calls).toEqual([[['a']], [['b', 'c']]]);
  });

  it('hides marks outside of what is shown', () => {
    show(<Chart marks={[mark('a', now - 9 * dayMs, 'Long ago')]} />);
    expect(screen.queryByRole('button', { name: /Long ago/ })).toBeNull();
  });

  it('moves and zooms by keyboard', async () => {
    const onView = vi.fn<(view: TimeSpan) => void>();
    show(<Chart onView={onView} />);
    screen.getByRole('group', { name: 'Weekly over time' }).focus();
    await userEvent.keyboard('{+}{ArrowLeft}{Home}{End}');
    const [zoomed, moved, oldest, newest] = onView.mock.calls.map(([view]) => view);
    expect((zoomed?.toAt ?? 0) - (zoomed?.fromAt ?? 0)).toBeCloseTo((7 * dayMs) / 1.5);
    expect(moved?.fromAt).toBeLessThan(zoomed?.fromAt ?? 0);
    expect(oldest?.fromAt).toBe(now - 400 * dayMs);
    expect(newest?.toAt).toBe(now + dayMs);
  });

  it('leaves a wheel to the page that it was scrolling before the chart came under it', async () => {
    const onView = vi.fn<(view: TimeSpan) => void>();
    show(<Chart onView={onView} />);
    const chart = screen.getByRole('group', { name: 'Weekly over time' });
    const wheel = (target: Element) =>
      target.dispatchEvent(Object.assign(new Event('wheel', { bubbles: true, cancelable: true }), turn));
    const turn = { deltaX: 0, deltaY: 100, clientX: 50, ctrlKey: false, shiftKey: false };
    act(() => void wheel(document.body));
    act(() => void wheel(chart));
    expect(onView).not.toHaveBeenCalled();
    await new Promise((resolve) => setTimeout(resolve, 450));
    act(() => void wheel(chart));
    expect(onView).toHaveBeenCalledTimes(1);
  });

  it('lets go of what was let go outside of it', () => {
    const onView = vi.fn<(view: TimeSpan) => void>();
    show(<Chart onView={onView} />);
    const chart = screen.getByRole('group', { name: 'Weekly over time' });
    fireEvent.pointerDown(chart, { pointerId: 1, button: 0, buttons: 1, clientX: 100 });
    fireEvent.pointerMove(chart, { pointerId: 1, buttons: 0, clientX: 300 });
    expect(onView).not.toHaveBeenCalled();
    fireEvent.pointerDown(chart, { pointerId: 1, button: 0, buttons: 1, clientX: 100 });
    fireEvent.pointerMove(chart, { pointerId: 1, buttons: 1, clientX: 300 });
    expect(onView).toHaveBeenCalledTimes(1);
  });

  it('does not read out what a pointer passes over', async () => {
    show(<Chart />);
    const chart = screen.getByRole('group', { name: 'Weekly over time' });
    fireEvent.pointerMove(chart, { pointerId: 1, buttons: 0, clientX: 620, pointerType: 'mouse' });
    expect(document.querySelector('output')?.getAttribute('aria-live')).toBe('off');
    chart.focus();
    await userEvent.keyboard('{Shift>}{ArrowLeft}{/Shift}');
    expect(document.querySelector('output')?.getAttribute('aria-live')).toBe('polite');
  });

  it('reads one reading after the other with Shift and an arrow', async () => {
    show(<Chart />);
    screen.getByRole('group', { name: 'Weekly over time' }).focus();
    await userEvent.keyboard('{Shift>}{ArrowLeft}{/Shift}');
    expect(screen.getByRole('status').textContent).toBe('40% leftSat 21 Nov, 09:00ends tomorrow 10:00');
    await userEvent.keyboard('{Shift>}{ArrowLeft}{/Shift}');
    expect(screen.getByRole('status').textContent).toContain('59% left');
  });
});
