// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { hourMs } from '../../../src/domain/time/instant';
import { ModelsPanel } from '../../../src/ui/models/models-panel';
import { now } from '../../support/fixtures/account-view';
import { renderScreen } from '../../support/render-screen';

const blocked = { slug: 'gpt-6-astra', available: false, availableAt: now + hourMs, creditsWouldEnable: true };

describe('the models region', () => {
  it('says until when a model is blocked, what opens it and what stands in', () => {
    renderScreen(<ModelsPanel models={[{ ...blocked, fallbacks: ['gpt-5.6-sol'] }]} />);
    const region = screen.getByRole('region', { name: 'Models' });
    expect(region.textContent).toMatch(/gpt-6-astra ▲ back today/);
    expect(region.textContent).toContain('Credits would open it. Use gpt-5.6-sol until then.');
    expect(region.querySelector('time')?.dateTime).toBe(new Date(now + hourMs).toISOString());
  });

  it('names several models that stand in, and no end where none is stated', () => {
    const fallbacks = ['gpt-5.6-sol', 'gpt-5.6-luna'];
    renderScreen(<ModelsPanel models={[{ ...blocked, availableAt: null, creditsWouldEnable: false, fallbacks }]} />);
    expect(screen.getByRole('region', { name: 'Models' }).textContent).toBe(
      'Modelsgpt-6-astra ▲ unavailableUse one of gpt-5.6-sol, gpt-5.6-luna meanwhile.',
    );
  });

  it.each([
    ['every model can be used', [{ ...blocked, available: true }]],
    ['the block has ended', [{ ...blocked, availableAt: now - 1 }]],
    ['nothing is known of models', []],
  ])('is not there when %s', (_, models) => {
    renderScreen(<ModelsPanel models={models} />);
    expect(screen.queryByRole('region')).toBeNull();
  });
});
