// A computer with the extension and a phone without it: two browsers, two profiles, one loopback.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BrowserContext, type CDPSession, chromium, type Page } from 'playwright-core';
import { findBrowsers } from '../../../scripts/browsers.mjs';
import { type StaticServer, serveFolder } from '../../../scripts/static-server';
import { certificatePin } from '../../demo/certificate';
import type { TestBrowser } from '../../e2e/spec';
import { startChromium } from './chromium';
import { callSource } from './in-page';
import { startProxy, type WayOut } from './proxy';
import type { TestSubscription, TestVendor } from './push-service';

const output = fileURLToPath(new URL('../../../.output', import.meta.url));
/** The address the extension was built for. */
const appPort = 4173;

export interface Computer extends TestBrowser {
  readonly page: Page;
  readonly close: () => Promise<void>;
}

/**
 * Chromium with the extension, on its phone page. With `granted`, what pairing asks for is granted from the start: nobody is
 * there to answer the browser's question.
 */
export async function openComputer(proxyPort: number, granted: boolean): Promise<Computer> {
  const folder = mkdtempSync(join(tmpdir(), 'headroom-extension-'));
  cpSync(`${output}/chrome-mv3`, folder, { recursive: true });
  if (granted) grant(`${folder}/manifest.json`);
  const browser = await startChromium({ extension: folder, proxyPort });
  const tab = await browser.extensionPage('app.html#/phone');
  return {
    ...browser,
    page: tab.page as Page,
    close: async () => {
      await browser.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function grant(path: string): void {
  const manifest = JSON.parse(readFileSync(path, 'utf8'));
  manifest.host_permissions.push(...manifest.optional_host_permissions);
  manifest.permissions.push(...manifest.optional_permissions);
  delete manifest.optional_host_permissions;
  delete manifest.optional_permissions;
  writeFileSync(path, JSON.stringify(manifest));
}

export interface Phone {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Hands a push's plaintext to the app's worker, as the browser does once it has decrypted one. */
  readonly deliver: (text: string) => Promise<void>;
  /** A push nobody waits for: to a phone that is gone it is lost, as in life. */
  readonly drop: (text: string) => void;
  readonly stopWorker: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface PhoneParts {
  readonly app: StaticServer;
  readonly proxyPort: number;
  /** What the browser's push service would give; Chromium without Google's never answers. */
  readonly subscription?: TestSubscription;
  /** A film for the camera, .y4m. */
  readonly camera?: string;
}

/** Chromium as a phone: 390 px wide, a profile of its own, the app installed and in control. */
export async function openPhone({ app, proxyPort, subscription, camera }: PhoneParts): Promise<Phone> {
  const context = await chromium.launchPersistentContext('', {
    executablePath: findBrowsers().chromium ?? chromium.executablePath(),
    headless: true,
    chromiumSandbox: false,
    viewport: { width: 390, height: 844 },
    args: [
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-sync',
      `--proxy-server=127.0.0.1:${proxyPort}`,
      `--ignore-certificate-errors-spki-list=${certificatePin}`,
      ...(camera
        ? [
            '--use-fake-device-for-media-stream',
            '--use-fake-ui-for-media-stream',
            `--use-file-for-fake-video-capture=${camera}`,
          ]
        : []),
    ],
  });
  await context.grantPermissions(['notifications', 'clipboard-read', 'clipboard-write'], { origin: app.origin });
  if (subscription) {
    const { endpoint, p256dh, auth } = subscription;
    await context.addInitScript({ content: callSource(standIn, { endpoint, p256dh, auth }) });
  }
  const page = await context.newPage();
  await page.goto(`${app.origin}/#/phone`);
  await inPage(page, async () => void (await navigator.serviceWorker.ready));
  await page.reload();
  await page.waitForFunction('navigator.serviceWorker.controller !== null');
  return { context, page, ...workerOf(await context.newCDPSession(page), app.origin), close: () => context.close() };
}

function standIn({ endpoint, p256dh, auth }: { endpoint: string; p256dh: string; auth: string }): void {
  let live: object | null = null;
  const keys = { p256dh, auth };
  const make = (options: PushSubscriptionOptionsInit) => ({
    endpoint,
    options,
    toJSON: () => ({ endpoint, keys }),
    unsubscribe: async () => {
      live = null;
      return true;
    },
  });
  PushManager.prototype.subscribe = async (options) => {
    live = make(options ?? {});
    return live as PushSubscription;
  };
  PushManager.prototype.getSubscription = async () => (live ?? make({})) as PushSubscription;
}

function workerOf(session: CDPSession, origin: string) {
  const registration = new Promise<string>((resolve) => {
    session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const own = registrations.find(({ scopeURL }) => scopeURL.startsWith(origin));
      if (own) resolve(own.registrationId);
    });
  });
  const enabled = session.send('ServiceWorker.enable');
  const deliver = async (data: string) => {
    await enabled;
    await session.send('ServiceWorker.deliverPushMessage', { origin, registrationId: await registration, data });
  };
  return {
    deliver,
    drop: (data: string) => void deliver(data).catch(() => undefined),
    stopWorker: async () => {
      await enabled;
      await session.send('ServiceWorker.stopAllWorkers');
    },
  };
}

/** Serves the app at the one address the extension knows; waits while another run has it. */
export async function serveApp(): Promise<StaticServer> {
  for (const end = Date.now() + 60_000; ; await new Promise((resolve) => setTimeout(resolve, 250))) {
    try {
      return await serveFolder(`${output}/pwa`, appPort);
    } catch (error) {
      if (Date.now() > end) throw error;
    }
  }
}

/** A way out that leads the push vendors' names to a vendor on loopback. */
export async function proxyTo(vendor: TestVendor, hosts: readonly string[], sitePort: number): Promise<WayOut> {
  const proxy = await startProxy();
  proxy.map('chatgpt.com', sitePort);
  for (const host of hosts) proxy.map(host, vendor.port);
  return proxy;
}

/** Runs in the page; sees nothing of the test but its one argument. */
export function inPage<T, A = undefined>(page: Page, work: (argument: A) => T | Promise<T>, argument?: A): Promise<T> {
  return page.evaluate(callSource(work, argument as A)) as Promise<T>;
}
