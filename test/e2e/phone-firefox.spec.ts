// Firefox as the phone: it really subscribes, really decrypts what the computer's Chromium sent, and stores it.
import assert from 'node:assert/strict';
import { startFirefox } from '../support/browser/firefox';
import { autopushPrefs, startAutopush } from '../support/browser/mozilla-push-server';
import { inPage, openComputer, proxyTo, serveApp } from '../support/browser/phone-and-computer';
import { startVendor, vendorHosts } from '../support/browser/push-service';
import { gauges, openUsage, readScreen, untilScreen } from '../support/browser/screen';
import type { Spec, Tab } from './spec';

const press = (tab: Tab, name: string) =>
  tab.until((text) => {
    const button = [...document.querySelectorAll('button')].find((each) => each.textContent?.trim() === text);
    button?.click();
    return button !== undefined;
  }, name);

export const specs: Spec[] = [
  {
    name: 'is subscribed to, decrypted and stored by a real Firefox',
    browser: 'chromium',
    async run({ site }) {
      const [vendor, autopush, app] = [await startVendor(), await startAutopush(), await serveApp()];
      const proxy = await proxyTo(vendor, vendorHosts, site.port);
      vendor.onPost = ({ path, body, headers }) =>
        autopush.deliver(path, body, typeof headers.topic === 'string' ? headers.topic : undefined);
      const prefs = autopushPrefs(autopush.address);
      const [computer, firefox] = await Promise.all([
        openComputer(proxy.port, true),
        startFirefox({ extension: '', proxyPort: proxy.port, prefs }),
      ]);
      try {
        await openUsage(computer);
        await computer.badgeUntil((text) => text !== '');
        const { page } = computer;
        await page.reload();
        await page.getByRole('button', { name: 'Add a phone or computer' }).click();
        await inPage(page, () => {
          const keep = { writeText: async (text: string) => void Object.assign(window, { copiedText: text }) };
          Object.defineProperty(navigator, 'clipboard', { configurable: true, value: keep });
        });
        await page.getByRole('button', { name: 'Copy the code as a link' }).click();
        await page.waitForFunction('window.copiedText');
        const link = String(await page.evaluate('window.copiedText'));

        const phone = await firefox.bare().open(`${app.origin}/#/phone`);
        await phone.until(async () => (await navigator.serviceWorker.ready).active?.state === 'activated');
        await phone.evaluate(
          (hash) => {
            location.hash = hash;
          },
          link.slice(link.indexOf('#')),
        );
        await press(phone, 'Allow and answer');
        const digits = await phone.until(() => document.querySelector('[data-digits]')?.getAttribute('data-digits'));
        await phone.evaluate(() => {
          const keep = { writeText: async (text: string) => void Object.assign(window, { copiedText: text }) };
          Object.defineProperty(navigator, 'clipboard', { configurable: true, value: keep });
        });
        await press(phone, 'Copy the link');
        const answer = await phone.until(() => (window as unknown as { copiedText?: string }).copiedText);
        await page.getByLabel('The phone’s answer').fill(String(answer));
        await page.getByRole('button', { name: 'Continue' }).click();
        const shown = page.locator('[data-digits]');
        await shown.waitFor();
        assert.equal(await shown.getAttribute('data-digits'), digits);
        await page.getByRole('button', { name: 'Same number' }).click();

        await untilScreen(phone, ({ regions }) => 'Paired' in regions);
        await phone.evaluate(() => {
          location.hash = '/';
        });
        const first = await untilScreen(phone, ({ meters }) => meters.length === 2);
        await inPage(page, () => {
          location.hash = '/';
        });
        await page.getByRole('meter').first().waitFor();
        assert.deepEqual(gauges(first), gauges(await inPage(page, readScreen)));
        assert.deepEqual(autopush.refused, []);
        assert.ok(autopush.acknowledged() >= 2);
        assert.ok(vendor.requests.every(({ method, body }) => method === 'POST' && body.length === 4_096));
      } finally {
        await Promise.all([computer.close(), firefox.close()]);
        await Promise.all([proxy.close(), app.close(), vendor.close(), autopush.close()]);
      }
    },
  },
];
