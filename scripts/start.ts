// What `npm start` runs once everything is built: the app on its own address, a demo server in place of chatgpt.com, and a
// Chromium with the extension.
import { fileURLToPath } from 'node:url';
import { type OpenBrowser, openBrowser } from '../test/demo/open-browser';
import { createDemoSite } from '../test/demo/site';
import { startOptions } from './start-options.mjs';
import { type StaticServer, serveFolder } from './static-server';
import { step } from './steps.mjs';

const output = fileURLToPath(new URL('../.output/', import.meta.url));
const extension = `${output}chrome-mv3`;
const wanted = startOptions(process.argv.slice(2));

const app = await serveApp(wanted.port);
const demo = await createDemoSite();
const opened = wanted.browser ? await step('Chromium', open) : null;
console.log(`
Headroom is running at ${app.origin}

${opened && typeof opened !== 'string' && !opened.headless ? whatToSee() : byHand(opened)}
Press Ctrl+C to stop.`);

async function serveApp(port: number): Promise<StaticServer> {
  try {
    return await serveFolder(`${output}pwa`, port);
  } catch {
    console.error(`Port ${port} is taken. Choose another with: npm start -- --port ${port + 1}`);
    process.exit(1);
  }
}

/** The open browser, or why there is none. */
async function open(): Promise<OpenBrowser | string> {
  try {
    const browser = await openBrowser({ extension, sitePort: demo.port, app: app.origin });
    if (!browser) return 'not found';
    void browser.closed.then(() => process.exit(0));
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void browser.close());
    return browser;
  } catch (error) {
    return `did not start: ${String(error).split('\n')[0]}`;
  }
}

function whatToSee(): string {
  return `The first tab is a demo Codex page, the second the app. Headroom's button is on the toolbar, with what is left.
Choose another account on the demo page, use a reset, and watch.

The window is Chromium with a profile of its own, which is deleted when it closes. In it chatgpt.com is the demo
page: nothing reaches the real one.
`;
}

/** The demo's bare address helps only where no browser of ours leads to it. */
function byHand(failed: OpenBrowser | string | null): string {
  const headless = failed !== null && typeof failed !== 'string';
  return `${headless ? 'Chromium runs without a window, because no display was found.\n' : ''}The demo Codex page, without the extension: ${demo.origin}/codex/settings/usage
(your browser will warn of its certificate, which is made up)

To load the extension by hand:
  Chrome, Edge  open chrome://extensions, switch on Developer mode, "Load unpacked", choose
                ${extension}
  Firefox       open about:debugging#/runtime/this-firefox, "Load Temporary Add-on", choose
                ${output}firefox-mv3/manifest.json
Then open https://chatgpt.com/codex/settings/usage as usual.
`;
}
