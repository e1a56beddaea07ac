// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { roundTop } from '../../../src/ui/charts/bar-scale';
import { StackedBars } from '../../../src/ui/charts/stacked-bars';
import { renderScreen } from '../../support/render-screen';

const step = (key: string, stated = true) => ({ key, name: key, dateTime: key, stated });

describe('StackedBars', () => {
  beforeEach(() => {
    renderScreen(
      <StackedBars
        steps={[step('Mon'), step('Tue', false), step('Wed')]}
        parts={[
          { key: 'cli', name: 'CLI', total: 30, values: [10, 0, 20] },
          { key: 'web', name: 'Web', total: 13, values: [13, 0, 0] },
        ]}
        units="credits"
        highestText={(amount) => `highest ${amount} credits a day`}
        of="use by day"
        caption="Use by day"
        stepHead="Day"
      />,
    );
  });
  const said = () => screen.getByRole('status').textContent;

  it('has two gridlines with round numbers, the upper one with its unit', () => {
    const [scale] = document.querySelectorAll('fieldset > div');
    expect([...(scale?.children ?? [])].map((line) => line.textContent)).toEqual(['40 credits', '20']);
  });

  it('draws no part of no height, whose gap would lift the others off the line', () => {
    const parts = [...document.querySelectorAll('[data-stated]')].map((bar) =>
      [...bar.children].map((part) => part.getAttribute('data-part')),
    );
    expect(parts).toEqual([['0', '1'], [], ['0']]);
  });

  it('reads one bar after the other by arrows, from the newest on', async () => {
    expect(said()).toBe('highest 23 credits a day');
    screen.getByRole('group', { name: 'use by day' }).focus();
    await userEvent.keyboard('{ArrowLeft}');
    expect(said()).toBe('Wed: 20 creditsCLI: 20');
    expect(screen.getByRole('status').getAttribute('aria-live')).toBe('polite');
    await userEvent.keyboard('{ArrowLeft}');
    expect(said()).toBe('Tue: not stated');
    await userEvent.keyboard('{Home}');
    expect(said()).toBe('Mon: 23 creditsCLI: 10Web: 13');
    await userEvent.keyboard('{Escape}');
    expect(said()).toBe('highest 23 credits a day');
  });

  it('reads the bar that is tapped', () => {
    const bars = document.querySelector('[data-stated]')?.parentElement ?? expect.fail('no bars');
    bars.getBoundingClientRect = () => ({ left: 100, width: 300 }) as DOMRect;
    fireEvent.pointerDown(bars, { clientX: 120, pointerType: 'touch' });
    expect(said()).toMatch(/^Mon: 23 credits/);
    expect(document.querySelectorAll('[data-read]')).toHaveLength(1);
    fireEvent.pointerDown(bars, { clientX: 399, pointerType: 'touch' });
    expect(said()).toMatch(/^Wed: 20 credits/);
  });
});

describe('roundTop', () => {
  it.each([
    [0, 1],
    [0.3, 0.4],
    [1, 1],
    [23, 40],
    [158.9, 200],
    [601, 800],
    [1000, 1000],
  ])('of %s is %s', (highest, top) => {
    expect(roundTop(highest)).toBeCloseTo(top);
  });
});
