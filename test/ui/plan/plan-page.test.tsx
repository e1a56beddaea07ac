// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { viewAccount } from '../../../src/domain/accounts/view-account';
import { computeOutlook } from '../../../src/domain/advice/compute-outlook';
import { describeAdvice } from '../../../src/domain/advice/describe-advice';
import { foldAll } from '../../../src/domain/fold/fold';
import { describeForecast } from '../../../src/domain/forecast/describe-forecast';
import type { Outlook, WindowForecast } from '../../../src/domain/forecast/outlook';
import { sampleAccount } from '../../../src/domain/sample/sample-account';
import { sampleData } from '../../../src/domain/sample/sample-data';
import { dayMs } from '../../../src/domain/time/instant';
import { PlanPage } from '../../../src/ui/plan/plan-page';
import type { AppContext } from '../../../src/ui/screen/app-context';
import { renderScreen } from '../../support/render-screen';
import { testTranslator } from '../../support/translator';

const now = Date.UTC(2026, 10, 21, 12);
const zone = 'Europe/Berlin';
const rows = sampleData({ now, zone });
const { state } = foldAll(sampleAccount, rows).fold;
const sampleView = viewAccount(state, now);
const outlook = computeOutlook({ state, history: rows, zone, now, seed: 1 });
const text = testTranslator({ place: { zone, locale: 'en-GB' }, now: () => now });

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
    for (const forecast of outlook.forecasts)
      expect(within(region).getByText(text.spell(describeForecast(forecast)))).toBeTruthy();
  });

  it('gives advice on each held reset', async () => {
    await show(outlook);
    const region = screen.getByRole('region', { name: 'When to use a reset' });
    expect(outlook.verdicts.length).toBeGreaterThan(0);
    for (const advice of outlook.verdicts)
      expect(within(region).getByText(text.sentences(describeAdvice(advice)))).toBeTruthy();
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
    expect(screen.getByText('You hold no resets right now.')).toBeTruthy();
  });

  it('plays a change against the usual, and takes it back', async () => {
    await show(outlook);
    const region = screen.getByRole('region', { name: 'What if' });
    expect(within(region).getByRole('img').getAttribute('aria-label')).not.toMatch(/With the change/);
    fireEvent.input(within(region).getByRole('slider', { name: 'How much you use' }), { target: { value: '0' } });
    expect(within(region).getByText('not in two weeks')).toBeTruthy();
    expect(within(region).getByRole('img').getAttribute('aria-label')).toMatch(/With the change/);
    fireEvent.click(within(region).getByRole('button', { name: 'As usual' }));
    expect(within(region).getByRole('img').getAttribute('aria-label')).not.toMatch(/With the change/);
  });

  it('puts advice before what is coming, and that before what-if: the order of a phone', async () => {
    await show(outlook);
    const named = screen.getAllByRole('region').map((region) => region.getAttribute('aria-label') ?? '');
    const names = named.filter((name) => !name.startsWith('Table: '));
    expect(names.slice(names.indexOf('When to use a reset'))).toEqual([
      'When to use a reset',
      'What is coming',
      'What if',
      'Where to go on',
      'What expires unused',
      'What a reset would do',
      ...(outlook.session ? ['5-hour windows that still fit'] : []),
      'How right this has been',
      'What draws it down',
      'Plans compared',
    ]);
  });

  it('names one instant of running out: what-if at rest says what the forecast says', async () => {
    const at = now + 2 * dayMs;
    const forecasts = outlook.forecasts.map((forecast): WindowForecast => {
      if (forecast.seconds !== 604_800) return forecast;
      return { ...forecast, silence: null, runsOut: 0.8, runsOutAt: { q10: at - dayMs, q50: at, q90: at + dayMs } };
    });
    await show({ ...outlook, forecasts });
    expect(screen.getByText('Likely to run out Monday afternoon (1 in 5 chance it lasts).')).toBeTruthy();
    const region = screen.getByRole('region', { name: 'What if' });
    expect(within(region).getByText('Runs out').nextElementSibling?.textContent).toBe('Monday afternoon');
  });

  it('folds the scores away under their own heading', async () => {
    const report = { ...outlook.report, settled: 12, right: 10, brier: 0.11, linearBrier: 0.2, coverage: 0.75 };
    await show({ ...outlook, report });
    const region = screen.getByRole('region', { name: 'How right this has been' });
    expect(within(region).getByText(/^10 of 12 forecasts were right about running out\./)).toBeTruthy();
    const folded = within(region).getByText('How we score ourselves').closest('details');
    expect(folded?.open).toBe(false);
    expect(folded?.textContent).toMatch(/Brier score0\.11, a straight line 0\.2.*75%/);
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
