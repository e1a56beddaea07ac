// The app's own storage: sample data, a browser that stores nothing, a full disk, a cleared history.
import assert from 'node:assert/strict';
import { withSampleApp, withSeparateApp } from '../support/browser/app-tab';
import { clickButton, meterLevels, readScreen, untilScreen } from '../support/browser/screen';
import { usageSeries } from '../support/observations';
import type { Spec } from './spec';

export const specs: Spec[] = [
  {
    name: 'creates sample data, marks it, and removes it with one tap',
    browser: 'both',
    nightly: 'firefox',
    async run({ browser }) {
      await withSampleApp(browser, async ({ tab, shown }) => {
        assert.match(shown.regions['Sample data'] ?? '', /made up/);
        await clickButton(tab, 'Remove it');
        const gone = await untilScreen(tab, ({ meters }) => meters.length === 0);
        assert.equal(gone.regions['Sample data'], undefined);
        await tab.reload();
        await tab.until(() => document.querySelector('main') !== null);
        assert.equal((await tab.evaluate(readScreen)).meters.length, 0);
      });
    },
  },
  {
    name: 'opens where nothing can be stored, and says so',
    browser: 'chromium',
    async run({ browser }) {
      await withSeparateApp(async (app) => {
        const page = (await browser.context?.newPage()) ?? assert.fail();
        await page.addInitScript(() => {
          IDBFactory.prototype.open = () => {
            throw new DOMException('The user denied it.', 'SecurityError');
          };
        });
        await page.goto(app.origin);
        await page.getByText(/keeps no data here/).waitFor({ timeout: 15_000 });
        await page.getByRole('button', { name: 'Try with sample data' }).click();
        await page
          .getByText(/stores nothing here/)
          .first()
          .waitFor({ timeout: 15_000 });
        await page.close();
      });
    },
  },
  {
    name: 'says that there is no room for an import, and still shows its data',
    browser: 'chromium',
    nightly: true,
    async run({ browser }) {
      await withSampleApp(browser, async ({ app, tab }) => {
        const page = tab.page ?? assert.fail();
        // Simulates a full disk: from here on every write fails.
        await tab.evaluate(() => {
          IDBObjectStore.prototype.put = () => {
            throw new DOMException('No room.', 'QuotaExceededError');
          };
          location.hash = '#/settings';
        });
        const observations = usageSeries(3_000);
        const file = { format: 'headroom/export', version: 1, exportedAt: '', records: [], observations };
        await page.getByLabel('Import a file').setInputFiles({
          name: 'headroom.json',
          mimeType: 'application/json',
          buffer: Buffer.from(JSON.stringify(file)),
        });
        await page.getByText(/not enough room to store everything/).waitFor({ timeout: 30_000 });
        await tab.goto(`${app.origin}/?again#/`);
        await untilScreen(tab, ({ meters }) => meters.length === 2);
      });
    },
  },
  {
    name: 'says that the browser cleared its history, and shows the last snapshot',
    browser: 'both',
    nightly: 'chromium',
    async run({ browser }) {
      await withSampleApp(browser, async ({ tab, shown: before }) => {
        await tab.evaluate(
          () =>
            new Promise<void>((resolve) => {
              indexedDB.deleteDatabase('headroom').onsuccess = () => resolve();
            }),
        );
        await tab.reload();
        const after = await untilScreen(
          tab,
          ({ text, meters }) => /cleared the history/.test(text) && meters.length > 0,
        );
        assert.deepEqual(meterLevels(after), meterLevels(before));
      });
    },
  },
];
