// The browser that `npm start` opens.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { openBrowser } from '../demo/open-browser';
import { withSeparateApp } from '../support/browser/app-tab';
import { inPage, untilInPage } from '../support/browser/in-page';
import type { Spec } from './spec';

const extension = fileURLToPath(new URL('../../.output/chrome-mv3', import.meta.url));

export const specs: Spec[] = [
  {
    name: 'opens on the demo page and the app, with the button on the toolbar, and leaves nothing behind',
    browser: 'own',
    async run({ site }) {
      await withSeparateApp(async (app) => {
        const opened = await openBrowser({ extension, sitePort: site.port, app: app.origin, headless: true });
        const { context, profile, close } = opened ?? assert.fail('no Chromium was found');
        const [demo = assert.fail(), second = assert.fail()] = context.pages();
        assert.deepEqual(
          context.pages().map((page) => new URL(page.url()).origin),
          ['https://chatgpt.com', app.origin],
        );
        assert.equal(await inPage(demo, () => document.visibilityState), 'visible');
        await untilInPage(demo, () => document.querySelector('main')?.dataset.state === 'drawn');
        await untilInPage(second, () => document.querySelector('main') !== null);
        const worker = context.serviceWorkers().find((one) => one.url().startsWith('chrome-extension:'));
        const settings = await worker?.evaluate(() => chrome.action.getUserSettings());
        assert.equal(settings?.isOnToolbar, true);
        await close();
        assert.equal(existsSync(profile), false);
      });
    },
  },
];
