import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { findBrowsers } from '../../../scripts/browsers.mjs';
import { certificatePin } from '../../demo/certificate';
import { appMapping } from './app-server';
import { closeWelcome } from './close-welcome';
import { badgeUntil, callSource, dumpStorage } from './in-page';
import type { ShadowElement, Tab, TestBrowser } from './test-browser';
import { untilTruthy } from './wait';

/** `HEADED=1` shows the windows, for somebody who looks for the cause of a failure. */
export const isHeaded = process.env.HEADED === '1';

/** Flags that keep Chromium from talking to anybody on its own account. */
const quiet = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-features=OptimizationHints,MediaRouter,Translate,InterestFeedContentSuggestions,NetworkTimeServiceQuerying',
];

export interface ChromiumParts {
  /** The built extension's folder. */
  readonly extension: string;
  readonly proxyPort: number;
  /** Where the server of the app listens, if not at the app's own address. */
  readonly appPort?: number;
  /** Leaves the page open that opens with the installation. */
  readonly keepsWelcome?: boolean;
}

/** Starts Chromium with an empty profile and the extension; every connection but to localhost goes through the proxy. */
export async function startChromium(parts: ChromiumParts): Promise<TestBrowser & { close: () => Promise<void> }> {
  const context = await chromium.launchPersistentContext('', {
    executablePath: findBrowsers().chromium ?? chromium.executablePath(),
    headless: !isHeaded,
    chromiumSandbox: false,
    args: [
      ...quiet,
      `--disable-extensions-except=${parts.extension}`,
      `--load-extension=${parts.extension}`,
      ...(parts.appPort ? [`--host-resolver-rules=${appMapping(parts.appPort)}`] : []),
      `--proxy-server=127.0.0.1:${parts.proxyPort}`,
      `--ignore-certificate-errors-spki-list=${certificatePin}`,
    ],
  });
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker', { timeout: 15_000 }));
  const origin = `chrome-extension://${new URL(worker.url()).host}`;
  if (!parts.keepsWelcome) await closeWelcome(context);
  // Questions to the extension are asked from a page of its own: a stopped worker does not answer, and asking wakes it.
  const asking = once(async () => {
    const page = await context.newPage();
    await page.goto(`${origin}/manifest.json`);
    return page;
  });
  const ask = async <T>(work: () => T | Promise<T>) =>
    (await (await asking()).evaluate(callSource(work, undefined))) as T;

  const open = async (url: string) => {
    const page = await context.newPage();
    await page.goto(url);
    return tabOf(page);
  };
  const badge = () => ask(() => chrome.action.getBadgeText({}));
  return {
    kind: 'chromium',
    origin,
    context,
    open,
    extensionPage: (path) => open(`${origin}/${path}`),
    popup: () => open(`${origin}/popup.html`),
    badge,
    badgeUntil: (wanted) => badgeUntil(badge, wanted),
    killWorker: async () => stopWorkers(context, await asking()),
    dump: () => ask(dumpStorage),
    screenshots: () => Promise.all(context.pages().map((page) => page.screenshot())),
    close: () => context.close(),
  };
}

async function stopWorkers(context: BrowserContext, page: Page): Promise<void> {
  const session = await context.newCDPSession(page);
  const stopped = new Promise<void>((resolve) => {
    session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
      if (versions.some(({ runningStatus }) => runningStatus === 'stopped')) resolve();
    });
  });
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.stopAllWorkers');
  // A worker that already slept says nothing; a second is ample for one that did not.
  await Promise.race([stopped, new Promise((resolve) => setTimeout(resolve, 1_000))]);
  await session.detach();
}

function tabOf(page: Page): Tab {
  const evaluate: Tab['evaluate'] = (work, argument) => page.evaluate(callSource(work, argument)) as never;
  return {
    page,
    evaluate,
    until: (work, argument) => untilTruthy(() => evaluate(work, argument), String(work)),
    goto: async (url) => void (await page.goto(url)),
    reload: async () => void (await page.reload()),
    front: () => page.bringToFront(),
    close: () => page.close(),
    clickAt: (x, y) => page.mouse.click(x, y),
    press: (key) => page.keyboard.press(key),
    resize: (width, height) => page.setViewportSize({ width, height }),
    shadowElements: (selector) => shadowElements(page, selector),
    screenshot: async (path) => void (await page.screenshot({ path })),
  };
}

async function shadowElements(page: Page, selector: string): Promise<readonly ShadowElement[]> {
  const session = await page.context().newCDPSession(page);
  try {
    const { root } = await session.send('DOM.getDocument', { depth: 0 });
    const { nodeId } = await session.send('DOM.querySelector', { nodeId: root.nodeId, selector });
    if (nodeId === 0) return [];
    const { node } = await session.send('DOM.describeNode', { nodeId, depth: -1, pierce: true });
    return (node.shadowRoots ?? []).flatMap(elementsOf);
  } finally {
    await session.detach();
  }
}

/** A node as the devtools spell it: names and values of attributes by turns. */
interface DevtoolsNode {
  readonly localName?: string;
  readonly attributes?: readonly string[];
  readonly children?: readonly DevtoolsNode[];
}

function elementsOf({ localName, attributes = [], children = [] }: DevtoolsNode): ShadowElement[] {
  const pairs = attributes.flatMap((name, index) => (index % 2 ? [] : [[name, attributes[index + 1] ?? ''] as const]));
  const own = localName ? [{ name: localName, attributes: Object.fromEntries(pairs) }] : [];
  return [...own, ...children.flatMap(elementsOf)];
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null;
  return () => {
    made ??= make();
    return made;
  };
}
