// An open usage page reloads itself where the user wants that: its own requests, none of ours.
import assert from 'node:assert/strict';
import { openUsage, untilScreen } from '../support/browser/screen';
import type { TestBrowser } from '../support/browser/test-browser';
import { sleep } from '../support/browser/wait';
import type { Spec } from './spec';

/** Switches it on as the user does. */
async function switchOn(browser: TestBrowser): Promise<void> {
  const settings = await browser.extensionPage('app.html#/settings');
  await settings.until(() => document.querySelector('[role=switch][aria-label="Fresh when you look"]'));
  await settings.evaluate(() => {
    document.querySelector<HTMLInputElement>('[role=switch][aria-label="Fresh when you look"]')?.click();
  });
  await settings.until(async () => {
    const { snapshot } = (await chrome.storage.local.get('snapshot')) as {
      snapshot?: { settings: { freshMinutes?: number } };
    };
    return snapshot?.settings.freshMinutes === 30;
  });
  await settings.close();
}

export const specs: Spec[] = [
  {
    name: 'reloads no usage page that is looked at again before it is switched on; says in the popup why it waits then',
    browser: 'chromium',
    async run({ browser, site }) {
      const page = await openUsage(browser);
      const popup = await browser.popup();
      await untilScreen(popup, ({ meters }) => meters.length === 2);
      assert.equal(await popup.evaluate(() => document.querySelector('[aria-label=Refresh]')), null);
      await switchOn(browser);
      await popup.until(() => document.querySelector('[aria-label=Refresh]'));

      const asked = site.log.length;
      // The popup of a browser lies over the page; here it is a tab, so the page must be in front while it is clicked.
      await page.front();
      await popup.evaluate(() => document.querySelector<HTMLElement>('[aria-label=Refresh]')?.click());
      await untilScreen(popup, ({ text }) => /loaded less than 5 minutes ago/.test(text));
      assert.equal(site.log.length, asked);

      // An hour later, as far as this load of the page can tell.
      const tab = page.page ?? assert.fail();
      const session = await (browser.context ?? assert.fail()).newCDPSession(tab);
      const isolated: number[] = [];
      session.on('Runtime.executionContextCreated', ({ context }) => {
        if (context.auxData?.type === 'isolated' && context.name === 'Headroom for Codex (development)')
          isolated.push(context.id);
      });
      await session.send('Runtime.enable');
      const [contextId = assert.fail('the relay’s world')] = isolated;
      const expression = 'Date.now = ((real) => () => real() + 3_600_000)(Date.now)';
      await session.send('Runtime.evaluate', { contextId, expression });
      await tab.evaluate("document.body.insertAdjacentHTML('beforeend', '<dialog open>Sure?</dialog>')");
      await popup.evaluate(() => document.querySelector<HTMLElement>('[aria-label=Refresh]')?.click());
      await untilScreen(popup, ({ text }) => /form or dialog open/.test(text));
      assert.equal(site.log.length, asked);

      await tab.evaluate("document.querySelector('dialog').remove()");
      await popup.evaluate(() => document.querySelector<HTMLElement>('[aria-label=Refresh]')?.click());
      for (let tries = 0; site.log.length === asked; tries++) {
        assert.ok(tries < 50, 'the page was not reloaded');
        await sleep(200);
      }
      const ours = site.log.filter(({ headers }) => String(headers?.origin ?? '').startsWith('chrome-extension'));
      assert.deepEqual(ours, []);
    },
  },
];
