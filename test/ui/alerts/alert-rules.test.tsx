// @vitest-environment happy-dom
import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { describe, expect, it } from 'vitest';

import { decideAlerts } from '../../../src/domain/alerts/decide-alerts';
import { emptyLedger } from '../../../src/domain/alerts/ledger';
import { type AlertRule, defaultSettings, type Settings } from '../../../src/domain/settings';
import { hourMs } from '../../../src/domain/time/instant';
import { AlertDelivery } from '../../../src/ui/alerts/alert-delivery';
import { CreditsField, ThresholdOptions } from '../../../src/ui/alerts/alert-rule-options';
import { AlertRules } from '../../../src/ui/alerts/alert-rules';
import { QuietHours } from '../../../src/ui/alerts/quiet-hours';
import { RecentAlerts } from '../../../src/ui/alerts/recent-alerts';
import { context, start, viewOf, windowRow } from '../../support/alert-fixtures';
import { sampleAlerts } from '../../support/fixtures/alerts';
import { renderScreen } from '../../support/render-screen';
import { testTranslator } from '../../support/translator';

const { t } = testTranslator();

type Alerts = Settings['alerts'];

const accounts = [
  { key: 'a', nickname: 'Home', colour: 0 },
  { key: 'b', nickname: 'Work', colour: 1 },
];
let latest: Alerts;

/** The panels over settings that change, as on the settings page. */
function AlertPanels({ from = defaultSettings.alerts }: { readonly from?: Alerts }) {
  const [alerts, set] = useState(from);
  latest = alerts;
  const option = { alerts, onChange: set };
  return (
    <>
      <AlertRules
        {...option}
        accounts={accounts}
        options={{ 'use-threshold': <ThresholdOptions {...option} />, 'credits-low': <CreditsField {...option} /> }}
      />
      <QuietHours quiet={alerts.quiet} disabled={false} onChange={(quiet) => set({ ...alerts, quiet })} />
    </>
  );
}

const toggle = (name: string) => userEvent.click(screen.getByRole('switch', { name }));
const thresholdAlerts = (account: string) => {
  const view = viewOf({ key: account, windows: [windowRow({ usedPercent: 80, observedAt: start })] }, start);
  const settings = { ...defaultSettings, alerts: latest };
  return decideAlerts(emptyLedger, [view], settings, start, context).deliver.length;
};

describe('the rules', () => {
  it('have a switch each, named and explained', () => {
    renderScreen(<AlertPanels />);
    for (const rule of Object.keys(defaultSettings.alerts.rules) as AlertRule[]) {
      const name = t(`alert-settings.${rule}`);
      const hint = t(`alert-settings.${rule}.hint`);
      expect(screen.getByRole('switch', { name }).getAttribute('aria-checked')).toBe(
        `${defaultSettings.alerts.rules[rule]}`,
      );
      expect(screen.getByText(hint)).toBeDefined();
    }
  });

  it('turn one alert off and on again', async () => {
    renderScreen(<AlertPanels />);
    await toggle('A window is nearly used up');
    expect(thresholdAlerts('a')).toBe(0);
    await toggle('A window is nearly used up');
    expect(thresholdAlerts('a')).toBe(1);
  });

  it('turn one off for a single account, and keep nothing of it once that account follows the others again', async () => {
    renderScreen(<AlertPanels />);
    const accountChoice = screen.getByRole('combobox');
    await userEvent.selectOptions(accountChoice, 'b');
    await toggle('A window is nearly used up');
    expect([thresholdAlerts('a'), thresholdAlerts('b')]).toEqual([1, 0]);
    await toggle('A window is nearly used up');
    expect(latest.rulesByAccount).toStrictEqual({});
    await userEvent.selectOptions(accountChoice, '');
    await toggle('A window is nearly used up');
    expect([thresholdAlerts('a'), thresholdAlerts('b')]).toEqual([0, 0]);
  });

  it('silence a whole account', async () => {
    renderScreen(<AlertPanels />);
    await userEvent.selectOptions(screen.getByRole('combobox'), 'a');
    await toggle('Alerts for this account');
    expect([thresholdAlerts('a'), thresholdAlerts('b')]).toEqual([0, 1]);
  });

  it('cannot be turned while all alerts are off', async () => {
    renderScreen(<AlertPanels />);
    await toggle('Alerts');
    expect(thresholdAlerts('a')).toBe(0);
    expect(screen.getByRole('switch', { name: 'Credits are running low' }).hasAttribute('disabled')).toBe(true);
  });
});

describe('the choices', () => {
  it("take the user's own step, in order, and drop one", async () => {
    renderScreen(<AlertPanels />);
    await userEvent.type(screen.getByRole('spinbutton', { name: 'Another step, % used' }), '60{Enter}');
    await userEvent.click(screen.getByRole('checkbox', { name: '90%' }));
    expect(latest.thresholds).toEqual([60, 75, 100]);
  });

  it('lists the steps in use alone, and adds one by its button', async () => {
    renderScreen(<AlertPanels />);
    const steps = within(screen.getByRole('group', { name: 'Steps of use' }));
    expect(steps.getAllByRole('checkbox').map((step) => step.closest('label')?.textContent)).toEqual([
      '75%',
      '90%',
      '100%',
    ]);
    await userEvent.click(steps.getByRole('button', { name: 'Add' }));
    expect(document.activeElement).toBe(steps.getByRole('spinbutton'));
    await userEvent.keyboard('42');
    await userEvent.click(steps.getByRole('button', { name: 'Add' }));
    expect(latest.thresholds).toEqual([42, 75, 90, 100]);
  });

  it.each(['0', '101', '7.5', ''])('refuse %o as a step', async (text) => {
    renderScreen(<AlertPanels />);
    const field = screen.getByRole('spinbutton', { name: 'Another step, % used' });
    await userEvent.type(field, `${text || ' '}{Enter}`);
    expect(latest.thresholds).toEqual([75, 90, 100]);
  });

  it('put back the number of credits that was there when the new one makes no sense', async () => {
    renderScreen(<AlertPanels />);
    const field = screen.getByRole<HTMLInputElement>('spinbutton', { name: 'Alert below this many credits' });
    await userEvent.clear(field);
    await userEvent.tab();
    expect([field.value, latest.creditsLow]).toEqual(['50', 50]);
    await userEvent.clear(field);
    await userEvent.type(field, '120{Enter}');
    expect(latest.creditsLow).toBe(120);
  });

  it('set quiet hours, and say that a last call is never held back', async () => {
    renderScreen(<AlertPanels />);
    expect(screen.getByText(/last call is never held back/)).toBeTruthy();
    await toggle('Quiet hours');
    expect(latest.quiet).toEqual({ fromMinute: 1_320, toMinute: 420 });
  });
});

describe('delivery', () => {
  const show = (permission: 'granted' | 'denied') =>
    renderScreen(
      <>
        <AlertDelivery status={{ ...sampleAlerts(start), permission }} action={<button type="button">Test</button>} />
        <RecentAlerts alerts={sampleAlerts(start).recent} />
      </>,
      { now: start, place: { zone: 'UTC', locale: 'en-GB' } },
    );

  it('names what was refused and why, and what comes next', () => {
    show('granted');
    expect(screen.getByText(/“The date of a window moved” could not be shown \(2 times/)).toBeTruthy();
    expect(screen.getByText(/Next: “A banked reset is about to expire”/)).toBeTruthy();
    expect(screen.getByText(/tomorrow 05:00/).getAttribute('datetime')).toBe(
      new Date(start + 20 * hourMs).toISOString(),
    );
  });

  it('says what to do when notifications are switched off', () => {
    show('denied');
    expect(screen.getByText(/Allow them in the settings/)).toBeTruthy();
  });

  it('answers why each one came, and leads to its page', () => {
    show('granted');
    const [first] = screen.getAllByRole('listitem');
    if (!first) throw new Error('nothing was told');
    expect(within(first).getByRole('link').getAttribute('href')).toBe('#/');
    expect(within(first).getByText('You asked to be told at 90% used. Seen just now.')).toBeTruthy();
  });
});
