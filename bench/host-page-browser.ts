import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { type BrowserContext, type CDPSession, chromium, type Page } from 'playwright-core';
import { findBrowsers } from '../scripts/browsers.mjs';
import { certificate, certificatePin } from '../test/demo/certificate';
import { closeWelcome } from '../test/support/browser/close-welcome';
import { root } from './project-root';
import { streamFrames, streamPath } from './usage-frames';

export interface HostPages {
  /** The page's address on the host the extension runs on, and on one it does not. */
  readonly with: string;
  readonly without: string;
  readonly context: BrowserContext;
  /** The built extension's folder. */
  readonly extension: string;
  readonly close: () => Promise<void>;
}

const extension = `${root}.output/chrome-mv3`;

/** One browser, one server, one page of 1 500 rows under two names. */
export async function openHostPages(): Promise<HostPages> {
  const server = createServer(certificate, ({ url }, response) =>
    url === streamPath
      ? streamFrames(response)
      : response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }).end(html),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const context = await chromium.launchPersistentContext('', {
    executablePath: findBrowsers().chromium ?? chromium.executablePath(),
    headless: true,
    chromiumSandbox: false,
    args: [
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      `--disable-extensions-except=${extension}`,
      `--load-extension=${extension}`,
      `--host-resolver-rules=MAP chatgpt.com 127.0.0.1:${port},MAP plain.example 127.0.0.1:${port},MAP * ~NOTFOUND`,
      `--ignore-certificate-errors-spki-list=${certificatePin}`,
    ],
  });
  await closeWelcome(context);
  return {
    with: 'https://chatgpt.com/codex',
    without: 'https://plain.example/codex',
    context,
    extension,
    close: async () => {
      await context.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A new tab whose main-thread work can be read with {@link taskMs}. */
export async function openMeasuredPage({ context }: HostPages): Promise<{ page: Page; session: CDPSession }> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable');
  return { page, session };
}

/** Milliseconds of main-thread tasks since the tab was opened. */
export async function taskMs(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return 1_000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN);
}

/** Whether a script of an extension lives in the page. Asked of the browser, because the page itself cannot tell. */
export async function isWatched(session: CDPSession): Promise<boolean> {
  let found = false;
  session.on('Runtime.executionContextCreated', ({ context }) => {
    found ||= context.origin.startsWith('chrome-extension:');
  });
  await session.send('Runtime.enable');
  return found;
}

/** Below a page's address: a usage page whose text changes 20 times a second. */
export const tickingUsagePage = '/settings/usage?ticks';

// Long enough to be a page, and the same for both. It counts its own long tasks. As a usage page it has fetched its figures. Its fonts
// are the system's, as on the Codex page: the first text in another font loads that font, which would be counted as ours.
const html = `<!doctype html><meta charset="utf-8"><title>bench</title>
<script>
window.longTasks = 0;
new PerformanceObserver((list) => { window.longTasks += list.getEntries().length; }).observe({ type: 'longtask', buffered: true });
</script>
<style>body { font: 16px/1.5 ui-sans-serif, system-ui, sans-serif }</style>
<main></main>
<script>
const rows = Array.from({ length: 1500 }, (_, i) => '<div class="row"><p>Row ' + i + '</p><span>' + (i % 100) + '% left</span></div>');
document.querySelector('main').innerHTML = rows.join('');
if (location.search === '?ticks') {
  fetch('/backend-api/wham/usage');
  const first = document.querySelector('span');
  let ticks = 0;
  setInterval(() => { first.textContent = (ticks += 1) + ' s left'; }, 50);
}
</script>`;
