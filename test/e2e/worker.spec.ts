// The background is stopped whenever the browser likes: what was seen must be there afterwards.
import assert from 'node:assert/strict';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { day, identity, payload, type Scenario, window } from '../demo/scenario';
import { startChromium } from '../support/browser/chromium';
import { startFirefox } from '../support/browser/firefox';
import { meterLevels, openUsage, readPopup, type Screen, untilDrawn } from '../support/browser/screen';
import { usedPercents } from '../support/browser/stored-observations';
import type { Tab, TestBrowser } from '../support/browser/test-browser';
import { nextSecond, sleep, untilTruthy } from '../support/browser/wait';
import type { Spec, SpecContext } from './spec';

const both = (screen: Screen) => screen.meters.length === 2;

/** A weekly window that is one point fuller after every step. */
const counting: Scenario = {
  title: 'Counts',
  replies: (now, step) => ({
    '/wham/usage': {
      body: {
        ...payload('usage-2026-09-07-prolite-weekly-only-spark-modelusage', now),
        ...identity('counting'),
        additional_rate_limits: null,
        rate_limit: { allowed: true, limit_reached: false, primary_window: window(10 + step, 7 * day, 5 * day, now) },
      },
    },
  }),
};

async function ask(page: Tab): Promise<void> {
  await page.evaluate(() => {
    const headers = { Authorization: 'Bearer demo.counting.secret' };
    return fetch('/backend-api/wham/usage', { headers }).then((response) => response.text());
  });
}

/** A browser whose extension lacks one of its scripts. */
async function withoutScript(
  script: string,
  { browser, proxy }: SpecContext,
  work: (damaged: TestBrowser) => Promise<void>,
): Promise<void> {
  const build = browser.kind === 'chromium' ? 'chrome' : 'firefox';
  const built = fileURLToPath(new URL(`../../.output/${build}-mv3`, import.meta.url));
  const extension = await mkdtemp(join(tmpdir(), 'headroom-damaged-'));
  await cp(built, extension, { recursive: true });
  await rm(join(extension, script));
  const parts = { extension, proxyPort: proxy.port };
  const running = browser.kind === 'chromium' ? await startChromium(parts) : await startFirefox(parts);
  try {
    await work('withFreshExtension' in running ? await running.withFreshExtension() : running);
  } finally {
    await running.close();
    await rm(extension, { recursive: true, force: true });
  }
}

/** One reading, the worker's death, another reading: both are shown. Gives back the last screen. */
async function seeBothOverADeath({ browser, site }: Pick<SpecContext, 'browser' | 'site'>): Promise<Screen> {
  const page = await openUsage(browser, 'scenario=early');
  await browser.badgeUntil((text) => text !== '');
  await readPopup(browser, both);
  await browser.killWorker();
  site.advance('early');
  await nextSecond();
  await page.reload();
  await untilDrawn(page);
  const screen = await readPopup(browser, ({ meters }) => meters.some(({ left }) => left === 100));
  assert.deepEqual(meterLevels(screen), [
    ['5-hour', 100],
    ['Weekly', 100],
  ]);
  return screen;
}

export const specs: Spec[] = [
  {
    name: 'brings an observation to badge, popup and database also where its deferred script is gone',
    browser: 'both',
    nightly: 'firefox',
    run: (context) =>
      withoutScript('background-deferred.js', context, async (browser) => {
        await seeBothOverADeath({ ...context, browser });
        assert.deepEqual(await usedPercents(browser), [61, 0]);
        await browser.badgeUntil((text) => text === '100');
      }),
  },
  {
    name: 'brings an observation to badge and popup, and says that none is kept, where its database is gone',
    browser: 'both',
    nightly: true,
    run: (context) =>
      withoutScript('background-database.js', context, async (browser) => {
        const { text } = await seeBothOverADeath({ ...context, browser });
        assert.match(text, /The history is not being kept/);
        assert.deepEqual(await usedPercents(browser), []);
        await browser.badgeUntil((badge) => badge === '100');
      }),
  },
  {
    name: 'loses nothing when the worker is stopped between two observations',
    browser: 'both',
    async run({ browser, site }) {
      await seeBothOverADeath({ browser, site });
      assert.deepEqual(await usedPercents(browser), [61, 0]);
      // Nobody used a reset and none is gone: the change is told as what it is.
      assert.match(await browser.dump(), /"early-reset"/);
    },
  },
  {
    name: 'loses nothing when the worker is stopped while observations arrive',
    browser: 'chromium',
    async run({ browser, site }) {
      site.add('counting', counting);
      const page = await openUsage(browser, 'scenario=counting');
      await readPopup(browser, ({ meters }) => meters.length === 1);
      for (let i = 0; i < 6; i++) {
        site.advance('counting');
        await nextSecond();
        await Promise.all([ask(page), sleep(8 * i).then(browser.killWorker)]);
      }
      await readPopup(browser, ({ meters }) => meters[0]?.left === 84);
      const seen = async () => [...new Set(await usedPercents(browser))].sort();
      await untilTruthy(async () => (await seen()).length >= 7, 'seven readings to be stored');
      assert.deepEqual(await seen(), [10, 11, 12, 13, 14, 15, 16]);
    },
  },
];
