// The browsers that `npm start` opens.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { findBrowsers } from '../../scripts/browsers.mjs';
import { openBrowser } from '../demo/open-browser';
import { openFirefox } from '../demo/open-firefox';
import { withSeparateApp } from '../support/browser/app-tab';
import { welcomePath } from '../support/browser/close-welcome';
import { inPage, untilInPage } from '../support/browser/in-page';
import { untilTruthy } from '../support/browser/wait';
import type { Spec } from './spec';

const output = fileURLToPath(new URL('../../.output/', import.meta.url));

export const specs: Spec[] = [
  {
    name: 'opens on the demo page and the app, with the button on the toolbar, and leaves nothing behind',
    browser: 'own',
    async run({ site }) {
      await withSeparateApp(async (app) => {
        const program = findBrowsers().chromium ?? assert.fail('no Chromium was found');
        const extension = `${output}chrome-mv3`;
        const opened = await openBrowser({ program, extension, sitePort: site.port, app: app.origin, headless: true });
        const { context, profile, close } = opened;
        const welcome = await untilTruthy(
          async () => context.pages().find((page) => page.url().endsWith(welcomePath)),
          'the first steps',
        );
        const others = context.pages().filter((page) => page !== welcome);
        const [demo = assert.fail(), second = assert.fail()] = others;
        assert.deepEqual(
          others.map((page) => new URL(page.url()).origin),
          ['https://chatgpt.com', app.origin],
        );
        assert.equal(await inPage(demo, () => document.visibilityState), 'visible');
        await untilInPage(demo, () => document.querySelector('main')?.dataset.state === 'drawn');
        await untilInPage(second, () => document.querySelector('main') !== null);
        const worker = context.serviceWorkers().find((one) => one.url().startsWith('chrome-extension:'));
        const settings = await worker?.evaluate(() => chrome.action.getUserSettings());
        assert.equal(settings?.isOnToolbar, true);
        // The three steps see it: the button is pinned, the page open, the figures there.
        await untilInPage(welcome, () => document.querySelector('h1')?.textContent === 'You’re all set');
        await close();
        assert.equal(existsSync(profile), false);
      });
    },
  },
  {
    name: 'opens Firefox on the demo page, which the extension sees, and leaves nothing behind',
    browser: 'own',
    nightly: true,
    alone: 'firefox',
    async run({ site }) {
      await withSeparateApp(async (app) => {
        const program = findBrowsers().firefox ?? assert.fail('no Firefox was found');
        const extension = `${output}firefox-mv3`;
        const opened = await openFirefox({ program, extension, sitePort: site.port, app: app.origin, headless: true });
        const asked = (path: string) => site.log.some((request) => request.path.startsWith(path));
        await untilTruthy(async () => asked('/backend-api/wham/usage'), 'the demo page’s own request');
        await opened.close();
        assert.equal(existsSync(opened.profile), false);
      });
    },
  },
];
