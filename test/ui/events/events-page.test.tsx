// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { AppPorts } from '../../../src/engine/ports/app-ports';
import { now } from '../../support/fixtures/account-view';
import { samplePorts } from '../../support/fixtures/sample-ports';
import { findHeading, renderApp } from '../../support/render-app';

describe('Events', () => {
  it('lists what is news first and everything on demand', async () => {
    const events = vi.fn(samplePorts(now, 'plus').events);
    await renderApp('#/events', { events });
    await findHeading('Events');
    await waitFor(() => expect(events.mock.lastCall?.[1].types).not.toContain('cycle-ended'));
    await userEvent.click(screen.getByRole('radio', { name: 'Everything' }));
    await waitFor(() => expect(events.mock.lastCall?.[1].types).toBeUndefined());
    expect((await screen.findAllByText(/ full again$/)).length).toBeGreaterThan(0);
  });

  it('states what happened to each window in a row of its own: use before and after, then its end', async () => {
    await renderApp('#/events');
    await findHeading('Events');
    const used = screen.getByText('You used a banked reset').closest('article') ?? expect.fail();
    const rows = within(used).getAllByRole('row');
    expect(rows).toHaveLength(2);
    expect(rows[0]?.textContent).toMatch(
      /^5-hour68% →became 1% usedfull again Wed 11 Nov, \d\d:\d\d, 2\sh\s\d+\smin later$/,
    );
    expect(rows[1]?.textContent).toMatch(/^Weekly94% →became 0% usedfull again Wed 18 Nov, \d\d:\d\d, \d+\sd.*later$/);
    // The figures are not said again in a sentence.
    expect(used.textContent).not.toMatch(/now full again/);
  });

  it('merges what one reading reported, under a heading for each month', async () => {
    await renderApp('#/events');
    await findHeading('Events');
    const merged = screen.getAllByText('Your invitations changed')[0]?.closest('article') ?? expect.fail();
    expect(within(merged).getByText('The referral programme changed')).toBeTruthy();
    expect(merged.querySelectorAll('time')).toHaveLength(1);
    expect(screen.getAllByRole('heading', { level: 2 }).map((month) => month.textContent)).toEqual([
      'November 2026',
      'October 2026',
    ]);
  });

  it('shows on demand what proves an event', async () => {
    await renderApp('#/events');
    await findHeading('Events');
    await userEvent.click(screen.getAllByText('What proves it')[0] as HTMLElement);
    expect((await screen.findAllByText(/sample data:/)).length).toBeGreaterThan(0);
    screen.getByText(/How sure: \d+%/);
  });

  it('leads to the event one came for, however old, opens its proof and puts the focus there', async () => {
    const old = (await samplePorts(now, 'plus').events('sample', { types: ['reset-granted'], limit: 9 })).at(-1);
    const many = [...Array(300).keys()].map((n) => ({ ...(old ?? expect.fail()), id: `later-${n}`, at: now - n }));
    const events: AppPorts['events'] = async (_, { types, limit }) =>
      [...many, old ?? expect.fail()].filter(({ type }) => types?.includes(type) ?? true).slice(0, limit);
    await renderApp(`#/events?open=${encodeURIComponent(old?.id ?? '')}`, { events });
    await screen.findByText(/How sure: \d+%/);
    expect(document.activeElement?.textContent).toBe('What proves it');
    expect(document.activeElement?.closest('details')?.open).toBe(true);
  });

  it('falls back to the most recent ones when the history cannot be read', async () => {
    await renderApp('#/events', { events: () => Promise.reject(new Error('closed')) });
    await screen.findByText(/history cannot be read/);
    expect(screen.getAllByRole('article').length).toBeGreaterThan(0);
  });

  it('exports the proofs of what is listed, and says what came of it', async () => {
    const exportEvidence = vi.fn(async () => ({ ok: true, text: '12 observations saved.' }) as const);
    await renderApp('#/events', { exportEvidence });
    await findHeading('Events');
    await userEvent.click(screen.getByRole('button', { name: /Export evidence/ }));
    expect(exportEvidence).toHaveBeenCalledWith('sample', expect.arrayContaining([expect.any(String)]));
    expect((await screen.findByText(/12 observations saved/)).getAttribute('role')).toBe('status');
  });
});
