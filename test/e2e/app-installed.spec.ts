// The installed app: without a network, across its own updates, and asking nobody for anything.
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serveFolder } from '../../scripts/static-server';
import { appFolder } from '../support/browser/app-server';
import { installWorker, openApp, withSampleApp, withSeparateApp } from '../support/browser/app-tab';
import { clickButton, untilScreen } from '../support/browser/screen';
import type { Tab } from '../support/browser/test-browser';
import { sleep } from '../support/browser/wait';
import type { Spec } from './spec';

const routes = [
  'history',
  'bank',
  'plan',
  'referral',
  'credits',
  'events',
  'devices',
  'accounts',
  'settings',
  'diagnostics',
];

/** The heading of each route, in the tab as it is: nothing is loaded anew. */
async function headingsOf(tab: Tab): Promise<Map<string, string>> {
  const headings = new Map<string, string>();
  for (const route of [...routes, 'more']) {
    await tab.evaluate((to) => {
      location.hash = `#/${to}`;
    }, route);
    const heading = await tab.until((to) => {
      const shown = document.querySelector('h1')?.textContent;
      return location.hash === `#/${to}` && document.querySelector('main [aria-busy=true]') === null ? shown : null;
    }, route);
    headings.set(route, heading ?? '');
  }
  return headings;
}

const isMissing = /is not on this device yet$/;

export const specs: Spec[] = [
  {
    name: 'has every page without its server once it says so, in the tab of the first visit',
    browser: 'both',
    nightly: true,
    async run({ browser, note }) {
      await withSampleApp(browser, async ({ app, tab }) => {
        await tab.until(() => document.documentElement.dataset.offline === 'ready');
        note(`ready ${await tab.evaluate(() => Math.round(performance.now()))} ms after the visit began`);
        await app.close();
        const headings = [...(await headingsOf(tab)).values()];
        assert.deepEqual(
          headings.filter((heading) => isMissing.test(heading) || /did not load/.test(heading)),
          [],
        );
        assert.equal(new Set(headings).size, headings.length);
      });
    },
  },
  {
    name: 'was on line for 1.5 seconds: a page opens, or says that it was not saved',
    browser: 'both',
    nightly: true,
    async run({ browser, note }) {
      await withSeparateApp(async (app) => {
        const tab = await browser.open(app.origin);
        await sleep(1_500);
        await app.close();
        const headings = [...(await headingsOf(tab)).values()];
        note(`${headings.filter((heading) => !isMissing.test(heading)).length} of ${headings.length} pages open`);
        assert.deepEqual(
          headings.filter((heading) => /did not load/.test(heading)),
          [],
        );
      });
    },
  },
  {
    name: 'does not say that it is ready while a page is missing, and says which one it is',
    browser: 'chromium',
    nightly: true,
    async run({ browser }) {
      const copy = mkdtempSync(join(tmpdir(), 'headroom-pwa-'));
      cpSync(appFolder, copy, { recursive: true });
      const chunk = readdirSync(join(copy, 'assets')).find((file) => /^history-page-.*\.js$/.test(file));
      rmSync(join(copy, 'assets', chunk ?? assert.fail('History has no file of its own')));
      const app = await serveFolder(copy);
      const tab = await openApp(browser, app);
      await tab.until(async () => {
        const kept = await (await caches.open('headroom-later')).keys();
        return kept.some(({ url }) => /diagnostics-page/.test(url)) && kept.length > 10;
      });
      const headingOf = async (wanted: RegExp) => {
        const { text } = await untilScreen(tab, (screen) => wanted.test(screen.text));
        assert.match(text, wanted);
      };
      await tab.evaluate(() => location.assign('#/history'));
      await headingOf(/This page did not load.*replaced by an update/);
      assert.equal(await tab.evaluate(() => document.documentElement.dataset.offline), undefined);
      await app.close();
      await tab.reload();
      await headingOf(/History is not on this device yet.*You are offline/);
      rmSync(copy, { recursive: true, force: true });
    },
  },
  {
    name: 'starts without its server, at any route, with all its data',
    browser: 'both',
    async run({ browser, proxy }) {
      await withSampleApp(browser, async ({ app, tab }) => {
        await installWorker(tab);
        await app.close();

        await tab.reload();
        const offline = await untilScreen(tab, ({ meters }) => meters.length === 2);
        assert.match(offline.text, /Sample data/);
        for (const [route, says] of [
          ['history', /over time|Weekly/],
          ['bank', /reset/i],
          ['settings', /Settings/],
        ] as const) {
          await tab.goto(`${app.origin}/${route === 'bank' ? 'some/deep/path' : ''}?again=${route}#/${route}`);
          const screen = await untilScreen(tab, ({ text }) => says.test(text) && !/cannot be fetched/.test(text));
          assert.match(screen.text, says);
        }
        assert.deepEqual(proxy.refused, []);
      });
    },
  },
  {
    name: 'can be installed',
    browser: 'chromium',
    nightly: true,
    async run({ browser }) {
      await withSeparateApp(async (app) => {
        const tab = await openApp(browser, app);
        await installWorker(tab);
        const session = await browser.context?.newCDPSession(tab.page ?? assert.fail());
        const { installabilityErrors } = (await session?.send('Page.getInstallabilityErrors')) ?? assert.fail();
        const { errors } = (await session?.send('Page.getAppManifest')) ?? assert.fail();
        assert.deepEqual([installabilityErrors, errors], [[], []]);
      });
    },
  },
  {
    name: 'requests only its own files, and nothing at all on a second start',
    browser: 'chromium',
    async run({ browser, proxy }) {
      await withSeparateApp(async (app) => {
        const tab = await openApp(browser, app);
        await installWorker(tab);
        const before = app.log.length;
        await tab.reload();
        await tab.until(() => document.querySelector('main') !== null);
        await sleep(1_500);
        const asked = app.log.slice(before).filter((path) => path !== '/sw.js');
        assert.deepEqual([asked, proxy.refused], [[], []]);
      });
    },
  },
  {
    name: 'offers a new version and activates it only when asked to',
    browser: 'chromium',
    async run({ browser }) {
      const copy = mkdtempSync(join(tmpdir(), 'headroom-pwa-'));
      cpSync(appFolder, copy, { recursive: true });
      const app = await serveFolder(copy);
      const tab = await openApp(browser, app);
      await installWorker(tab);
      writeFileSync(join(copy, 'sw.js'), `${readFileSync(join(copy, 'sw.js'), 'utf8')}\n// newer`);
      await tab.evaluate(async () => void (await (await navigator.serviceWorker.ready).update()));
      await tab.until(() => /new version is ready/.test(document.body.innerText));
      const waiting = () => navigator.serviceWorker.getRegistration().then((found) => found?.waiting?.state);
      assert.equal(await tab.evaluate(waiting), 'installed');
      await clickButton(tab, 'Reload');
      await tab.until(async () => (await navigator.serviceWorker.getRegistration())?.waiting === null);
      await tab.until(
        () => document.querySelector('main') !== null && !/new version is ready/.test(document.body.innerText),
      );
      await app.close();
      rmSync(copy, { recursive: true, force: true });
    },
  },
];
