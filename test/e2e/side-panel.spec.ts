// The popup's content beside the page: opened from the popup, live, and without a trace.
import assert from 'node:assert/strict';
import { openUsage, untilScreen } from '../support/browser/screen';
import { nextSecond } from '../support/browser/wait';
import type { Spec } from './spec';

export const specs: Spec[] = [
  {
    name: 'has the popup’s content and what is coming up, and follows what a page sees',
    browser: 'both',
    async run({ browser }) {
      const panel = await browser.extensionPage('sidepanel.html');
      await panel.until(() => document.body.innerText.includes('Nothing seen yet'));
      await openUsage(browser);
      // Two windows and two resets.
      const screen = await untilScreen(panel, ({ times }) => times['Coming up']?.length === 4);
      assert.deepEqual(
        screen.meters.map(({ name, left }) => [name, left]),
        [
          ['5-hour', 4],
          ['Weekly', 48],
        ],
      );
      assert.match(screen.regions['Coming up'] ?? '', /5-hour is full again/);
      assert.equal(await panel.evaluate(() => document.querySelector('[aria-label="Open side panel"]')), null);
      await nextSecond();
      await openUsage(browser, 'scenario=signed-out');
      await untilScreen(panel, ({ text }) => /signed out/i.test(text));
      // What the panel itself could have kept: nothing.
      assert.equal(await panel.evaluate(() => localStorage.length + sessionStorage.length), 0);
    },
  },
  {
    name: 'opens from the popup',
    browser: 'chromium',
    async run({ browser }) {
      await openUsage(browser);
      const popup = await browser.popup();
      await untilScreen(popup, ({ meters }) => meters.length === 2);
      const { page, context } = { page: popup.page ?? assert.fail(), context: browser.context ?? assert.fail() };
      const session = await context.newCDPSession(page);
      await page.getByRole('button', { name: 'Open side panel' }).click();
      const isOpen = async () => {
        const opener = await browser.extensionPage('manifest.json');
        const contexts = await opener.evaluate(() =>
          chrome.runtime.getContexts({ contextTypes: ['SIDE_PANEL' as never] }),
        );
        await opener.close();
        return contexts.some(({ documentUrl }) => documentUrl?.endsWith('/sidepanel.html'));
      };
      for (let tries = 0; !(await isOpen()); tries++) assert.ok(tries < 20, 'the panel did not open');
      await session.detach().catch(() => undefined);
    },
  },
  {
    name: 'is offered by the keys of the manifest, and the browser’s own Options entry opens Settings',
    browser: 'chromium',
    async run({ browser }) {
      const page = await browser.extensionPage('manifest.json');
      const commands = await page.evaluate(() => chrome.commands.getAll());
      assert.deepEqual(
        commands.map(({ name, shortcut, description }) => [name, shortcut, description]),
        [
          ['_execute_action', 'Alt+Shift+H', ''],
          ['open-side-panel', 'Alt+Shift+U', 'Open the side panel'],
        ],
      );
      const opened = browser.context?.waitForEvent('page');
      await page.evaluate(() => chrome.runtime.openOptionsPage());
      const options = (await opened) ?? assert.fail();
      await options.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
      assert.equal(new URL(options.url()).hash, '#/settings');
    },
  },
];
