// @vitest-environment happy-dom
import { cleanup, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';

import { dayMs } from '../../../src/domain/time/instant';
import type { CalendarItem } from '../../../src/ui/charts/calendar-items';
import { MonthCalendar } from '../../../src/ui/charts/month-calendar';
import { renderScreen } from '../../support/render-screen';

// A Saturday, 23:30 in Berlin: by UTC the day is another one half of the year.
const now = Date.UTC(2026, 6, 11, 21, 30);

function show(items: readonly CalendarItem[], locale = 'en-GB') {
  renderScreen(<MonthCalendar items={items} />, { now, place: { zone: 'Europe/Berlin', locale } });
}

describe('MonthCalendar', () => {
  it('marks today by the reader’s zone and reaches thirty days on', () => {
    show([]);
    const days = screen.getAllByRole('time').map((day) => day.getAttribute('datetime'));
    expect(document.querySelector('[aria-current="date"]')?.getAttribute('datetime')).toBe('2026-07-11');
    expect(days).toContain('2026-08-10');
    expect(days.length % 7).toBe(0);
  });

  it('begins the week where the locale does', () => {
    show([], 'en-US');
    expect(screen.getAllByRole('columnheader')[0]?.textContent).toBe('Sun');
    cleanup();
    show([], 'de-DE');
    expect(screen.getAllByRole('columnheader')[0]?.textContent).toBe('Mo');
  });

  it.each([
    ['en-GB', '11 Jul'],
    ['en-US', '11 Jul'],
    ['de-DE', '11 Jul'],
  ])('names the month beside today for a reader of %s', (locale, text) => {
    show([], locale);
    expect(document.querySelector('[aria-current="date"]')?.textContent).toBe(text);
  });

  it('puts an expiry on its local day with its exact time', () => {
    // 22:30 UTC on the 14th is the 15th in Berlin.
    show([{ id: 'x', at: now + 3 * dayMs + 3_600_000, kind: 'expiry', title: 'Reset expires' }]);
    const cell = screen.getByText('Reset expires, Wed 15 Jul, 00:30').closest('td') ?? expect.fail();
    expect(cell.querySelector('time')?.getAttribute('datetime')).toBe('2026-07-15');
    expect(within(cell).getByText('00:30').getAttribute('aria-hidden')).toBe('true');
  });

  it('counts what a crowded day has no room for, and says all of it to a screen reader', () => {
    const items = [...Array(9).keys()].map((n) => ({
      id: `r${n}`,
      at: now + dayMs + n * 60_000,
      kind: 'expiry' as const,
      title: `Reset ${n} expires`,
    }));
    show(items);
    const day = document.querySelector('td:has(li)');
    expect(day?.querySelectorAll('li:not([aria-hidden]):not(.visually-hidden)')).toHaveLength(4);
    expect(day?.querySelectorAll('li:not([aria-hidden])')).toHaveLength(9);
    expect(day?.querySelector('li[aria-hidden]')?.textContent).toBe('and 5 more');
  });

  it('explains each sign it uses, and no other', () => {
    show([{ id: 'x', at: now + dayMs, kind: 'window-end', title: 'Week ends' }]);
    expect(screen.getByRole('list', { name: 'Legend' }).textContent?.trim()).toBe('window ends');
  });
});
