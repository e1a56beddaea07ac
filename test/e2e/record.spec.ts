// What is kept: through two tabs, two accounts and damaged bodies; and what is never kept.
import assert from 'node:assert/strict';
import { day, hour, identity, window } from '../demo/scenario';
import { meterLevels, openUsage, readPopup, type Screen, untilDrawn, untilScreen } from '../support/browser/screen';
import { storedRows, usedPercents } from '../support/browser/stored-observations';
import { nextSecond, untilTruthy } from '../support/browser/wait';
import type { Spec } from './spec';

const usage = '/backend-api/wham/usage';
const both = (screen: Screen) => screen.meters.length === 2;

export const specs: Spec[] = [
  {
    name: 'keeps one row when two tabs see the same at once',
    browser: 'both',
    async run({ browser }) {
      const [first, second] = await Promise.all([openUsage(browser), openUsage(browser)]);
      await Promise.all(
        [first, second].map((page) =>
          page.evaluate(() => {
            const headers = { Authorization: 'Bearer demo.plus.secret' };
            const once = () => fetch('/backend-api/wham/usage', { headers }).then((response) => response.text());
            return Promise.all([once(), once(), once()]).then(() => null);
          }),
        ),
      );
      await readPopup(browser, both);
      const kinds = (await storedRows(browser)).map(({ kind }) => kind);
      assert.deepEqual(kinds.filter((kind) => kind === 'usage').length, 1);
      assert.deepEqual([...new Set(kinds)].length, kinds.length, kinds.join());
    },
  },
  {
    name: 'stores no id, no address, no token',
    browser: 'both',
    async run({ browser }) {
      const page = await openUsage(browser);
      await page.evaluate(() =>
        [...document.querySelectorAll('button')].find((one) => one.innerText === 'Invite friends')?.click(),
      );
      await page.until(() => document.querySelector('#invites') !== null);
      const popup = await browser.popup();
      await untilScreen(popup, ({ regions }) => /1 pending · 3 rewards left/.test(regions.Referral ?? ''));
      const kept = await browser.dump();
      // The dump is worth searching only if it holds what was seen.
      for (const fact of ['"usedPercent": 52', '"pending": 1', '"Full reset (Weekly + 5 hr)"'])
        assert.ok(kept.includes(fact), fact);
      const { user_id, account_id, email } = identity('plus');
      const secrets = [user_id, account_id, email, 'RateLimitResetCredit', 'friend@', 'PLACEHOLDER'];
      const tokens = [
        'demo.plus',
        'demo-session-token',
        'demo-cookie-value',
        '6f1d2c34-0000',
        'Bearer',
        'chatgpt.com/',
      ];
      for (const secret of [...secrets, ...tokens]) assert.ok(!kept.includes(secret), `${secret} is stored`);
    },
  },
  {
    name: 'keeps what it had when bodies arrive damaged, and counts the damage',
    browser: 'both',
    nightly: 'firefox',
    async run({ browser, site }) {
      const page = await openUsage(browser);
      const before = await readPopup(browser, both);
      const good = JSON.stringify({ plan_type: 'plus', rate_limit: { primary_window: null } });
      const damaged = [
        '',
        '<!doctype html>',
        good.slice(0, -9),
        'null',
        '[]',
        '7',
        '{"rate_limit":[1]}',
        `"${'x'.repeat(2e6)}"`,
      ];
      for (const text of damaged) {
        site.answer(usage, { text });
        await page.reload();
        await untilDrawn(page);
      }
      site.answer(usage, null);
      const after = await readPopup(browser, both);
      assert.deepEqual(meterLevels(after), meterLevels(before));
      assert.equal((await usedPercents(browser))[0], 96);
      const rules = ['is empty', 'is HTML, not JSON', 'is cut off or not JSON', 'is not object', 'is larger than 1 MB'];
      await untilTruthy(async () => {
        const kept = await browser.dump();
        return rules.every((rule) => kept.includes(`"usage: body ${rule}"`));
      }, `the damage to be counted: ${rules}`);
    },
  },
  {
    name: 'loses only the part that is damaged',
    browser: 'chromium',
    async run({ browser, site }) {
      const page = await openUsage(browser);
      await readPopup(browser, both);
      await nextSecond();
      const now = Date.now();
      site.answer(usage, {
        body: {
          ...identity('plus'),
          plan_type: 'plus',
          rate_limit: {
            allowed: 'perhaps',
            primary_window: { used_percent: {}, limit_window_seconds: 5 * hour, reset_at: 'soon' },
            secondary_window: window(71, 7 * day, 4 * day, now),
          },
          credits: 'many',
          additional_rate_limits: [
            7,
            { limit_name: 'X', metered_feature: 'x', rate_limit: { primary_window: window(5, day, hour, now) } },
          ],
          rate_limit_reset_credits: { available_count: 'two' },
          something_new: { deep: [1, 2, 3] },
        },
      });
      await page.reload();
      await untilDrawn(page);
      const screen = await readPopup(browser, ({ meters }) => meters.some(({ left }) => left === 29));
      assert.ok(meterLevels(screen).some(([name, left]) => name === 'Weekly' && left === 29));
      assert.ok(meterLevels(screen).some(([name, left]) => name === 'X daily' && left === 95));
    },
  },
  {
    name: 'follows a redemption: windows full, one reset fewer, the change explained',
    browser: 'chromium',
    async run({ browser, site }) {
      const page = await openUsage(browser);
      await readPopup(browser, both);
      await nextSecond();
      await page.evaluate(() =>
        [...document.querySelectorAll('button')].find((one) => one.innerText === 'Use reset')?.click(),
      );
      const screen = await readPopup(browser, ({ regions }) => /1 reset /.test(regions['Banked resets'] ?? ''));
      assert.deepEqual(meterLevels(screen), [
        ['5-hour', 100],
        ['Weekly', 100],
      ]);
      // The one request that spends a reset is the page's own, from the person's own click.
      assert.equal(site.log.filter(({ method }) => method === 'POST').length, 1);
      assert.match(await browser.dump(), /"reset-redeemed"/);
    },
  },
  {
    name: 'never mixes two accounts, also with both open at once',
    browser: 'chromium',
    async run({ browser }) {
      const [first, second] = await Promise.all([openUsage(browser), openUsage(browser, 'scenario=second')]);
      for (const page of [first, second]) {
        await page.reload();
        await untilDrawn(page);
      }
      await readPopup(browser, both);
      const kept = await storedRows(browser);
      const accounts = [...new Set(kept.map(({ account }) => account))];
      assert.equal(accounts.length, 2);
      for (const account of accounts) {
        const own = kept.filter((row) => row.account === account);
        assert.equal(own.filter(({ kind }) => kind === 'usage').length, 1);
        assert.equal(own.filter(({ kind }) => kind === 'resets').length, 1);
      }
    },
  },
];
