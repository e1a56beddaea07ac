// A language chosen in the settings is spoken at once, wherever Headroom speaks, and stays without a network.
import assert from 'node:assert/strict';
import { installWorker, withSampleApp } from '../support/browser/app-tab';
import { openUsage } from '../support/browser/screen';
import type { Tab } from '../support/browser/test-browser';
import type { Spec } from './spec';

/** Chooses a language on the settings page that is open in the tab, by its own name. */
async function choose(tab: Tab, name: string): Promise<void> {
  await tab.until((wanted) => {
    const select = document.querySelector<HTMLSelectElement>(
      'select[aria-label="Language"], select[aria-label="Sprache"]',
    );
    const option = [...(select?.options ?? [])].find(({ text }) => text === wanted);
    if (!select || !option) return false;
    select.value = option.value;
    select.dispatchEvent(new Event('change', { bubbles: true }));
    return true;
  }, name);
}

export const specs: Spec[] = [
  {
    name: 'a language chosen in Settings is spoken at once on page, popup and button, and English again after it',
    browser: 'chromium',
    async run({ browser }) {
      await openUsage(browser);
      await browser.badgeUntil((text) => text !== '');
      const settings = await browser.extensionPage('app.html#/settings');
      const popup = await browser.popup();
      await popup.until(() => document.querySelector('[role=meter]') !== null);
      await choose(settings, 'Deutsch');
      await settings.until(() => document.querySelector('h1')?.textContent === 'Einstellungen');
      await settings.until(() => document.documentElement.lang === 'de');
      await popup.until(() => document.documentElement.lang === 'de' && /übrig/.test(document.body.innerText));
      await settings.until(async () => /Freie Fahrt/.test(await chrome.action.getTitle({})));
      await popup.close();

      // Opened anew it speaks the language in its first frame: the messages are kept beside the stored view.
      const again = await browser.popup();
      await again.until(() => document.querySelector('[role=meter]') !== null);
      assert.equal(await again.evaluate(() => document.documentElement.lang), 'de');
      const kept = await again.evaluate(async () => {
        const { catalogue } = (await chrome.storage.local.get('catalogue')) as { catalogue?: { language?: string } };
        return catalogue?.language;
      });
      assert.equal(kept, 'de');
      await again.close();

      await choose(settings, 'English');
      await settings.until(() => document.querySelector('h1')?.textContent === 'Settings');
      await settings.until(async () => /Good to go/.test(await chrome.action.getTitle({})));
    },
  },
  {
    name: 'the installed app keeps the chosen language without its server, and no other one',
    browser: 'both',
    nightly: true,
    async run({ browser }) {
      await withSampleApp(browser, async ({ app, tab }) => {
        await tab.evaluate(() => location.assign('#/settings'));
        await choose(tab, 'Deutsch');
        await tab.until(() => document.querySelector('h1')?.textContent === 'Einstellungen');
        await installWorker(tab);
        // Fetched once more under the worker, as any later visit does.
        await tab.until(() => document.querySelector('h1')?.textContent === 'Einstellungen');
        await tab.until(async () => {
          const names = (await caches.keys()).filter((name) => name.startsWith('headroom-messages-'));
          const files = await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).length));
          return files.length === 1 && files[0] === 4;
        });
        await app.close();
        await tab.reload();
        await tab.until(() => document.querySelector('h1')?.textContent === 'Einstellungen');
        assert.equal(await tab.evaluate(() => document.documentElement.lang), 'de');
      });
    },
  },
];
