// Which hosts the installed app asks for anything.
import { chromium } from 'playwright-core';
import { findBrowsers } from '../scripts/browsers.mjs';
import { serveFolder } from '../scripts/static-server';
import type { Figure } from './figure';

/** Requests to other hosts on a first visit, and to any host on a second start offline. */
export async function requestFigures(folder: string): Promise<Figure[]> {
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
      // The browser itself looks for a newer worker; that request cannot be avoided.
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
