// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { viewAccount } from '../../../src/domain/accounts/view-account';
import { computeOutlook } from '../../../src/domain/advice/compute-outlook';
import { foldAll } from '../../../src/domain/fold/fold';
import { sampleAccount } from '../../../src/domain/sample/sample-account';
import { sampleData } from '../../../src/domain/sample/sample-data';
import { dayMs } from '../../../src/domain/time/instant';
import { ReaderContextProvider } from '../../../src/ui/components/reader-context';
import { PlanScreen } from '../../../src/ui/plan/plan-screen';

const now = Date.UTC(2026, 10, 21, 12);
const zone = 'Europe/Berlin';
const rows = sampleData({ now, zone });
const { state } = foldAll(sampleAccount, rows).fold;
const sampleView = viewAccount(state, now);
const outlook = computeOutlook({ state, history: rows, zone, now, seed: 1 });
const surroundings = { place: { zone, locale: 'en-GB' }, clock: { now: () => now, subscribe: () => () => {} } };

function show(shown: typeof outlook | null | undefined, view = sampleView) {
  return render(
    <ReaderContextProvider value={surroundings}>
      <PlanScreen view={view} outlook={shown} />
    </ReaderContextProvider>,
  );
}

afterEach(cleanup);

describe('PlanScreen', () => {
  it('says what is coming in a sentence for each window', () => {
    show(outlook);
    const region = screen.getByRole('region', { name: 'What is coming' });
    for (const { text } of outlook.forecasts) expect(within(region).getByText(text)).toBeTruthy();
  });

  it('says how old what it rests on is', () => {
    show(outlook);
    expect(screen.getByRole('region', { name: 'Freshness' }).textContent).toMatch(/seen/i);
  });

  it('gives a verdict for each held reset', () => {
    show(outlook);
    const region = screen.getByRole('region', { name: 'When to use a reset' });
    expect(outlook.verdicts.length).toBeGreaterThan(0);
    for (const { text } of outlook.verdicts) expect(within(region).getByText(text)).toBeTruthy();
  });

  it('says until when a use makes sense', () => {
    const [verdict] = outlook.verdicts;
    if (!verdict) return expect.fail('no verdict');
    const waiting = { ...verdict, advice: 'wait', latestAt: now + 2 * dayMs } as const;
    show({ ...outlook, verdicts: [waiting] });
    expect(screen.getByText('Sensible until').nextElementSibling?.textContent).toBe('Monday afternoon');
  });

  it('does not call a bank empty of which only the count was seen', () => {
    const bank = { ...sampleView.bank, available: 2, detail: 'count-only', resets: [] } as const;
    show({ ...outlook, verdicts: [] }, { ...sampleView, bank });
    const region = screen.getByRole('region', { name: 'When to use a reset' });
    expect(region.textContent).toMatch(/2 resets banked\. Only their number was seen/);
    cleanup();
    show({ ...outlook, verdicts: [] }, { ...sampleView, bank: { ...bank, available: 0, detail: 'none' } });
    expect(screen.getByText('No reset is held.')).toBeTruthy();
  });

  it('plays a change against the usual, and takes it back', () => {
    show(outlook);
    const region = screen.getByRole('region', { name: 'What if' });
    expect(within(region).getByRole('img').getAttribute('aria-label')).not.toMatch(/With the change/);
    fireEvent.input(within(region).getByRole('slider', { name: 'Burn' }), { target: { value: '0' } });
    expect(within(region).getByText('not in two weeks')).toBeTruthy();
    expect(within(region).getByRole('img').getAttribute('aria-label')).toMatch(/With the change/);
    fireEvent.click(within(region).getByRole('button', { name: 'As usual' }));
    expect(within(region).getByRole('img').getAttribute('aria-label')).not.toMatch(/With the change/);
  });

  it('does not pretend to know before anything was worked out, nor to know too little', () => {
    show(undefined);
    expect(screen.getByText('Working it out…')).toBeTruthy();
    expect(screen.queryByText('Too little is known yet')).toBeNull();
    cleanup();
    show(null);
    expect(screen.getByText('Too little is known yet')).toBeTruthy();
    expect(screen.queryByRole('region')).toBeNull();
  });
});
