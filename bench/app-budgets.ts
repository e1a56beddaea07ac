// The installed app's budgets.
import { chromium } from 'playwright-core';
import { findBrowsers } from '../scripts/browsers.mjs';
import { serveFolder } from '../scripts/static-server';
import { benchChart } from './chart-speed';
import type { Figure } from './figure';
import { benchLighthouse } from './lighthouse';
import { stageBytes, stagedFiles } from './precache';
import { root } from './project-root';

const folder = `${root}.output/pwa`;

/** Every figure of the app that needs no extension. Takes two to three minutes. */
export async function benchPwa(): Promise<Figure[]> {
  return [
    precacheFigure(),
    ...(await requestFigures()),
    ...(await benchChart(Math.random)),
    ...(await benchLighthouse()),
  ];
}

function precacheFigure(): Figure {
  const files = stagedFiles(folder);
  const note = `the pages behind the first ones follow when idle: ${(stageBytes(files, 'rest') / 1_000).toFixed(0)} KB more`;
  return {
    name: 'PWA precache, gzip',
    value: stageBytes(files, 'first') / 1_000,
    unit: 'KB',
    floor: 160,
    aim: 120,
    note,
  };
}

/** Who is asked for what: on a first visit nobody but our own host, on a second start offline nobody at all. */
async function requestFigures(): Promise<Figure[]> {
  const served = await serveFolder(folder);
  const browser = await chromium.launch({
    executablePath: findBrowsers().chromium ?? chromium.executablePath(),
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    const context = await browser.newContext();
    const page = await context.newPage();
    let foreign = 0;
    context.on('request', (request) => {
      const url = new URL(request.url());
      if (url.protocol.startsWith('http') && url.origin !== served.origin) foreign += 1;
    });
    await page.goto(served.origin);
    await page.waitForFunction(() => document.documentElement.dataset.offline === 'ready', null, { timeout: 30_000 });
    await page.reload();
    await page.waitForSelector('main');
    const before = served.log.length;
    await context.setOffline(true);
    await page.reload();
    await page.waitForSelector('main');
    await page.waitForTimeout(2_000);
    return [
      none('requests to any other host', foreign),
      // The browser's own look for a newer worker is not ours to spare.
      none('requests of a second start, offline', served.log.slice(before).filter((path) => path !== '/sw.js').length),
    ];
  } finally {
    await browser.close();
    await served.close();
  }
}

function none(name: string, value: number): Figure {
  return { name, value, unit: 'requests', floor: 0, aim: 0 };
}
