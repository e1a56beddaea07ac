// What the Codex page pays when everything that Headroom can do in it is on: watched, reloading itself, with a badge.
import type { Page } from 'playwright-core';
import { type Figure, median, ratioFigure } from './figure';
import { type HostPages, openHostPages } from './host-page-browser';
import { measureLoads } from './host-page-cost';

const options = ['Fresh when you look', 'Badge in the page'];

/** Task time of a load, with all options ÷ without us, and the long tasks they cause. Takes about half a minute. */
export async function benchInPageOptions(random: () => number): Promise<Figure[]> {
  const pages = await openHostPages();
  try {
    await switchOn(pages);
    const { task, long } = await measureLoads(pages, random, { settleMs: 1_000, check: hasBadge });
    return [
      ratioFigure(
        "host page's task time with all three in-page options ÷ without us",
        { ours: task.with, base: task.without },
        { floor: 1.08, aim: 1.03 },
      ),
      {
        name: 'long tasks caused by the in-page options',
        value: Math.max(0, median(long.with.slice(1)) - median(long.without.slice(1))),
        unit: 'tasks',
        floor: 0,
        aim: 0,
      },
    ];
  } finally {
    await pages.close();
  }
}

/** As the user does, in Settings: a click is what the browser asks for before it adds a permission. */
async function switchOn({ context }: HostPages): Promise<void> {
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  const settings = await context.newPage();
  await settings.goto(`chrome-extension://${new URL(worker.url()).host}/app.html#/settings`);
  for (const name of options) {
    const control = settings.getByRole('switch', { name });
    await control.click();
    await settings.locator(`[role=switch][aria-label="${name}"][aria-checked=true]`).waitFor();
  }
  await settings.close();
}

async function hasBadge(page: Page): Promise<void> {
  await page.locator('[data-headroom-badge]').waitFor({ state: 'attached', timeout: 10_000 });
}
