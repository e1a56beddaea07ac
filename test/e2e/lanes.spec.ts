// Two accounts of one person: before the first one ends, popup, page and an alert say where to go on.
import assert from 'node:assert/strict';
import { day, hour, identity, payload, type Scenario, window } from '../demo/scenario';
import { openUsage, readPopup, untilDrawn, untilScreen } from '../support/browser/screen';
import { untilTold } from '../support/browser/told-alerts';
import type { Spec } from './spec';

/** An account with so much of its week used. `balance`: its credits. */
function account(name: string, weekly: number, balance: string): Scenario {
  return {
    title: name,
    replies: (now) => ({
      '/wham/usage': {
        body: {
          ...payload('usage-2026-09-21-plus-5h-weekly-full', now),
          ...identity(name),
          rate_limit: {
            allowed: true,
            limit_reached: false,
            primary_window: window(20, 5 * hour, 3 * hour, now),
            secondary_window: window(weekly, 7 * day, 3 * day, now),
          },
          credits: { has_credits: balance !== '0', unlimited: false, overage_limit_reached: false, balance },
          rate_limit_reset_credits: { available_count: 0, applicable_available_count: 0 },
        },
      },
      '/wham/rate-limit-reset-credits': { body: { credits: [], available_count: 0, total_earned_count: 0 } },
      '/wham/rate-limit-reset-credits/history': { body: { events: [], next_cursor: null } },
    }),
  };
}

export const specs: Spec[] = [
  {
    name: 'says before an account ends which one to go on with, and that credits are spent otherwise',
    browser: 'both',
    nightly: 'firefox',
    async run({ browser, site }) {
      site.add('second', account('second', 30, '0'));
      site.add('first', account('first', 97, '120'));
      await (await openUsage(browser, 'scenario=second')).close();
      await browser.badgeUntil((text) => text !== '');
      const usage = await openUsage(browser, 'scenario=first');
      // A second account is listed once two loads of a page named it.
      await usage.reload();
      await untilDrawn(usage);
      await browser.badgeUntil((text) => text === '3');
      const popup = await readPopup(browser, ({ text }) => text.includes('Account 2 ends soon'));
      assert.match(popup.text, /Account 2 ends soon: switch to Account 1, or credits are spent/);
      await untilTold(browser, 'Account 2 ends soon: go on with Account 1', 20);

      const page = await browser.extensionPage('app.html#/plan');
      const lanes = ({ regions }: { regions: Readonly<Record<string, string>> }) => regions['Where to go on'] ?? '';
      const ahead = await untilScreen(page, (screen) => lanes(screen).includes('switch to Account 1'));
      assert.match(
        lanes(ahead),
        /Account 1 open, 70% left.*Account 2 ends soon, 3% left.*credits open.*an API key open/i,
      );
      assert.match(lanes(ahead), /Your own accounts only; whether your terms allow this is yours to check/);

      // The order is the user's, and stays.
      await page.evaluate(() => document.querySelector<HTMLElement>('[aria-label="Move Account 2 up"]')?.click());
      await untilScreen(page, (screen) => /Account 2 .*Account 1 /.test(lanes(screen).split('spent')[1] ?? ''));
      await page.reload();
      await untilScreen(page, (screen) => /Account 2 .*Account 1 /.test(lanes(screen).split('spent')[1] ?? ''));
      await usage.close();
    },
  },
];
