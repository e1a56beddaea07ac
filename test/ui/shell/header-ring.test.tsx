// @vitest-environment happy-dom
import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { Outlook } from '../../../src/domain/forecast/outlook';
import { now } from '../../support/fixtures/account-view';
import { samplePorts } from '../../support/fixtures/sample-ports';
import { findHeading, renderApp } from '../../support/render-app';

it('the logo warns as soon as a page has computed that a window runs out', async () => {
  const computed = (await samplePorts(now, 'plus').outlook('sample')) ?? expect.fail();
  const forecasts = computed.forecasts.map((one) => ({ ...one, silence: null, runsOut: 0.9 }));
  let answer: (outlook: Outlook) => void = () => {};
  const outlook = new Promise<Outlook>((resolve) => {
    answer = resolve;
  });
  await renderApp('#/', { outlook: () => outlook, storedOutlooks: async () => ({}) });
  await findHeading(/Good to go/);
  const warning = () => /warn/.test(screen.getByRole('link', { name: 'Headroom' }).innerHTML);
  expect(warning()).toBe(false);
  answer({ ...computed, forecasts });
  await waitFor(() => expect(warning()).toBe(true));
  await findHeading(/runs out|will probably run out/);
});
