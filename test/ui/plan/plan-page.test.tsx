// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { viewAccount } from '../../../src/domain/accounts/view-account';
import { computeOutlook } from '../../../src/domain/advice/compute-outlook';
import { foldAll } from '../../../src/domain/fold/fold';
import type { Outlook } from '../../../src/domain/forecast/outlook';
import { sampleAccount } from '../../../src/domain/sample/sample-account';
import { sampleData } from '../../../src/domain/sample/sample-data';
import { dayMs } from '../../../src/domain/time/instant';
import { PlanPage } from '../../../src/ui/plan/plan-page';
import type { AppContext } from '../../../src/ui/shell/app-context';
import { renderScreen } from '../../support/render-screen';

const now = Date.UTC(2026, 10, 21, 12);
const zone = 'Europe/Berlin';
const rows = sampleData({ now, zone });
const { state } = foldAll(sampleAccount, rows).fold;
const sampleView = viewAccount(state, now);
const outlook = computeOutlook({ state, history: rows, zone, now, seed: 1 });

/** Draws the page with an outlook that has been computed, or one that never comes. */
async function show(computed: Outlook | null | Promise<never>, view = sampleView) {
  const account = { key: sampleAccount, nickname: 'Personal', colour: 0 };
  const selectedAccount: AppContext['selectedAccount'] = { account, state, view };
  renderScreen(<PlanPage />, { now, app: { selectedAccount, ports: { outlook: async () => computed } } });
  if (!(computed instanceof Promise)) await screen.findByText(computed ? 'What is coming' : 'Too little is known yet');
}

describe('Plan', () => {
  it('says what is coming in a sentence for each window', async () => {
    await show(outlook);
    const region = screen.getByRole('region', { name: 'What is coming' });
    expect(outlook.forecasts).toHaveLength(2);
    for (const { text } of outlook.forecasts) expect(within(region).getByText(text)).toBeTruthy();
  });

  it('says how old the readings it is based on are', async () => {
    await show(outlook);
    expect(screen.getByRole('region', { name: 'Freshness' }).textContent).toMatch(/seen/i);
  });

  it('gives advice on each held reset', async () => {
    await show(outlook);
    const region = screen.getByRole('region', { name: 'When to use a reset' });
    expect(outlook.verdicts.length).toBeGreaterThan(0);
    for (const { text } of outlook.verdicts) expect(within(region).getByText(text)).toBeTruthy();
  });

  it('says until when a use makes sense', async () => {
    const [first = expect.fail()] = outlook.verdicts;
    const waiting = { ...first, advice: 'wait', latestAt: now + 2 * dayMs } as const;
    await show({ ...outlook, verdicts: [waiting] });
    expect(screen.getByText('Sensible until').nextElementSibling?.textContent).toBe('Monday afternoon');
  });

  it('does not call a bank empty of which only the count was seen', async () => {
    const bank = { ...sampleView.bank, available: 2, detail: 'count-only', resets: [] } as const;
    await show({ ...outlook, verdicts: [] }, { ...sampleView, bank });
    const region = screen.getByRole('region', { name: 'When to use a reset' });
    expect(region.textContent).toMatch(/2 resets banked\. Only their number was seen/);
    cleanup();
    await show({ ...outlook, verdicts: [] }, { ...sampleView, bank: { ...bank, available: 0, detail: 'none' } });
    expect(screen.getByText('No reset is held.')).toBeTruthy();
  });

  it('plays a change against the usual, and takes it back', async () => {
    await show(outlook);
    const region = screen.getByRole('region', { name: 'What if' });
    expect(within(region).getByRole('img').getAttribute('aria-label')).not.toMatch(/With the change/);
    fireEvent.input(within(region).getByRole('slider', { name: 'Burn' }), { target: { value: '0' } });
    expect(within(region).getByText('not in two weeks')).toBeTruthy();
    expect(within(region).getByRole('img').getAttribute('aria-label')).toMatch(/With the change/);
    fireEvent.click(within(region).getByRole('button', { name: 'As usual' }));
    expect(within(region).getByRole('img').getAttribute('aria-label')).not.toMatch(/With the change/);
  });

  it('does not pretend to know before anything was worked out, nor to know too little', async () => {
    await show(new Promise(() => {}));
    expect(screen.getByText('Working it out…')).toBeTruthy();
    expect(screen.queryByText('Too little is known yet')).toBeNull();
    cleanup();
    await show(null);
    expect(screen.getByText('Too little is known yet')).toBeTruthy();
    expect(screen.queryByRole('region')).toBeNull();
  });
});
