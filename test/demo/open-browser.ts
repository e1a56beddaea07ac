import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { type BrowserContext, chromium } from 'playwright-core';
import { certificatePin } from './certificate';
import { createPinnedProfile } from './pinned-profile';

export interface OpenOptions {
  /** The browser's program. */
  readonly program: string;
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
  readonly headless: boolean;
  /** Folder of its throw-away profile. */
  readonly profile: string;
  /** Settles when the window is closed and its profile is gone. */
  readonly closed: Promise<void>;
  readonly close: () => Promise<void>;
}

export interface OpenChromium extends OpenBrowser {
  readonly context: BrowserContext;
}

export const usagePage = 'https://chatgpt.com/codex/settings/usage';

/**
 * Opens a Chromium, or a browser made of it, in which chatgpt.com is the demo site and the extension is loaded, its button on the
 * toolbar. Rejects when it does not start or does not take the extension.
 */
export async function openBrowser(options: OpenOptions): Promise<OpenChromium> {
  const { program, extension, sitePort, app, headless = !hasDisplay() } = options;
  const profile = createPinnedProfile(extension);
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: program,
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
      '--enable-unsafe-extension-debugging',
      `--host-resolver-rules=MAP chatgpt.com 127.0.0.1:${sitePort}`,
      `--ignore-certificate-errors-spki-list=${certificatePin}`,
    ],
  });
  const closed = new Promise<void>((resolve) => context.once('close', () => resolve())).then(() =>
    deleteFolder(profile),
  );
  try {
    await loadExtension(context, extension);
  } catch (error) {
    await context.close();
    throw error;
  }
  const page = context.pages()[0] ?? (await context.newPage());
  // The extension opens its first steps in front when it is installed. The demo page goes before them.
  if (context.pages().length < 2) await context.waitForEvent('page', { timeout: 5_000 }).catch(() => undefined);
  const second = await context.newPage();
  // Nobody waits for the pages to be drawn.
  await Promise.all([page.goto(usagePage, { waitUntil: 'commit' }), second.goto(app, { waitUntil: 'commit' })]);
  await page.bringToFront();
  return { context, headless, profile, closed, close: () => context.close().then(() => closed) };
}

/**
 * Loads the extension over the DevTools protocol, which Playwright speaks through a pipe. The flag `--load-extension` is gone from
 * Chrome since 137; the protocol's command works in Chrome, Edge, Brave and Chromium alike.
 */
async function loadExtension(context: BrowserContext, path: string): Promise<void> {
  const session = await context.browser()?.newBrowserCDPSession();
  if (!session) throw new Error('the browser cannot be spoken to');
  // Not among the commands that Playwright's types know.
  const send = session.send as (method: string, params: object) => Promise<unknown>;
  await send.call(session, 'Extensions.loadUnpacked', { path });
  if (context.serviceWorkers().length === 0) await context.waitForEvent('serviceworker', { timeout: 15_000 });
  await session.detach();
}

/**
 * The browser's processes end after its window and may write to the folder, or make it again, for a moment: it is deleted until
 * it stays away. What cannot be deleted in ten seconds stays among the system's temporary files.
 */
export async function deleteFolder(folder: string): Promise<void> {
  for (let tries = 0; tries < 50; tries++) {
    await rm(folder, { recursive: true, force: true }).catch(() => undefined);
    await sleep(200);
    if (!existsSync(folder)) return;
  }
}

export function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}
