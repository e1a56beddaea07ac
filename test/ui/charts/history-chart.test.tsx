// @vitest-environment happy-dom

import { act, cleanup, fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { type ReactElement, useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { markAsked } from '../../../src/domain/history/asked-gaps';
import { gapsOf } from '../../../src/domain/history/coverage';
import type { TimeSpan, UsageSeries } from '../../../src/domain/history/usage-series';
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

interface ChartProps {
  marks?: EventMarker[];
  onOpen?: (ids: readonly string[]) => void;
  onView?: (view: TimeSpan) => void;
  onChoose?: (at: number) => void;
  loadedFromAt?: number;
  of?: UsageSeries;
  start?: TimeSpan;
  asked?: readonly TimeSpan[];
}

function Chart({
  marks = [],
  onOpen = () => {},
  onView = () => {},
  onChoose = () => {},
  loadedFromAt = Number.NEGATIVE_INFINITY,
  of = series,
  start = week,
  asked = [],
}: ChartProps) {
  const [view, setView] = useState(start);
  return (
    <HistoryChart
      label="Weekly"
      heading={(hasColumns) => <h2>{hasColumns ? 'Columns' : 'Line'}</h2>}
      seconds={604_800}
      series={of}
      gaps={markAsked(gapsOf(of, view), asked)}
      asked={asked}
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
      onChoose={onChoose}
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
    expect(document.querySelector('[fill="url(#chart-asked)"]')).toBeNull();
    cleanup();
    // Another device has it: it was asked for.
    show(<Chart asked={[week]} />);
    hover();
    expect(spoken()).toMatch(/^asked for, not here yet/);
    expect(document.querySelector('fieldset [fill="url(#chart-asked)"]')).toBeTruthy();
    expect(document.querySelector('fieldset [fill="url(#chart-hatch)"]')).toBeNull();
    expect(screen.getAllByText('asked for, not here yet').length).toBeGreaterThan(0);
  });

  it('tells which instant was clicked, tapped or entered, and none that was only dragged over', () => {
    const onChoose = vi.fn();
    show(<Chart onChoose={onChoose} />);
    const surface = screen.getByRole('group', { name: 'Weekly over time' });
    const pointer = { pointerId: 1, button: 0, buttons: 1, pointerType: 'mouse' };
    fireEvent.pointerDown(surface, { ...pointer, clientX: 200 });
    fireEvent.pointerMove(surface, { ...pointer, clientX: 260 });
    fireEvent.pointerUp(surface, { ...pointer, clientX: 260 });
    fireEvent.keyDown(surface, { key: 'Enter' });
    expect(onChoose).not.toHaveBeenCalled();
    fireEvent.pointerDown(surface, { ...pointer, clientX: 200 });
    fireEvent.pointerUp(surface, { ...pointer, clientX: 200 });
    const [[clicked]] = onChoose.mock.calls as [[number]];
    expect(clicked).toBeGreaterThan(now - 7 * dayMs);
    expect(clicked).toBeLessThan(now);
    cleanup();
    show(<Chart onChoose={onChoose} />);
    const other = screen.getByRole('group', { name: 'Weekly over time' });
    fireEvent.keyDown(other, { key: 'ArrowLeft', shiftKey: true });
    fireEvent.keyDown(other, { key: 'Enter' });
    expect(series.at).toContain(onChoose.mock.calls[1]?.[0]);
  });

  it('says in a table what it draws', async () => {
    show(<Chart />);
    const rows = within(await screen.findByRole('table', { name: /^Weekly/ })).getAllByRole('row');
    expect(rows.map((row) => row.textContent)).toEqual([
      'SeenLeftFull again',
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
    expect(screen.getByRole('status').textContent).toBe('40% leftSat 21 Nov, 09:00full again tomorrow 10:00');
    await userEvent.keyboard('{Shift>}{ArrowLeft}{/Shift}');
    expect(screen.getByRole('status').textContent).toContain('59% left');
  });
});

const surface = () => screen.getByRole('group', { name: 'Weekly over time' });
const hatched = () => document.querySelectorAll('fieldset svg rect[fill="url(#chart-hatch)"]').length;
const isSaid = (text: string) => [...document.querySelectorAll('svg text')].some((one) => one.textContent === text);

/** Two readings with a night between them, in one run of the window. */
const night = (before: number, after: number): UsageSeries => ({
  at: Float64Array.of(now - 11 * hourMs, now),
  used: Float64Array.of(before, after),
  resetsAt: Float64Array.of(now + dayMs, now + dayMs),
});
const day: TimeSpan = { fromAt: now - 11 * hourMs, toAt: now };

describe('a time without readings', () => {
  it('is a dotted line where the figure is the same on both sides, and reads as unchanged', () => {
    show(<Chart of={night(48, 48)} start={day} />);
    expect(hatched()).toBe(0);
    expect(isSaid('not seen')).toBe(false);
    fireEvent.pointerMove(surface(), { clientX: 300, pointerType: 'mouse' });
    expect(document.querySelector('output')?.textContent).toBe('52% left, unchanged 23:00–10:00');
  });

  it('is hatched where the sides differ by more than a point', () => {
    show(<Chart of={night(48, 49)} start={day} />);
    expect(hatched()).toBe(0);
    cleanup();
    show(<Chart of={night(48, 50)} start={day} />);
    expect(hatched()).toBe(1);
    expect(isSaid('not seen')).toBe(true);
    fireEvent.pointerMove(surface(), { clientX: 300, pointerType: 'mouse' });
    expect(document.querySelector('output')?.textContent).toMatch(/^not seen/);
  });
});

describe('the readout', () => {
  it('stands in the title line, not over the curve, and goes when the range changes', async () => {
    show(<Chart />);
    surface().focus();
    await userEvent.keyboard('{Shift>}{ArrowLeft}{/Shift}');
    const output = screen.getByRole('status');
    expect(output.textContent).toMatch(/^40% left/);
    expect(output.closest('fieldset')).toBeNull();
    expect(output.parentElement?.querySelector('h2')).toBeTruthy();
    await userEvent.keyboard('{+}');
    expect(screen.getByRole('status').textContent).toBe('');
  });
});

describe('a month of weekly windows', () => {
  const weekMs = 7 * dayMs;
  const ends = [now - 2 * weekMs, now - weekMs, now + 2 * dayMs];
  const month: TimeSpan = { fromAt: now - 30 * dayMs, toAt: now + dayMs };
  const windows: UsageSeries = {
    at: Float64Array.from(ends, (end) => Math.min(end - dayMs, now)),
    used: Float64Array.of(80, 100, 35),
    resetsAt: Float64Array.from(ends),
  };

  it('is a column for each: used solid, what stayed unused hatched, what is still left apart', () => {
    show(<Chart of={windows} start={month} />);
    const counted = (part: string) =>
      (document.querySelector(`path[class*=${part}]`)?.getAttribute('d')?.match(/M/g) ?? []).length;
    expect([counted('columnUsed'), counted('columnUnused'), counted('columnLeft')]).toEqual([3, 2, 1]);
    expect(['80%', '100%', '35%'].every(isSaid)).toBe(true);
    expect(document.querySelector('path[class*=line]')).toBeNull();
    expect(screen.getByRole('heading', { name: 'Columns' })).toBeTruthy();
  });

  it('labels narrow columns by the number alone, and the narrowest not at all', () => {
    const many = (count: number): UsageSeries => {
      const at = [...Array(count).keys()].map((n) => now - (count - n) * weekMs);
      return {
        at: Float64Array.from(at),
        used: Float64Array.from(at, () => 42),
        resetsAt: Float64Array.from(at, (begin) => begin + weekMs),
      };
    };
    // 588 px: 21 px each, then 11 px.
    show(<Chart of={many(28)} start={{ fromAt: now - 28 * weekMs, toAt: now }} />);
    expect([isSaid('42%'), isSaid('42')]).toEqual([false, true]);
    cleanup();
    show(<Chart of={many(52)} start={{ fromAt: now - 52 * weekMs, toAt: now }} />);
    expect([isSaid('42%'), isSaid('42')]).toEqual([false, false]);
  });

  it('is read window by window', async () => {
    show(<Chart of={windows} start={month} />);
    surface().focus();
    await userEvent.keyboard('{Shift>}{ArrowLeft}{/Shift}');
    expect(screen.getByRole('status').textContent).toBe('35% used so far, 65% leftMon 16 Nov to Mon 23 Nov');
    await userEvent.keyboard('{Shift>}{ArrowLeft}{ArrowLeft}{/Shift}');
    expect(screen.getByRole('status').textContent).toBe('80% used, 20% unusedSat 31 Oct to Sat 7 Nov');
  });
});
