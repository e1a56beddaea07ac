// The installed app in real browsers: without a network, beside the extension, and across its own updates.
import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { type StaticServer, serveFolder } from '../../scripts/static-server';
import { gauges, openUsage, readScreen, type Screen, untilScreen } from './screen';
import type { Spec, Tab, TestBrowser } from './spec';

const folder = fileURLToPath(new URL('../../.output/pwa', import.meta.url));
/** The address the extension was built for. */
const appPort = 4173;

/** Serves the app while `work` runs. The one address the extension knows may be taken by another run: then it waits. */
export async function withApp(work: (app: StaticServer) => Promise<void>, port = appPort): Promise<void> {
  const app = await served(port);
  try {
    await work(app);
  } finally {
    await app.close();
  }
}

async function served(port: number): Promise<StaticServer> {
  for (const end = Date.now() + 30_000; ; await new Promise((resolve) => setTimeout(resolve, 250))) {
    try {
      return await serveFolder(folder, port);
    } catch (error) {
      if (Date.now() > end) throw error;
    }
  }
}

async function openApp(browser: TestBrowser, app: StaticServer, route = '/'): Promise<Tab> {
  const tab = await browser.open(`${app.origin}/#${route}`);
  await tab.until(() => document.querySelector('main') !== null);
  return tab;
}

/** Loads the app twice: a worker controls a page from its second load on. */
async function installWorker(tab: Tab): Promise<void> {
  await tab.until(async () => (await navigator.serviceWorker.ready).active?.state === 'activated');
  // The pages behind the first ones follow once the app is idle.
  await tab.until(() => document.documentElement.dataset.offline === 'ready');
  await tab.reload();
  await tab.until(() => navigator.serviceWorker.controller !== null && document.querySelector('main') !== null);
}

const press = (tab: Tab, name: string) =>
  tab.until((text) => {
    const button = [...document.querySelectorAll('button')].find((each) => each.textContent?.trim() === text);
    button?.click();
    return button !== undefined;
  }, name);

export const specs: Spec[] = [
  {
    name: 'starts without its server, at any route, with all it knew',
    browser: 'both',
    async run({ browser, proxy }) {
      const app = await served(0);
      const tab = await openApp(browser, app);
      await press(tab, 'Try with sample data');
      await untilScreen(tab, ({ meters }) => meters.length === 2);
      await installWorker(tab);
      await app.close();

      await tab.reload();
      const offline = await untilScreen(tab, ({ meters }) => meters.length === 2);
      assert.match(offline.text, /Sample data/);
      for (const [route, says] of [
        ['history', /over time|Weekly/],
        ['bank', /reset/i],
        ['settings', /Settings/],
      ] as const) {
        await tab.goto(`${app.origin}/${route === 'bank' ? 'some/deep/path' : ''}?again=${route}#/${route}`);
        const screen = await untilScreen(tab, ({ text }) => says.test(text) && !/cannot be fetched/.test(text));
        assert.match(screen.text, says);
      }
      assert.deepEqual(proxy.refused, []);
    },
  },
  {
    name: 'follows the extension of the same browser, also when its worker was stopped',
    browser: 'both',
    run: ({ browser, site }) =>
      withApp(async (app) => {
        const tab = await openApp(browser, app);
        const usage = await openUsage(browser);
        const first = await untilScreen(tab, (screen) => gauges(screen)[0]?.[1] === 4);
        assert.deepEqual(gauges(first), [
          ['5-hour', 4],
          ['Weekly', 48],
        ]);
        await browser.killWorker();
        site.advance('plus');
        await usage.reload();
        const next = await untilScreen(tab, (screen) => gauges(screen)[0]?.[1] !== 4);
        assert.notDeepEqual(gauges(next), gauges(first));
      }),
  },
  {
    name: 'brings over what was seen before the app was first opened',
    browser: 'both',
    run: ({ browser }) =>
      withApp(async (app) => {
        await openUsage(browser);
        await browser.badgeUntil((text) => text !== '');
        const tab = await openApp(browser, app);
        const held = ({ regions }: Screen) => /2 resets/.test(regions['Banked resets'] ?? '');
        const screen = await untilScreen(tab, held);
        assert.equal(screen.meters.length, 2);
      }),
  },
  {
    name: 'tells nothing to a page that is not the app',
    browser: 'both',
    async run({ browser }) {
      await openUsage(browser);
      await browser.badgeUntil((text) => text !== '');
      const other = await serveFolder(folder, 0);
      try {
        const tab = await browser.open(`${other.origin}/`);
        const heard = await tab.evaluate(
          () =>
            new Promise<number>((resolve) => {
              let count = 0;
              addEventListener('message', ({ data }) => {
                if (data?.headroom === 'extension') count += 1;
              });
              postMessage({ headroom: 'app', say: 'hello' }, location.origin);
              postMessage(
                { headroom: 'app', say: 'pull', id: 1, pull: { type: 'headroom/pull', have: {} } },
                location.origin,
              );
              setTimeout(() => resolve(count), 800);
            }),
        );
        assert.equal(heard, 0);
      } finally {
        await other.close();
      }
    },
  },
  {
    name: 'makes a sample month, marks it, and takes it away with one tap',
    browser: 'both',
    async run({ browser }) {
      const app = await served(0);
      const tab = await openApp(browser, app);
      await press(tab, 'Try with sample data');
      const shown = await untilScreen(tab, ({ meters }) => meters.length === 2);
      assert.match(shown.regions['Sample data'] ?? '', /made up/);
      await press(tab, 'Remove it');
      const gone = await untilScreen(tab, ({ meters }) => meters.length === 0);
      assert.equal(gone.regions['Sample data'], undefined);
      await tab.reload();
      await tab.until(() => document.querySelector('main') !== null);
      assert.equal((await tab.evaluate(readScreen)).meters.length, 0);
      await app.close();
    },
  },
  {
    name: 'can be installed',
    browser: 'chromium',
    async run({ browser }) {
      const app = await served(0);
      const tab = await openApp(browser, app);
      await installWorker(tab);
      const session = await browser.context?.newCDPSession(tab.page ?? assert.fail());
      const { installabilityErrors } = (await session?.send('Page.getInstallabilityErrors')) ?? assert.fail();
      const { errors } = (await session?.send('Page.getAppManifest')) ?? assert.fail();
      assert.deepEqual([installabilityErrors, errors], [[], []]);
      await app.close();
    },
  },
  {
    name: 'asks nobody for anything but its own files, and on a second start nobody at all',
    browser: 'chromium',
    async run({ browser, proxy }) {
      const app = await served(0);
      const tab = await openApp(browser, app);
      await installWorker(tab);
      const before = app.log.length;
      await tab.reload();
      await tab.until(() => document.querySelector('main') !== null);
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      const asked = app.log.slice(before).filter((path) => path !== '/sw.js');
      assert.deepEqual([asked, proxy.refused], [[], []]);
      await app.close();
    },
  },
];
