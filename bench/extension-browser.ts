// One browser with three extensions side by side: ours as built, one that does nothing, and one whose popup is ours as still
// HTML. Whatever slows the machine slows all alike. Each carries one more script, which only reports what the page measured.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page, type Worker } from 'playwright-core';
import { build } from 'vite';
import { findBrowsers } from '../scripts/browsers.mjs';
import { root } from './project-root';

export interface Laboratory {
  readonly context: BrowserContext;
  /** An open page of each extension, to ask from. */
  readonly ours: Page;
  readonly bare: Page;
  readonly still: Page;
  readonly oursOrigin: string;
  readonly bareOrigin: string;
  /** Makes the still popup of what ours shows now. */
  readonly takeStill: () => Promise<void>;
  readonly close: () => Promise<void>;
}

const flags = [
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--host-resolver-rules=MAP * ~NOTFOUND,EXCLUDE localhost,EXCLUDE 127.0.0.1',
];

/** Opens the laboratory on the built extension. `close()` it when done. */
export async function openLaboratory(): Promise<Laboratory> {
  const folder = mkdtempSync(join(tmpdir(), 'headroom-bench-'));
  const [ours, bare, still] = [join(folder, 'ours'), join(folder, 'bare'), join(folder, 'still')];
  layOutOurs(ours);
  layOutBare(bare, 'Bare');
  layOutBare(still, 'Still');
  for (const worker of [ours, bare]) tellOfBadge(join(worker, 'background.js'));
  await bundlePageScript(ours);
  for (const other of [bare, still]) cpSync(join(ours, 'bench-page.js'), join(other, 'bench-page.js'));

  const context = await chromium.launchPersistentContext('', {
    executablePath: findBrowsers().chromium ?? chromium.executablePath(),
    headless: true,
    chromiumSandbox: false,
    viewport: { width: 380, height: 600 },
    args: [...flags, `--disable-extensions-except=${[ours, bare, still]}`, `--load-extension=${[ours, bare, still]}`],
  });
  // The compiler wraps inner functions in a call to `__name`, which no page has.
  await context.addInitScript('globalThis.__name = (f) => f');
  const workers = await workersByName(context);
  const originOf = (worker: Worker) =>
    new URL(worker.url()).origin.replace('null', `chrome-extension://${new URL(worker.url()).host}`);
  const open = async (origin: string) => {
    const page = await context.newPage();
    await page.goto(`${origin}/bench.html`);
    return page;
  };
  const [oursOrigin, bareOrigin] = [originOf(workers.ours), originOf(workers.bare)];
  return {
    context,
    oursOrigin,
    bareOrigin,
    ours: await open(oursOrigin),
    bare: await open(bareOrigin),
    still: await open(originOf(workers.still)),
    takeStill: async () => {
      const page = await context.newPage();
      await page.goto(`${oursOrigin}/popup.html`);
      await page.locator('[role=meter]').first().waitFor();
      const drawn = await page.locator('#root').evaluate((root) => root.outerHTML);
      await page.close();
      const html = readFileSync(join(ours, 'popup.html'), 'utf8').replace(
        /<script type="module" crossorigin.*?<\/script>/,
        '',
      );
      writeFileSync(
        join(still, 'popup.html'),
        html.replace('<div id="root"></div>', () => drawn),
      );
    },
    close: async () => {
      await context.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function workersByName(context: BrowserContext): Promise<Record<'ours' | 'bare' | 'still', Worker>> {
  while (context.serviceWorkers().length < 3) await context.waitForEvent('serviceworker', { timeout: 15_000 });
  const named = await Promise.all(
    context.serviceWorkers().map(async (worker) => {
      const name = await worker.evaluate(() => chrome.runtime.getManifest().name);
      return [name === 'Bare' ? 'bare' : name === 'Still' ? 'still' : 'ours', worker] as const;
    }),
  );
  return Object.fromEntries(named) as Record<'ours' | 'bare' | 'still', Worker>;
}

const benchHtml =
  '<!doctype html><meta charset="utf-8"><title>bench</title><script type="module" src="/bench-page.js"></script>';

function layOutOurs(folder: string): void {
  cpSync(`${root}.output/chrome-mv3`, folder, { recursive: true });
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  // Without the key the id follows the folder, and the installed one is left alone.
  delete manifest.key;
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(join(folder, 'bench.html'), benchHtml);
  const popup = readFileSync(join(folder, 'popup.html'), 'utf8');
  writeFileSync(
    join(folder, 'popup.html'),
    popup.replace('</body>', '<script type="module" src="/report.js"></script></body>'),
  );
  writeFileSync(join(folder, 'report.js'), reportScript("document.querySelector('[role=meter]')"));
}

function layOutBare(folder: string, name: string): void {
  mkdirSync(folder, { recursive: true });
  const manifest = {
    manifest_version: 3,
    name,
    version: '1',
    permissions: ['storage'],
    action: { default_popup: 'popup.html' },
    background: { service_worker: 'background.js' },
  };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(
    join(folder, 'background.js'),
    "chrome.runtime.onMessage.addListener((m, s, answer) => { chrome.action.setBadgeText({ text: '67' }).then(() => answer()); return true; });",
  );
  writeFileSync(
    join(folder, 'popup.html'),
    '<!doctype html><meta charset="utf-8"><title>Bare</title><body><p>hi</p><script type="module" src="/report.js"></script></body>',
  );
  writeFileSync(join(folder, 'report.js'), reportScript('true'));
  writeFileSync(join(folder, 'bench.html'), benchHtml);
}

/** Where a worker says that its badge took a text, and when: an instant in ms. */
export const badgeChannel = 'bench-badge';

/** Makes a worker tell. Asking for the badge over and over would keep a core busy that no one misses in life. */
function tellOfBadge(script: string): void {
  const tell = `{
const { action } = chrome;
const set = action.setBadgeText;
action.setBadgeText = async (details) => {
  await set.call(action, details);
  if (details.text) new BroadcastChannel('${badgeChannel}').postMessage(performance.timeOrigin + performance.now());
};
}
`;
  writeFileSync(script, tell + readFileSync(script, 'utf8'));
}

// The later of first contentful paint and the first frame with data, from the start of navigation. Then the page closes.
function reportScript(hasData: string): string {
  return `
const painted = new Promise((resolve) => new PerformanceObserver((list) => {
  const entry = list.getEntriesByName('first-contentful-paint')[0];
  if (entry) resolve(entry.startTime);
}).observe({ type: 'paint', buffered: true }));
const filled = new Promise((resolve) => {
  const look = (now) => (${hasData}) ? resolve(now) : requestAnimationFrame(look);
  look(0);
});
const [fcp, data] = await Promise.all([painted, filled]);
globalThis.dataAt = Math.max(fcp, data);
await chrome.storage.session.set({ dataAt: globalThis.dataAt });
`;
}

/** What the pages of the laboratory can do: our own storage code, bundled as the product bundles it. */
async function bundlePageScript(folder: string): Promise<void> {
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    resolve: { alias: [{ find: /^dexie$/, replacement: 'dexie/dist/modern/dexie.min.mjs' }] },
    build: {
      outDir: folder,
      emptyOutDir: false,
      target: 'es2022',
      lib: { entry: `${root}bench/storage-page.ts`, formats: ['es'], fileName: () => 'bench-page.js' },
    },
  });
}
