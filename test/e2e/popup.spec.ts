// What a person sees in the toolbar and the popup, account by account.
import assert from 'node:assert/strict';
import type { ScenarioName } from '../demo/scenarios';
import { meterLevels, openUsage, readPopup, type Screen } from '../support/browser/screen';
import type { TestBrowser } from '../support/browser/test-browser';
import type { Spec } from './spec';

interface Expected {
  readonly meters: [string, number][];
  readonly badge: RegExp;
  readonly headline?: RegExp;
  readonly bank?: RegExp;
}

const accounts: Partial<Record<ScenarioName, Expected>> = {
  'weekly-only': {
    meters: [
      ['Weekly', 100],
      ['GPT-5.3-Codex-Spark 5-hour', 100],
      ['GPT-5.3-Codex-Spark weekly', 100],
    ],
    badge: /^100$/,
  },
  monthly: { meters: [['Monthly', 21]], badge: /^21$/ },
  exhausted: { meters: [['Monthly', 0]], badge: /^22d|^23d/, headline: /Blocked/, bank: /1 reset/ },
  placeholder: { meters: [['Weekly', 26]], badge: /^26$/ },
  business: {
    meters: [
      ['5-hour', 60],
      ['Weekly', 45],
    ],
    badge: /^1[01]d$/,
    headline: /Blocked/,
  },
  enterprise: { meters: [], badge: /^$/ },
  promax: { meters: [['Weekly', 0]], badge: /^0/, headline: /^(?!.*Blocked)/ },
};

const seen = (screen: Screen) => screen.regions.Freshness?.includes('Seen') ?? false;

async function check(browser: TestBrowser, name: ScenarioName, expected: Expected): Promise<void> {
  const page = await openUsage(browser, `scenario=${name}`);
  await browser.badgeUntil((text) => text !== '' || expected.badge.test(''));
  const screen = await readPopup(browser, (shown) => seen(shown) && shown.meters.length === expected.meters.length);
  assert.deepEqual(meterLevels(screen).sort(), expected.meters.sort());
  assert.match(await browser.badge(), expected.badge);
  if (expected.headline) assert.match(screen.regions.Headline ?? '', expected.headline);
  if (expected.bank) assert.match(screen.regions['Banked resets'] ?? '', expected.bank);
  await page.close();
}

/** One that is blocked, and one that is not like the others. The rest differs in its figures. */
const accountsOfNpmTest = ['exhausted', 'business'];

export const specs: Spec[] = [
  {
    name: 'shows a plus account: both windows, both resets with their instants, the badge',
    browser: 'both',
    async run({ browser, site }) {
      await openUsage(browser);
      // 4 % of the 5-hour window are left, and a reset expires within 72 hours.
      assert.equal(await browser.badgeUntil((text) => text.includes('!')), '4!');
      const screen = await readPopup(browser, ({ regions }) => /2 resets/.test(regions['Banked resets'] ?? ''));
      assert.deepEqual(meterLevels(screen), [
        ['5-hour', 4],
        ['Weekly', 48],
      ]);
      assert.match(screen.regions.Headline ?? '', /Good to go/);
      const expires = (screen.times['Banked resets'] ?? []).map((time) => Date.parse(time));
      const expected = [40, 19 * 24 + 5].map((hours) => Date.now() + hours * 3_600_000);
      assert.equal(expires.length, 2);
      for (const [i, at] of expires.entries())
        assert.ok(Math.abs(at - (expected[i] ?? 0)) < 120_000, `${new Date(at)}`);
      for (const { text } of screen.meters) assert.match(text, /%/);
      assert.ok(site.log.some(({ path }) => path === '/backend-api/wham/usage'));
    },
  },
  ...Object.entries(accounts).map(
    ([name, expected]): Spec => ({
      name: `shows the account "${name}"`,
      browser: 'chromium',
      ...(!accountsOfNpmTest.includes(name) && { nightly: true }),
      run: ({ browser }) => check(browser, name as ScenarioName, expected),
    }),
  ),
  {
    name: 'goes from account to account in Firefox too',
    browser: 'firefox',
    async run({ browser }) {
      await check(browser, 'exhausted', accounts.exhausted ?? assert.fail());
      await browser.killWorker();
      const screen = await readPopup(browser, seen);
      assert.deepEqual(meterLevels(screen), [['Monthly', 0]]);
    },
  },
  {
    name: 'says so when nobody is signed in, and keeps what it knew',
    browser: 'chromium',
    async run({ browser }) {
      await openUsage(browser);
      await readPopup(browser, seen);
      await openUsage(browser, 'scenario=signed-out');
      const screen = await readPopup(browser, ({ text }) => /signed out/i.test(text));
      assert.deepEqual(meterLevels(screen), [
        ['5-hour', 4],
        ['Weekly', 48],
      ]);
    },
  },
  {
    name: 'says why nothing is known yet to whoever opened Codex signed out',
    browser: 'both',
    async run({ browser }) {
      await openUsage(browser, 'scenario=signed-out');
      const screen = await readPopup(browser, ({ text }) => /signed out/i.test(text));
      assert.match(screen.text, /Nothing seen yet/);
      assert.deepEqual(screen.meters, []);
    },
  },
  {
    name: 'says what it does before anything was seen',
    browser: 'chromium',
    async run({ browser, site }) {
      const popup = await browser.popup();
      await popup.until(() => document.body.innerText.length > 100);
      assert.equal(await popup.evaluate(() => document.querySelectorAll('[role=meter]').length), 0);
      assert.equal(site.log.length, 0);
    },
  },
];
