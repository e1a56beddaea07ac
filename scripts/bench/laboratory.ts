// One browser with two extensions side by side: ours as built, and one that does nothing. Whatever slows the machine slows
// both alike. Ours carries one more script, which only reports what the page itself measured.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page, type Worker } from 'playwright-core';
import { build } from 'vite';
import { findBrowsers } from '../browsers.mjs';
import { root } from './places';

export interface Laboratory {
  readonly context: BrowserContext;
  /** An open page of each extension, to ask from. */
  readonly ours: Page;
  readonly bare: Page;
  readonly oursOrigin: string;
  readonly bareOrigin: string;
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
  const [ours, bare] = [join(folder, 'ours'), join(folder, 'bare')];
  layOutOurs(ours);
  layOutBare(bare);
  await bundlePageScript(ours);
  cpSync(join(ours, 'bench-page.js'), join(bare, 'bench-page.js'));

  const context = await chromium.launchPersistentContext('', {
    executablePath: findBrowsers().chromium ?? chromium.executablePath(),
    headless: true,
    chromiumSandbox: false,
    viewport: { width: 380, height: 600 },
    args: [...flags, `--disable-extensions-except=${ours},${bare}`, `--load-extension=${ours},${bare}`],
  });
  // The compiler wraps inner functions in a call to `__name`, which no page has.
  await context.addInitScript('globalThis.__name = (f) => f');
  const [first, second] = await bothWorkers(context);
  const isOurs = async (worker: Worker) => worker.evaluate(() => chrome.runtime.getManifest().name !== 'Bare');
  const [oursWorker, bareWorker] = (await isOurs(first)) ? [first, second] : [second, first];
  const originOf = (worker: Worker) =>
    new URL(worker.url()).origin.replace('null', `chrome-extension://${new URL(worker.url()).host}`);
  const open = async (origin: string) => {
    const page = await context.newPage();
    await page.goto(`${origin}/bench.html`);
    return page;
  };
  const [oursOrigin, bareOrigin] = [originOf(oursWorker), originOf(bareWorker)];
  return {
    context,
    oursOrigin,
    bareOrigin,
    ours: await open(oursOrigin),
    bare: await open(bareOrigin),
    close: async () => {
      await context.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function bothWorkers(context: BrowserContext): Promise<readonly [Worker, Worker]> {
  for (;;) {
    const [first, second] = context.serviceWorkers();
    if (first && second) return [first, second];
    await context.waitForEvent('serviceworker', { timeout: 15_000 });
  }
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

function layOutBare(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const manifest = {
    manifest_version: 3,
    name: 'Bare',
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
      lib: { entry: `${root}scripts/bench/storage-page.ts`, formats: ['es'], fileName: () => 'bench-page.js' },
    },
  });
}
