// What opening the popup costs: the toolbar's own popup, and a slow machine.
import type { Page } from 'playwright-core';
import { type ExtensionBrowser, inExtensionBrowser } from './extension-browser';
import { type Figure, median, ratioFigure } from './figure';
import { sampleInRounds } from './rounds';

const rounds = 12;

/** Popup painted against its own still HTML, and at a quarter of the speed against an empty popup. */
export function benchPopup(random: () => number): Promise<Figure[]> {
  return inExtensionBrowser(async (browser) => {
    await browser.copyPopup();
    return [await realPopup(browser, random), await slowPopup(browser, random)];
  });
}

async function realPopup({ pages }: ExtensionBrowser, random: () => number): Promise<Figure> {
  const { ours, bare, still } = await sampleInRounds(['ours', 'bare', 'still'], rounds, random, (name) =>
    openPopup(pages[name]),
  );
  const name = 'popup: painted data ÷ the same page as still HTML';
  const painted = ratioFigure(name, { ours, base: still }, { floor: 1.35, aim: 1.1 });
  // The smallest step is one frame: 20 ms on top of the 36 ms an empty popup takes on a quiet machine, whatever is painted.
  return { ...painted, note: `${painted.note}; an empty popup ${median(bare).toFixed(1)} ms` };
}

async function slowPopup({ context, origins }: ExtensionBrowser, random: () => number): Promise<Figure> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const { ours, bare } = await sampleInRounds(['ours', 'bare'], rounds, random, async (name) => {
    await page.goto(`${origins[name]}/popup.html`);
    const dataAt = await page.waitForFunction(() => (globalThis as { dataAt?: number }).dataAt);
    return dataAt.jsonValue() as Promise<number>;
  });
  await page.close();
  return ratioFigure('popup ÷ empty popup in a tab at 4× CPU throttle', { ours, base: bare }, { floor: 2.2, aim: 1.5 });
}

/** Opens the toolbar's own popup and returns what it measured of itself, in milliseconds. */
function openPopup(page: Page): Promise<number> {
  return page.evaluate(async () => {
    await chrome.storage.session.remove('dataAt');
    const reported = new Promise<number>((resolve) => {
      const listener = (changes: Record<string, { newValue?: unknown }>) => {
        if (changes.dataAt?.newValue === undefined) return;
        chrome.storage.session.onChanged.removeListener(listener);
        resolve(changes.dataAt.newValue as number);
      };
      chrome.storage.session.onChanged.addListener(listener);
    });
    await chrome.action.openPopup();
    const dataAt = await reported;
    for (const view of chrome.extension.getViews({ type: 'popup' })) view.close();
    await new Promise((resolve) => setTimeout(resolve, 150));
    return dataAt;
  });
}
