// @vitest-environment happy-dom
import { cleanup } from '@testing-library/react';
import { expect, it } from 'vitest';
import { WindowRings } from '../../../src/ui/windows/window-rings';
import { plus, weekly } from '../../support/fixtures/account-view';
import { renderScreen } from '../../support/render-screen';

/** The share of the outer ring that is drawn, in percent. */
function drawn(mode: 'left' | 'used'): number {
  const { container } = renderScreen(<WindowRings windows={plus.windows} mode={mode} />);
  const [arc] = container.querySelectorAll('circle[stroke-dasharray]');
  const [length, whole] = (arc?.getAttribute('stroke-dasharray') ?? '').split(' ').map(Number);
  cleanup();
  return Math.round((100 * (length ?? 0)) / (whole ?? 1));
}

it('a ring is as long as what is left, or as what is used', () => {
  expect([drawn('left'), drawn('used')]).toEqual([31, 69]);
});

it('an old reading is a hollow ring with "!", not a tick', () => {
  const [live, aged] = (['live', 'aged'] as const).map((freshness) => {
    const { container } = renderScreen(<WindowRings windows={[{ ...weekly, freshness }]} state="free" />);
    const drawn = {
      sign: container.querySelector('path')?.getAttribute('d'),
      isHollow: /hollow/.test(container.querySelector('g')?.getAttribute('class') ?? ''),
    };
    cleanup();
    return drawn;
  });
  const { container } = renderScreen(<WindowRings windows={[weekly]} state="unknown" />);
  expect(live?.isHollow).toBe(false);
  expect(aged).toEqual({ sign: container.querySelector('path')?.getAttribute('d'), isHollow: true });
  expect(aged?.sign).not.toBe(live?.sign);
});
