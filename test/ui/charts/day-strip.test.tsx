// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { dayMs } from '../../../src/domain/time/instant';
import { DayStrip } from '../../../src/ui/charts/day-strip';
import type { StripDate } from '../../../src/ui/charts/strip-layout';
import { renderScreen } from '../../support/render-screen';

// A Saturday, 23:30 in Berlin: by UTC the day is another one half of the year.
const now = Date.UTC(2026, 6, 11, 21, 30);

function show(dates: readonly StripDate[], locale = 'en-GB') {
  renderScreen(<DayStrip dates={dates} />, { now, place: { zone: 'Europe/Berlin', locale } });
}

const weekLabels = () =>
  [...document.querySelectorAll('time[datetime]')]
    .filter((day) => (day.getAttribute('datetime') ?? '').length === 10)
    .map((day) => `${day.getAttribute('datetime')} ${day.textContent}`);

describe('DayStrip', () => {
  it('begins with today by the reader’s zone and reaches thirty days on', () => {
    const last = now + 30 * dayMs;
    show([
      { at: last, kind: 'expiry', title: 'On the last day' },
      { at: last + dayMs, kind: 'expiry', title: 'Beyond it' },
      { at: now - 1, kind: 'expiry', title: 'Over' },
    ]);
    expect(weekLabels()[0]).toBe('2026-07-11 today');
    expect(screen.getByText('On the last day')).toBeTruthy();
    expect(screen.queryByText('Beyond it')).toBeNull();
    expect(screen.queryByText('Over')).toBeNull();
  });

  it('counts weeks as the locale does', () => {
    show([], 'en-US');
    expect(weekLabels()).toContain('2026-07-19 Sun Jul 19');
    cleanup();
    show([], 'de-DE');
    expect(weekLabels()).toContain('2026-07-20 Mo., 20. Juli');
  });

  it('names an expiry by its local day with its exact time', () => {
    // 22:30 UTC on the 14th is the 15th in Berlin.
    const at = now + 3 * dayMs + 3_600_000;
    show([{ at, kind: 'expiry', title: 'Reset expires' }]);
    expect(document.querySelector('[title]')?.getAttribute('title')).toBe('Reset expires, Wed 15 Jul, 00:30');
    const row = screen.getByText('Reset expires').closest('tr');
    expect(row?.textContent).toBe('Wed 15 Jul, 00:30Reset expires');
    expect(row?.querySelector('time')?.getAttribute('datetime')).toBe(new Date(at).toISOString());
  });

  it('counts the dates that share a pin, and says all of them to a screen reader', () => {
    show(
      [...Array(9).keys()].map((n) => ({
        at: now + dayMs + n * 60_000,
        kind: 'expiry' as const,
        title: `Reset ${n} expires`,
      })),
    );
    expect(document.querySelectorAll('small')).toHaveLength(1);
    expect(document.querySelector('small')?.textContent).toBe('9');
    expect(screen.getAllByRole('row')).toHaveLength(10);
  });

  it('explains each mark it uses, and no other', () => {
    show([{ at: now + dayMs, kind: 'window', title: 'Weekly is full again' }]);
    expect(screen.getByRole('list', { name: 'Legend' }).textContent?.trim()).toBe('window full again');
  });

  it('says that there is nothing where there is nothing', () => {
    show([]);
    expect(screen.getByText('No dates in this time.')).toBeTruthy();
    expect(screen.queryByRole('list', { name: 'Legend' })).toBeNull();
  });
});
