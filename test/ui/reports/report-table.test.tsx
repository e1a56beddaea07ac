// @vitest-environment happy-dom
import { act, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { allTime, groupUsage } from '../../../src/domain/usage/group-usage';
import { defaultPreferences } from '../../../src/domain/usage/usage-preferences';
import { ReportTable } from '../../../src/ui/reports/report-table';
import { renderScreen } from '../../support/render-screen';
import { ownPrices, tableOf } from '../../support/usage-rows';

function show(count: number) {
  const responses = Array.from({ length: count }, (_, index) => ({
    at: index,
    credits: count - index,
    thread: `s${index}`,
  }));
  const options = { zone: 'UTC', preferences: { ...defaultPreferences, prices: ownPrices } };
  const { rows, total } = groupUsage(tableOf(responses), 'session', allTime, options);
  renderScreen(
    <ReportTable by="session" rows={rows} total={total} nameOf={(key) => key} onDrill={null} caption="Use" />,
  );
  return {
    names: () =>
      within(screen.getByRole('table'))
        .getAllByRole('rowheader')
        .map((cell) => cell.textContent),
    /** The document when a browser begins to print, and after it. */
    print: (event: 'beforeprint' | 'afterprint') => dispatchEvent(new Event(event)),
  };
}

describe('a report on paper', () => {
  it('has all rows as soon as the browser begins to print, and only then', () => {
    const { names, print } = show(250);
    expect(names()).toHaveLength(101);
    // Not within act(): the browser waits for nothing once its event was answered.
    print('beforeprint');
    expect(names()).toHaveLength(251);
    expect(names().at(-2)).toBe('s249');
    expect(screen.queryByText(/not printed/)).toBeNull();
    act(() => void print('afterprint'));
    expect(names()).toHaveLength(101);
    expect(screen.getByRole('button', { name: 'Show 100 more rows' })).toBeTruthy();
  });

  it('says how many rows are left out beyond two thousand', () => {
    const { names, print } = show(2_003);
    print('beforeprint');
    expect(names()).toHaveLength(2_001);
    expect(screen.getByText('3 smaller rows are not printed. A file of the report holds all rows.')).toBeTruthy();
    expect(screen.queryByRole('button')).toBeNull();
    act(() => void print('afterprint'));
    expect(screen.queryByText(/not printed/)).toBeNull();
  });
});
