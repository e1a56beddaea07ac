// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { dayMs, minuteMs } from '../../../src/domain/time/instant';
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
    expect(unusable.textContent).toContain('For something other than your limits (image_limits) · Image reset');
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

/** The plus account with `count` resets: one a day from the first on, the last two on one day. */
async function withResets(count: number) {
  const ports = samplePorts(now, 'plus');
  const snapshot = (await ports.loadSnapshot()) ?? expect.fail('no snapshot');
  const [own, ...others] = snapshot.accounts;
  const reset = own?.state.bank.find(({ fate }) => fate === 'available');
  if (!own || !reset) return expect.fail('no reset');
  const bank = [...Array(count).keys()].map((n) => ({
    ...reset,
    key: `reset-${n}`,
    expiresAt: now + (Math.min(n, count - 2) + 4) * dayMs + n * minuteMs,
  }));
  const bankCount = { at: now, value: count };
  const shown = { ...snapshot, accounts: [{ ...own, state: { ...own.state, bank, bankCount } }, ...others] };
  await renderApp('#/bank', { loadSnapshot: async () => shown });
  await findHeading(`${count} resets banked`);
}

describe('a bank of many resets', () => {
  it('has a card for each of three', async () => {
    await withResets(3);
    expect(screen.getAllByRole('article')).toHaveLength(3);
    expect(screen.queryByRole('region', { name: /more$/ })).toBeNull();
  });

  it('lists those after the third in rows by day, each with its hour and its details', async () => {
    await withResets(6);
    expect(screen.getAllByRole('article')).toHaveLength(3);
    const more = within(screen.getByRole('region', { name: '3 more' }));
    expect(more.getAllByRole('heading', { level: 3 }).map((day) => day.textContent)).toEqual([
      'Sat 28 Nov',
      'Sun 29 Nov',
    ]);
    expect(more.getAllByText('Details')).toHaveLength(3);
    expect(more.getAllByText(/use by/)).toHaveLength(3);
  });
});

describe('the card of a reset', () => {
  it('shows ring, date, advice and use-by; the rest is folded away', async () => {
    await renderApp('#/bank');
    const [card] = await screen.findAllByRole('article');
    if (!card) return expect.fail('no card');
    const folded = card.querySelector('details') ?? expect.fail('nothing is folded');
    expect(folded.open).toBe(false);
    for (const name of ['Worth now', 'Granted', 'From', 'Confirmed'])
      expect(within(folded).getByText(name)).toBeTruthy();
    expect(
      within(card)
        .getByText(/^Use by/)
        .closest('details'),
    ).toBeNull();
  });
});

describe('the coming 30 days', () => {
  it('are a strip with a pin for each date, the best time to use a reset among them', async () => {
    const ports = samplePorts(now, 'plus');
    const key = (await ports.loadSnapshot())?.accounts[0]?.account.key ?? expect.fail('no account');
    const outlook = await ports.outlook(key);
    await renderApp('#/bank', { outlook: async () => outlook });
    const days = await screen.findByRole('region', { name: 'The next 30 days' });
    await within(days).findAllByText('Best time to use a banked reset');
    expect(within(days).getAllByText('A banked reset expires')).toHaveLength(2);
    expect(within(days).getByRole('list', { name: 'Legend' }).textContent).toMatch(/best use.*reset expires/);
    expect(within(days).getAllByRole('table')).toHaveLength(1);
  });
});
