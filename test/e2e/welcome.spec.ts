// The first minute: the page that opens with the installation, and sample data in the extension.
import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { createDemoSite } from '../demo/site';
import { startChromium } from '../support/browser/chromium';
import { welcomePath } from '../support/browser/close-welcome';
import { clickButton, openUsage, readPopup, untilScreen } from '../support/browser/screen';
import { startProxy } from '../support/browser/test-proxy';
import type { Spec } from './spec';

const extension = fileURLToPath(new URL('../../.output/chrome-mv3', import.meta.url));

/** What the three steps say of themselves: "Done", "Next", "To do". Runs in the page. */
function stepStates(): string {
  return [...document.querySelectorAll('main ol > li h2 span')].map((state) => state.textContent).join();
}

export const specs: Spec[] = [
  {
    name: 'opens with the installation, once, and says that the button is not pinned yet',
    browser: 'own',
    async run() {
      const [proxy, site] = await Promise.all([startProxy(), createDemoSite()]);
      proxy.map('chatgpt.com', site.port);
      const browser = await startChromium({ extension, proxyPort: proxy.port, keepsWelcome: true });
      try {
        const { context = assert.fail(), killWorker, popup } = browser;
        const welcomes = () => (context?.pages() ?? []).filter((page) => page.url().endsWith(welcomePath));
        const [page = assert.fail()] = welcomes().length > 0 ? welcomes() : [await context?.waitForEvent('page')];
        await page.getByText('Click the puzzle piece in the toolbar').waitFor();
        assert.equal(await page.evaluate(stepStates), 'Next,To do,To do');
        // A worker that starts again is no installation.
        await killWorker();
        await (await popup()).close();
        assert.equal(welcomes().length, 1);
      } finally {
        await browser.close();
        await Promise.all([proxy.close(), site.close()]);
      }
    },
  },
  {
    name: 'follows what the user does: the usage page, then the figures',
    browser: 'both',
    async run({ browser }) {
      const welcome = await browser.extensionPage(welcomePath);
      const states = () => welcome.evaluate(stepStates);
      await welcome.until(() => document.querySelectorAll('main ol > li').length === 3);
      assert.match(await states(), /^(Next,To do|Done,Next),To do$/);
      const usage = await openUsage(browser);
      await browser.badgeUntil((text) => text !== '');
      await welcome.front();
      await welcome.until(() =>
        /Done,Done$/.test(
          [...document.querySelectorAll('main ol > li h2 span')].map((state) => state.textContent).join(),
        ),
      );
      // It was open, and stays done when it is closed.
      await usage.close();
      assert.match(await states(), /Done,Done$/);
      await clickButton(welcome, 'Show my figures');
      await untilScreen(welcome, ({ meters }) => meters.length === 2);
    },
  },
  {
    name: 'shows sample data, marked, off the toolbar, and gone with one click or behind the first reading',
    browser: 'both',
    nightly: 'firefox',
    async run({ browser }) {
      const page = await browser.extensionPage(welcomePath);
      await clickButton(page, 'Try with sample data');
      const shown = await untilScreen(page, ({ meters }) => meters.length === 2);
      assert.match(shown.regions['Sample data'] ?? '', /made up/);
      assert.equal(await browser.badge(), '');
      const popup = await readPopup(browser, ({ meters }) => meters.length === 2);
      assert.match(popup.text, /Sample data: none of this is yours/);

      await openUsage(browser);
      await browser.badgeUntil((text) => text !== '');
      await readPopup(browser, ({ text, meters }) => meters.length === 2 && !text.includes('Sample data'));
      await page.front();
      await untilScreen(page, ({ regions }) => /among yours/.test(regions['Sample data'] ?? ''));
      await clickButton(page, 'Remove it');
      const gone = await untilScreen(page, ({ regions }) => regions['Sample data'] === undefined);
      assert.equal(gone.meters.length, 2);
    },
  },
];
