// @vitest-environment happy-dom
import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { now } from '../../support/fixtures/account-view';
import { samplePorts } from '../../support/fixtures/sample-ports';
import { findHeading, renderApp } from '../../support/render-app';

describe('Bank', () => {
  it('says when a reset was used, not only when it would have expired', async () => {
    await renderApp('#/bank');
    await findHeading('2 resets banked');
    const past = await screen.findByRole('region', { name: 'Used, expired and lost' });
    expect(past.textContent).toMatch(/Used \w{3} 11 Nov, 1\d:\d\d · referral/);
    expect(past.textContent).toMatch(/would have expired Wed 25 Nov/);
  });
});

describe('what the page lists beside the resets held', () => {
  it('resets of no use here stand apart, with the reason, and are not counted', async () => {
    const ports = samplePorts(now, 'plus');
    const snapshot = (await ports.loadSnapshot()) ?? expect.fail('no snapshot');
    const [own, ...others] = snapshot.accounts;
    const [reset] = own?.state.bank.filter(({ fate }) => fate === 'available') ?? [];
    if (!own || !reset) return expect.fail('no reset');
    const bank = [
      ...own.state.bank,
      { ...reset, key: 'excluded', supported: false as const },
      { ...reset, key: 'images', title: 'Image reset', fate: 'unknown' as const, otherType: 'image_limits' },
    ];
    const state = { ...own.state, bank, purchaseOffered: { at: now, value: true } };
    const shown = { ...snapshot, accounts: [{ ...own, state }, ...others] };
    await renderApp('#/bank', { loadSnapshot: async () => shown });
    await findHeading('2 resets banked');
    const unusable = await screen.findByRole('region', { name: 'Other resets' });
    expect(unusable.textContent).toContain('Not usable on this plan');
    expect(unusable.textContent).toContain('For something else than your limits (image_limits) · Image reset');
    expect(screen.getByText('A paid reset is offered on the usage page.')).toBeTruthy();
    expect(screen.getByRole('region', { name: 'Used, expired and lost' }).textContent).not.toContain('Image reset');
  });

  it('says nothing of paid resets or others where there are none', async () => {
    await renderApp('#/bank');
    await findHeading('2 resets banked');
    expect(screen.queryByText('A paid reset is offered on the usage page.')).toBeNull();
    expect(screen.queryByRole('region', { name: 'Other resets' })).toBeNull();
  });
});

describe('the worth of a reset', () => {
  it('is one number on a card: the one that the advice names', async () => {
    await renderApp('#/bank');
    const card = (await screen.findAllByRole('article'))[0];
    await waitFor(() => expect(card?.textContent).toMatch(/% now\./));
    const [, advised] = /, (\d+)% now\./.exec(card?.textContent ?? '') ?? [];
    expect(screen.getAllByText('Worth now')[0]?.nextElementSibling?.textContent).toContain(
      `about ${advised}% of a window`,
    );
    expect(card?.textContent).not.toMatch(/of a whole window|nothing to gain/);
  });
});
