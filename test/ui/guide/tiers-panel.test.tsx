// @vitest-environment happy-dom
import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { guideFrom } from '../../../src/domain/guide/figures';
import { TiersPanel } from '../../../src/ui/guide/tiers-panel';
import { renderScreen } from '../../support/render-screen';

function show(creditsPerPercent: number | null) {
  const state = { guide: guideFrom({}), setFigure: () => {}, store: () => {} };
  const real = { view: null, creditsPerPercent, month: null, forecast: null };
  renderScreen(<TiersPanel state={state as never} real={real as never} />);
  return screen.getByRole('region', { name: 'Tiers' });
}

describe('the tiers of the guide', () => {
  it('name where two of them cost the same, for themselves', () => {
    const region = show(null);
    expect(within(region).getByText('Break-even from Go to Plus, in units').nextSibling?.textContent).toBe('940');
    expect(within(region).getByText('Break-even from Plus to Pro, in units').nextSibling?.textContent).toBe('16,000');
  });

  it.each([
    [3.162_34, '3.2'],
    [0.4512, '0.45'],
    [1_204.6, '1,200'],
  ])('say what a percent of %f credits is worth no finer than it is known', (credits, text) => {
    expect(show(credits).textContent).toContain(`worth about ${text} credits here.`);
  });
});
