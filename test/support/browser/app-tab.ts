// The app in a tab of a test browser.
import { type StaticServer, serveFolder } from '../../../scripts/static-server';
import { appFolder } from './app-server';
import { clickButton, type Screen, untilScreen } from './screen';
import type { Tab, TestBrowser } from './test-browser';

/** Serves the app at an address the extension does not know while `work` runs. */
export async function withSeparateApp(work: (app: StaticServer) => Promise<void>): Promise<void> {
  const app = await serveFolder(appFolder);
  try {
    await work(app);
  } finally {
    await app.close();
  }
}

/** Lets the app read what the extension stored, as the user does on the Settings page. */
export async function allowApp(browser: TestBrowser): Promise<void> {
  const page = await browser.extensionPage('app.html#/settings');
  await clickButton(page, 'Allow');
  await page.until(() => document.body.innerText.includes('may read what Headroom stores'));
  await page.close();
}

export async function openApp(browser: TestBrowser, app: StaticServer, route = '/'): Promise<Tab> {
  const tab = await browser.open(`${app.origin}/#${route}`);
  await tab.until(() => document.querySelector('main') !== null);
  return tab;
}

/** Opens the app at an address of its own, with the whole sample month in it; `shown` is its first screen. */
export async function withSampleApp(
  browser: TestBrowser,
  work: (sample: { readonly app: StaticServer; readonly tab: Tab; readonly shown: Screen }) => Promise<void>,
): Promise<void> {
  await withSeparateApp(async (app) => {
    const tab = await openApp(browser, app);
    await clickButton(tab, 'Try with sample data');
    // The month is stored in portions, oldest first. Its last reading is three minutes old.
    const shown = await untilScreen(
      tab,
      ({ meters, regions }) => meters.length === 2 && /^Seen/.test(regions.Freshness ?? ''),
    );
    await work({ app, tab, shown });
  });
}

/** Loads the app twice, because a worker controls a page from its second load on. */
export async function installWorker(tab: Tab): Promise<void> {
  await tab.until(async () => (await navigator.serviceWorker.ready).active?.state === 'activated');
  // The pages behind the first ones are cached once the app is idle.
  await tab.until(() => document.documentElement.dataset.offline === 'ready');
  await tab.reload();
  await tab.until(() => navigator.serviceWorker.controller !== null && document.querySelector('main') !== null);
}
