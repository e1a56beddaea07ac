// The page changes its address without loading, comes back from the back/forward cache, or asks where nobody can look.
import assert from 'node:assert/strict';
import { meterLevels, openUsage, readPopup, untilDrawn } from '../support/browser/screen';
import type { Tab } from '../support/browser/test-browser';
import { startVirtualTime } from '../support/browser/virtual-time';
import { nextSecond } from '../support/browser/wait';
import type { Spec } from './spec';

const both = ({ meters }: { meters: readonly unknown[] }) => meters.length === 2;

/** Leaves the page and comes back until Firefox had kept it: under load it may drop a page and load it anew. */
async function backFromCache(page: Tab): Promise<void> {
  for (let tries = 0; tries < 5; tries++) {
    await page.evaluate(() => void Object.assign(window, { stayed: true }));
    await page.goto('https://chatgpt.com/codex');
    await page.evaluate(() => void setTimeout(() => history.back(), 0));
    await page.until(() => location.pathname.endsWith('/usage') && document.readyState === 'complete');
    if (await page.evaluate(() => 'stayed' in window)) return;
    await untilDrawn(page);
  }
  assert.fail('the page was never kept in the back/forward cache');
}

interface ShownPage {
  readonly lang: string;
  readonly left: string;
  readonly resets: string;
  readonly rows: readonly { readonly title: string; readonly percent: number; readonly hours: number }[];
}

const languages = {
  en: { left: '% left', resets: 'Resets', titles: ['5-hour limit', 'Weekly limit'] },
  de: { left: ' % verbleibend', resets: 'Zurückgesetzt am', titles: ['5-Stunden-Grenze', 'Wöchentliche Grenze'] },
} as const;

function shownPage(lang: keyof typeof languages, [fiveHour, weekly]: readonly [number, number]): ShownPage {
  const { left, resets, titles } = languages[lang];
  const rows = [
    { title: titles[0], percent: fiveHour, hours: 4 },
    { title: titles[1], percent: weekly, hours: 90 },
  ];
  return { lang, left, resets, rows };
}

/** Shows a usage page's rows without any request. Runs in the page. */
function showRows({ lang, left, resets, rows }: ShownPage): void {
  if (!location.pathname.endsWith('/usage')) history.pushState(null, '', '/codex/settings/usage');
  document.documentElement.lang = lang;
  const line = (textContent: string, title = '') =>
    Object.assign(document.createElement('p'), { textContent, ...(title && { title }) });
  const drawn = rows.map(({ title, percent, hours }) => {
    const end = new Date(Date.now() + hours * 3_600_000);
    const exact = end.toLocaleString(lang, { dateStyle: 'full', timeStyle: 'long' });
    const row = Object.assign(document.createElement('div'), { className: '@container/settings-row' });
    row.append(line(title), line(resets, `${resets} ${exact}`), line(`${percent}${left}`));
    return row;
  });
  document.querySelector('main')?.replaceChildren(...drawn);
}

/** A usage page whose requests nobody sees stays open and rewrites its text, while ten minutes pass on its own clock. */
function readsOpenPageAgain(lang: keyof typeof languages): Spec {
  return {
    name: `reads a page again that stays open for ten minutes and changes unseen, in ${lang}`,
    browser: 'chromium',
    ...(lang !== 'en' && { nightly: true }),
    async run({ browser }) {
      const page = await browser.open('https://chatgpt.com/codex?scenario=plus&via=worker');
      await untilDrawn(page);
      const clock = await startVirtualTime(page, Date.now() - 11 * 60_000);
      await page.evaluate(showRows, shownPage(lang, [4, 48]));
      await clock.advance(15_000);
      const arrival = await readPopup(browser, both);
      assert.deepEqual(meterLevels(arrival), [
        ['5-hour', 4],
        ['Weekly', 48],
      ]);
      await page.front();
      await page.evaluate(showRows, shownPage(lang, [3, 45]));
      await clock.advance(10 * 60_000);
      const later = await readPopup(browser, ({ meters }) => meters.some(({ left }) => left === 3));
      assert.deepEqual(meterLevels(later), [
        ['5-hour', 3],
        ['Weekly', 45],
      ]);
    },
  };
}

export const specs: Spec[] = [
  readsOpenPageAgain('en'),
  readsOpenPageAgain('de'),
  {
    name: 'reads the meters from the page when its answers cannot be seen',
    browser: 'both',
    nightly: 'firefox',
    async run({ browser, site }) {
      const page = await browser.open('https://chatgpt.com/codex?scenario=plus&via=worker');
      await page.evaluate(() => document.querySelector<HTMLElement>('a[href="/settings/usage"]')?.click());
      await page.until(() => document.querySelector('progress') !== null);
      assert.equal(await browser.badge(), '');
      await browser.badgeUntil((text) => text !== '');
      const screen = await readPopup(browser, both);
      assert.deepEqual(meterLevels(screen), [
        ['5-hour', 4],
        ['Weekly', 48],
      ]);
      assert.match(await browser.dump(), /"source": "dom"/);
      assert.ok(site.log.some(({ path }) => path === '/demo/worker.js'));
    },
  },
  {
    name: 'goes on seeing after the page was away in the back/forward cache',
    // Playwright switches that cache off in Chromium.
    browser: 'firefox',
    async run({ browser, site }) {
      const page = await openUsage(browser, 'scenario=early');
      await readPopup(browser, both);
      await backFromCache(page);
      site.advance('early');
      await nextSecond();
      await page.until(() => document.querySelector('progress') !== null);
      // A page that has just come back may still be waking: it is asked until it answers.
      await page.evaluate(() => {
        const refresh = () =>
          [...document.querySelectorAll('button')].find((one) => one.innerText === 'Refresh')?.click();
        refresh();
        setInterval(refresh, 1_000);
      });
      const screen = await readPopup(browser, ({ meters }) => meters.some(({ left }) => left === 100));
      assert.deepEqual(meterLevels(screen), [
        ['5-hour', 100],
        ['Weekly', 100],
      ]);
    },
  },
  {
    name: 'falls silent, and leaves the page in peace, once the extension is gone',
    browser: 'chromium',
    async run({ browser }) {
      const page = await openUsage(browser);
      await readPopup(browser, both);
      const errors: string[] = [];
      page.page?.on('pageerror', ({ message }) => void errors.push(message));
      page.page?.on('console', (line) => void (line.type() === 'error' && errors.push(line.text())));
      const own = await browser.extensionPage('manifest.json');
      await own.evaluate(() => void setTimeout(() => chrome.runtime.reload(), 50));
      await own.page?.waitForEvent('close');
      for (let i = 0; i < 3; i++) {
        await page.evaluate(() => {
          delete document.querySelector('main')?.dataset.state;
          [...document.querySelectorAll('button')].find((one) => one.innerText === 'Refresh')?.click();
        });
        await untilDrawn(page);
      }
      await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 1_000)));
      assert.deepEqual(
        errors.filter((text) => !text.includes('404')),
        [],
      );
    },
  },
];
