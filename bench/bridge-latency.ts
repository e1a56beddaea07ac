// How quickly the app on its own address follows the extension: from the instant the Codex page holds a response to the
// frame in which the app shows it. Two pages of one browser, with the built extension between them.

import { hour, identity, payload, window } from '../test/demo/scenario';
import { createDemoSite, type DemoSite } from '../test/demo/site';
import { serveAppAtItsAddress } from '../test/support/browser/app-server';
import { startChromium } from '../test/support/browser/chromium';
import type { Tab, TestBrowser } from '../test/support/browser/test-browser';
import { startProxy } from '../test/support/browser/test-proxy';
import { type Figure, median } from './figure';
import { root } from './project-root';

const rounds = 12;
const usagePath = '/backend-api/wham/usage';

interface OpenPages {
  readonly site: DemoSite;
  readonly browser: TestBrowser;
  readonly app: Tab;
  readonly page: Tab;
}

/** With the worker awake, as it is while somebody works, and stopped, as it is after half a minute without events. */
export async function benchBridge(): Promise<Figure[]> {
  return withOpenPages(async (pages) => {
    // The first observation creates an account and its screen, which is not what is measured.
    await latencyMs(pages, 1);
    const awake: number[] = [];
    const stopped: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      awake.push(await latencyMs(pages, 2 + 2 * round));
      await pages.browser.killWorker();
      stopped.push(await latencyMs(pages, 3 + 2 * round));
    }
    return [
      latencyFigure('observation → painted in the app beside it', awake),
      latencyFigure('the same with the worker stopped', stopped),
    ];
  });
}

function latencyFigure(name: string, spans: readonly number[]): Figure {
  const note = `${Math.min(...spans).toFixed(0)} to ${Math.max(...spans).toFixed(0)} ms, ${spans.length} rounds`;
  return { name, value: median(spans), unit: 'ms', floor: 200, aim: 100, note };
}

/** Lets the Codex page fetch a reading of `used` percent. Milliseconds until the app has painted it. */
async function latencyMs({ site, app, page }: OpenPages, used: number): Promise<number> {
  // Browsers draw a page in the background once a second at most.
  await app.front();
  // Instants are whole seconds: two readings within one second have no order.
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  const now = Date.now();
  const limits = {
    allowed: true,
    limit_reached: false,
    primary_window: window(used, 5 * hour, 4 * hour, now),
    secondary_window: window(10, 168 * hour, 100 * hour, now),
  };
  const body = { ...payload('usage-2026-09-21-plus-5h-weekly-full', now), ...identity('live'), rate_limit: limits };
  site.answer(usagePath, { body });
  const painted = app.evaluate(paintedAt, 100 - used);
  const fetchedAt = await page.evaluate(fetchedAtPage, usagePath);
  return (await painted) - fetchedAt;
}

/** When the first frame with this percentage was drawn, in milliseconds of Unix time. Runs in the app. */
async function paintedAt(left: number): Promise<number> {
  const shown = () => document.querySelector(`[role=meter][aria-label="5-hour"][aria-valuenow="${left}"]`) !== null;
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  while (!shown()) await frame();
  // One task after the next frame, that frame is on the screen.
  await frame();
  await new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = resolve;
    port2.postMessage(null);
  });
  return performance.timeOrigin + performance.now();
}

/** When the page held the whole response, in milliseconds of Unix time. Runs in the Codex page. */
async function fetchedAtPage(path: string): Promise<number> {
  await (await fetch(path)).text();
  return performance.timeOrigin + performance.now();
}

async function withOpenPages<T>(measure: (pages: OpenPages) => Promise<T>): Promise<T> {
  const site = await createDemoSite();
  const proxy = await startProxy();
  proxy.map('chatgpt.com', site.port);
  const served = await serveAppAtItsAddress();
  const browser = await startChromium({ extension: `${root}.output/chrome-mv3`, proxyPort: proxy.port });
  try {
    const app = await browser.open(`${served.origin}/#/`);
    await app.until(() => document.querySelector('main') !== null);
    const page = await browser.open('https://chatgpt.com/codex/settings/usage?scenario=plus');
    await page.until(() => document.querySelector('main')?.dataset.state === 'drawn');
    return await measure({ site, browser, app, page });
  } finally {
    await browser.close();
    await served.close();
    await proxy.close();
    await site.close();
  }
}
