// How live the app on its own address is beside the extension: from the instant the Codex page has an answer in its hands
// to the frame in which the app shows it. Two pages of one browser, the real extension between them.

import { hour, identity, payload, window } from '../test/demo/scenario';
import { createDemoSite, type DemoSite } from '../test/demo/site';
import type { Tab, TestBrowser } from '../test/e2e/spec';
import { startChromium } from '../test/support/browser/chromium';
import { serveApp } from '../test/support/browser/phone-and-computer';
import { startProxy } from '../test/support/browser/proxy';
import { type Figure, median } from './figure';
import { root } from './project-root';

const rounds = 12;
const usagePath = '/backend-api/wham/usage';

interface Bench {
  readonly site: DemoSite;
  readonly browser: TestBrowser;
  readonly app: Tab;
  readonly page: Tab;
}

/** The worker awake, as it is while somebody works, and stopped, as it is after half a minute. */
export async function benchBridge(): Promise<Figure[]> {
  return withBench(async (bench) => {
    // The first observation of all makes an account and draws the page for it: not what is measured.
    await seenAfter(bench, 1);
    const awake: number[] = [];
    const stopped: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      awake.push(await seenAfter(bench, 2 + 2 * round));
      await bench.browser.killWorker();
      stopped.push(await seenAfter(bench, 3 + 2 * round));
    }
    return [
      figure('observation → painted in the app beside it', awake),
      figure('the same with the worker stopped before', stopped),
    ];
  });
}

function figure(name: string, spans: readonly number[]): Figure {
  const note = `${Math.min(...spans).toFixed(0)} to ${Math.max(...spans).toFixed(0)} ms, ${spans.length} rounds`;
  return { name, value: median(spans), unit: 'ms', floor: 200, aim: 100, note };
}

/** Lets the page ask anew and be answered `used`; how long until the app has painted it. */
async function seenAfter({ site, app, page }: Bench, used: number): Promise<number> {
  // A page that is not in front is drawn once a second at most, by any browser.
  await app.front();
  // Readings are told apart by whole seconds: two in one have no order.
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
  const answeredAt = await page.evaluate(answered, usagePath);
  return (await painted) - answeredAt;
}

/** When the first frame with this percentage had been drawn. Runs in the app. */
async function paintedAt(left: number): Promise<number> {
  const shown = () => document.querySelector(`[role=meter][aria-label="5-hour"][aria-valuenow="${left}"]`) !== null;
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  while (!shown()) await frame();
  // A task after the next frame: that frame is on the screen.
  await frame();
  await new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = resolve;
    port2.postMessage(null);
  });
  return performance.timeOrigin + performance.now();
}

/** When the page held the whole answer. Runs in the Codex page. */
async function answered(path: string): Promise<number> {
  await (await fetch(path)).text();
  return performance.timeOrigin + performance.now();
}

async function withBench<T>(measure: (bench: Bench) => Promise<T>): Promise<T> {
  const site = await createDemoSite();
  const proxy = await startProxy();
  proxy.map('chatgpt.com', site.port);
  const served = await serveApp();
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
