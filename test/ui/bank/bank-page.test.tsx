// @vitest-environment happy-dom
import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { findHeading, renderApp } from '../../support/render-app';

describe('Bank', () => {
  it('says when a reset was used, not only when it would have lapsed', async () => {
    await renderApp('#/bank');
    await findHeading('2 resets banked');
    const past = await screen.findByRole('region', { name: 'Used, lapsed and lost' });
    expect(past.textContent).toMatch(/Used \w{3} 11 Nov, 1\d:\d\d CET · referral/);
    expect(past.textContent).toMatch(/would have lapsed Wed 25 Nov/);
  });
});

describe('the worth of a reset', () => {
  it('says why the advice names another number than this window alone', async () => {
    await renderApp('#/bank');
    const card = (await screen.findAllByText(/of a whole window|nothing to gain/))[0]?.closest('article');
    await waitFor(() => expect(card?.textContent).toMatch(/% now\./));
    expect(card?.textContent).toMatch(/counting this window alone/);
  });
});
