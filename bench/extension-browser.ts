// One Chromium with three extensions side by side (see baseline-extensions.ts): whatever slows the machine slows all alike.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page, type Worker } from 'playwright-core';
import { findBrowsers } from '../scripts/browsers.mjs';
import { closeWelcome } from '../test/support/browser/close-welcome';
import { type ExtensionFolders, writeExtensions, writeStillPopup } from './baseline-extensions';
import { observeOnce } from './observe-once';

type Name = keyof ExtensionFolders;

export interface ExtensionBrowser {
  readonly context: BrowserContext;
  /** An open bench page of each extension. */
  readonly pages: Readonly<Record<Name, Page>>;
  /** Address of each extension, without a slash at its end. */
  readonly origins: Readonly<Record<Name, string>>;
  /** Gives the still extension the popup that ours shows now. */
  readonly copyPopup: () => Promise<void>;
}

const flags = [
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--host-resolver-rules=MAP * ~NOTFOUND,EXCLUDE localhost,EXCLUDE 127.0.0.1',
];

/** Runs `measure` in a browser of its own, in which our extension has made one observation. */
export async function inExtensionBrowser<T>(measure: (browser: ExtensionBrowser) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'headroom-bench-'));
  const folders = await writeExtensions(folder);
  const context = await launch(folders);
  try {
    const browser = await openPages(context, folders);
    await observeOnce(browser.pages.ours, 0);
    return await measure(browser);
  } finally {
    await context.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function launch(folders: ExtensionFolders): Promise<BrowserContext> {
  const list = Object.values(folders).join(',');
  return chromium.launchPersistentContext('', {
    executablePath: findBrowsers().chromium ?? chromium.executablePath(),
    headless: true,
    chromiumSandbox: false,
    viewport: { width: 380, height: 600 },
    args: [...flags, `--disable-extensions-except=${list}`, `--load-extension=${list}`],
  });
}

async function openPages(context: BrowserContext, folders: ExtensionFolders): Promise<ExtensionBrowser> {
  // The compiler wraps inner functions in a call to `__name`, which no page has.
  await context.addInitScript('globalThis.__name = (f) => f');
  const origins = await originsByName(context);
  await closeWelcome(context);
  const open = async (name: Name) => {
    const page = await context.newPage();
    await page.goto(`${origins[name]}/bench.html`);
    return page;
  };
  const pages = { ours: await open('ours'), bare: await open('bare'), still: await open('still') };
  return { context, pages, origins, copyPopup: () => copyPopup(context, origins.ours, folders) };
}

async function copyPopup(context: BrowserContext, origin: string, folders: ExtensionFolders): Promise<void> {
  const page = await context.newPage();
  await page.goto(`${origin}/popup.html`);
  await page.locator('[role=meter]').first().waitFor();
  const drawn = await page.locator('#root').evaluate((root) => root.outerHTML);
  await page.close();
  writeStillPopup(folders, drawn);
}

async function originsByName(context: BrowserContext): Promise<Record<Name, string>> {
  while (context.serviceWorkers().length < 3) await context.waitForEvent('serviceworker', { timeout: 15_000 });
  const named = await Promise.all(
    context.serviceWorkers().map(async (worker) => {
      const name = await worker.evaluate(() => chrome.runtime.getManifest().name);
      return [name === 'Bare' ? 'bare' : name === 'Still' ? 'still' : 'ours', originOf(worker)] as const;
    }),
  );
  return Object.fromEntries(named) as Record<Name, string>;
}

/** `new URL(…).origin` says "null" for an extension's scheme. */
function originOf(worker: Worker): string {
  return `chrome-extension://${new URL(worker.url()).host}`;
}
