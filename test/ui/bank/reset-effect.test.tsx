// @vitest-environment happy-dom
import { fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { dayMs } from '../../../src/domain/time/instant';
import { ResetEffect } from '../../../src/ui/bank/reset-effect';
import { bankRow, start, viewOf, week, windowRow } from '../../support/alert-fixtures';
import { renderScreen } from '../../support/render-screen';

const state = {
  windows: [windowRow({ seconds: week, usedPercent: 80, observedAt: start, resetsAt: start + 3 * dayMs })],
  bank: [bankRow({ expiresAt: start + 10 * dayMs }), bankRow({ key: 'r2', expiresAt: start + 20 * dayMs })],
};

function show(change = {}) {
  const view = viewOf({ ...state, ...change }, start);
  const [reset = expect.fail()] = view.bank.resets;
  renderScreen(<ResetEffect view={view} reset={reset} />, { now: start, app: {} });
}

describe('What a reset would do', () => {
  it('is drawn, said and in a table', () => {
    show();
    expect(screen.getByRole('img').getAttribute('aria-label')).toMatch(
      /^As it is, the window is full again Thu 5 Nov, 10:00\. With a reset used now, 20% are given up/,
    );
    expect(
      screen.getByText(/You give up 20% and get 80% back\. The date moves by 4 d, to Mon 9 Nov, 10:00\./),
    ).toBeTruthy();
    expect(
      screen.getByText(/23 points of a window more\. Your next reset expires .* after the new window\./),
    ).toBeTruthy();
    const rows = within(screen.getByRole('table'))
      .getAllByRole('row')
      .map((row) => row.textContent);
    expect(rows).toContain('Gained–80%');
    expect(rows).toContain('Full againThu 5 Nov, 10:00Mon 9 Nov, 10:00');
  });

  it('follows the chosen moment, which stays before the end of the window', () => {
    show();
    const slider = screen.getByRole<HTMLInputElement>('slider', { name: 'Use it' });
    expect(Number(slider.max)).toBe(11);
    fireEvent.input(slider, { target: { value: '4' } });
    expect(screen.getByText(/The date moves by 5 d, to Tue 10 Nov, 10:00\./)).toBeTruthy();
  });

  it('says that there is nothing to reset while no window runs', () => {
    show({ windows: [] });
    expect(screen.getByText('No window is running, so there is nothing to reset.')).toBeTruthy();
  });
});
