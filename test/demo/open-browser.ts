import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { type BrowserContext, chromium } from 'playwright-core';
import { findBrowsers } from '../../scripts/browsers.mjs';
import { certificatePin } from './certificate';
import { createPinnedProfile } from './pinned-profile';

export interface OpenOptions {
  /** The built extension's folder, e.g. `.output/chrome-mv3` as an absolute path. */
  readonly extension: string;
  /** Port of the demo site (TLS) that answers as https://chatgpt.com. */
  readonly sitePort: number;
  /** Address of the app, which opens in a second tab. */
  readonly app: string;
  /** Without a window. Decided by whether there is a display unless said otherwise. */
  readonly headless?: boolean;
}

export interface OpenBrowser {
  readonly context: BrowserContext;
  readonly headless: boolean;
  /** Folder of its throw-away profile. */
  readonly profile: string;
  /** Settles when the window is closed and its profile is gone. */
  readonly closed: Promise<void>;
  readonly close: () => Promise<void>;
}

const usagePage = 'https://chatgpt.com/codex/settings/usage';

/**
 * Opens a Chromium in which chatgpt.com is the demo site and the extension is loaded, its button on the toolbar. Null when no Chromium is found;
 * rejects when one is found but does not start or does not take the extension.
 */
export async function openBrowser(options: OpenOptions): Promise<OpenBrowser | null> {
  const executablePath = findBrowsers().chromium;
  if (!executablePath) return null;
  const { extension, sitePort, app, headless = !hasDisplay() } = options;
  const profile = createPinnedProfile(extension);
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless,
    chromiumSandbox: process.getuid?.() !== 0 && process.platform !== 'linux',
    viewport: null,
    // Whoever opened it closes it: that takes its throw-away profile with it, which a signal's handler leaves behind.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    // Playwright's own defaults would keep every extension out, and show a bar that says that a test controls the browser.
    ignoreDefaultArgs: ['--disable-extensions', '--enable-automation'],
    args: [
      // Without it Chromium shows a bar that warns of the flags below, as if something were wrong.
      '--test-type=',
      '--no-first-run',
      '--disable-quic',
      `--disable-extensions-except=${extension}`,
      `--load-extension=${extension}`,
      `--host-resolver-rules=MAP chatgpt.com 127.0.0.1:${sitePort}`,
      `--ignore-certificate-errors-spki-list=${certificatePin}`,
    ],
  });
  const closed = new Promise<void>((resolve) => context.once('close', () => resolve())).then(() =>
    deleteFolder(profile),
  );
  if (context.serviceWorkers().length === 0) await context.waitForEvent('serviceworker', { timeout: 15_000 });
  const page = context.pages()[0] ?? (await context.newPage());
  const second = await context.newPage();
  // Nobody waits for the pages to be drawn.
  await Promise.all([page.goto(usagePage, { waitUntil: 'commit' }), second.goto(app, { waitUntil: 'commit' })]);
  await page.bringToFront();
  return { context, headless, profile, closed, close: () => context.close().then(() => closed) };
}

/**
 * The browser's processes end after its window and may write to the folder, or make it again, for a moment: it is deleted until
 * it stays away. What cannot be deleted in ten seconds stays among the system's temporary files.
 */
async function deleteFolder(folder: string): Promise<void> {
  for (let tries = 0; tries < 50; tries++) {
    await rm(folder, { recursive: true, force: true }).catch(() => undefined);
    await sleep(200);
    if (!existsSync(folder)) return;
  }
}

function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}
