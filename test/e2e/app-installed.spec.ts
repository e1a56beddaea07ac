// The installed app: without a network, across its own updates, and asking nobody for anything.
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serveFolder } from '../../scripts/static-server';
import { appFolder } from '../support/browser/app-server';
import { installWorker, openApp, withSampleApp, withSeparateApp } from '../support/browser/app-tab';
import { clickButton, untilScreen } from '../support/browser/screen';
import { sleep } from '../support/browser/wait';
import type { Spec } from './spec';

export const specs: Spec[] = [
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
