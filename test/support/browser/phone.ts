// The phone of a pair: a Chromium without the extension, 390 px wide, with the app installed.
import { type BrowserContext, type CDPSession, chromium, type Page } from 'playwright-core';
import { findBrowsers } from '../../../scripts/browsers.mjs';
import type { StaticServer } from '../../../scripts/static-server';
import { certificatePin } from '../../demo/certificate';
import { appMapping } from './app-server';
import { isHeaded } from './chromium';
import { callSource, inPage, untilInPage } from './in-page';
import type { TestSubscription } from './push-service';

export interface Phone {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Hands a push's plaintext to the app's worker, as the browser does once it has decrypted one. */
  readonly deliver: (text: string) => Promise<void>;
  /** The same without waiting for it. A push to a phone that was closed is lost, as in life. */
  readonly drop: (text: string) => void;
  readonly stopWorker: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface PhoneParts {
  readonly app: StaticServer;
  readonly proxyPort: number;
  /** What the browser's push service would give; Chromium without Google's never answers. */
  readonly subscription?: TestSubscription;
  /** A video for the camera, .y4m. */
  readonly camera?: string;
}

/** Opens a phone with a profile of its own, the app installed and its worker in control of the page. */
export async function openPhone({ app, proxyPort, subscription, camera }: PhoneParts): Promise<Phone> {
  const context = await chromium.launchPersistentContext('', {
    executablePath: findBrowsers().chromium ?? chromium.executablePath(),
    headless: !isHeaded,
    chromiumSandbox: false,
    viewport: { width: 390, height: 844 },
    args: [
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-sync',
      `--host-resolver-rules=${appMapping(app.port)}`,
      `--proxy-server=127.0.0.1:${proxyPort}`,
      `--ignore-certificate-errors-spki-list=${certificatePin}`,
      ...(camera ? cameraFlags(camera) : []),
    ],
  });
  await context.grantPermissions(['notifications', 'clipboard-read', 'clipboard-write'], { origin: app.origin });
  if (subscription) {
    const { endpoint, p256dh, auth } = subscription;
    await context.addInitScript({ content: callSource(fakePushManager, { endpoint, p256dh, auth }) });
  }
  const page = await context.newPage();
  await page.goto(`${app.origin}/#/devices`);
  await inPage(page, async () => void (await navigator.serviceWorker.ready));
  await page.reload();
  await untilInPage(page, () => navigator.serviceWorker.controller !== null);
  return { context, page, ...workerOf(await context.newCDPSession(page), app.origin), close: () => context.close() };
}

function cameraFlags(video: string): string[] {
  return [
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
    `--use-file-for-fake-video-capture=${video}`,
  ];
}

/** Runs in every page before its own scripts: subscribing gives the test's subscription. */
function fakePushManager({ endpoint, p256dh, auth }: { endpoint: string; p256dh: string; auth: string }): void {
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
