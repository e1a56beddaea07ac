import { type BrowserContext, chromium } from 'playwright-core';
import { findBrowsers } from '../../scripts/browsers.mjs';
import { certificatePin } from './certificate';

export interface OpenOptions {
  /** The built extension's folder, e.g. `.output/chrome-mv3` as an absolute path. */
  readonly extension: string;
  /** Port of the demo site (TLS) that answers as https://chatgpt.com. */
  readonly sitePort: number;
  /** First address; the usage page unless said otherwise. */
  readonly url?: string;
  /** Without a window. Decided by whether there is a display unless said otherwise. */
  readonly headless?: boolean;
  /** Folder of a profile to keep; a throw-away one otherwise. */
  readonly profile?: string;
}

export interface OpenBrowser {
  readonly context: BrowserContext;
  readonly headless: boolean;
  /** `chrome-extension://…`; its `popup.html` and `app.html` open in a tab. */
  readonly extensionOrigin: string;
  /** Settles when the person closes the window. */
  readonly closed: Promise<void>;
  readonly close: () => Promise<void>;
}

const usagePage = 'https://chatgpt.com/codex/settings/usage';

/**
 * Opens a Chromium in which chatgpt.com is the demo site and the extension is loaded. Null when no Chromium is found;
 * rejects when one is found but does not start or does not take the extension.
 */
export async function openBrowser(options: OpenOptions): Promise<OpenBrowser | null> {
  const executablePath = findBrowsers().chromium;
  if (!executablePath) return null;
  const { extension, sitePort, url = usagePage, headless = !hasDisplay(), profile = '' } = options;
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless,
    chromiumSandbox: process.getuid?.() !== 0 && process.platform !== 'linux',
    viewport: null,
    // Whoever opened it closes it: that takes its throw-away profile with it, which a signal's handler leaves behind.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    // Playwright's own default would keep every extension out.
    ignoreDefaultArgs: ['--disable-extensions'],
    args: [
      '--no-first-run',
      '--disable-quic',
      `--disable-extensions-except=${extension}`,
      `--load-extension=${extension}`,
      `--host-resolver-rules=MAP chatgpt.com 127.0.0.1:${sitePort}`,
      `--ignore-certificate-errors-spki-list=${certificatePin}`,
    ],
  });
  const closed = new Promise<void>((resolve) => context.once('close', () => resolve()));
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker', { timeout: 15_000 }));
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(url);
  const extensionOrigin = `chrome-extension://${new URL(worker.url()).host}`;
  return { context, headless, extensionOrigin, closed, close: () => context.close() };
}

function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}
