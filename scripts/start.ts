// What `npm start` runs once everything is built: the app on its own address, a demo server in place of chatgpt.com, and a
// browser with the extension.
import { fileURLToPath } from 'node:url';
import { type OpenBrowser, openBrowser } from '../test/demo/open-browser';
import { openFirefox } from '../test/demo/open-firefox';
import { createDemoSite } from '../test/demo/site';
import { type BrowserPlace, type Engine, installAdvice } from './browser-places.mjs';
import { findStartBrowser, installBrowsers } from './browsers.mjs';
import { startOptions } from './start-options.mjs';
import { type StaticServer, serveFolder } from './static-server';
import { step } from './steps.mjs';

const output = fileURLToPath(new URL('../.output/', import.meta.url));
const extensions: Readonly<Record<Engine, string>> = {
  chromium: `${output}chrome-mv3`,
  firefox: `${output}firefox-mv3`,
};
const wanted = startOptions(process.argv.slice(2));

const app = await serveApp(wanted.port);
const demo = await createDemoSite();
const opened = wanted.browser && (await openIn(wanted.browser));
console.log(`
Headroom is running at ${app.origin}

${opened && !opened.browser.headless ? whatToSee(opened.name) : byHand(opened?.name ?? null)}
Press Ctrl+C to stop.`);

async function serveApp(port: number): Promise<StaticServer> {
  try {
    return await serveFolder(`${output}pwa`, port);
  } catch {
    console.error(`Port ${port} is taken. Choose another with: npm start -- --port ${port + 1}`);
    process.exit(1);
  }
}

/** The open browser and its name; null where there is none, after a line was printed about it. */
async function openIn(engine: Engine): Promise<{ readonly browser: OpenBrowser; readonly name: string } | null> {
  const place = findStartBrowser(engine) ?? installed(engine);
  if (!place) {
    console.error(
      `  No browser was found, and none could be installed. Install one: ${installAdvice(engine, process.platform)}`,
    );
    return null;
  }
  const browser = await step(place.name, () => open(engine, place));
  return typeof browser === 'string' ? null : { browser, name: place.name };
}

/** Installs one as `npm test` does: by apt as root, else Playwright's Chromium. */
function installed(engine: Engine): BrowserPlace | null {
  installBrowsers([engine]);
  return findStartBrowser(engine);
}

/** The open browser, or why it is not. */
async function open(engine: Engine, { path }: BrowserPlace): Promise<OpenBrowser | string> {
  try {
    const browser = await (engine === 'firefox' ? openFirefox : openBrowser)({
      program: path,
      extension: extensions[engine],
      sitePort: demo.port,
      app: app.origin,
      ...(wanted.headless && { headless: true }),
    });
    void browser.closed.then(() => process.exit(0));
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void browser.close());
    return browser;
  } catch (error) {
    return `did not start: ${String(error).split('\n')[0]}`;
  }
}

function whatToSee(name: string): string {
  return `The first tab is a demo Codex page. Another is the app, and one has Headroom's first steps, as after an installation.
Headroom's button is on the toolbar, with what is left. Choose another account on the demo page, use a reset, and watch.

The window is ${name} with a profile of its own, which is deleted when it closes. In it chatgpt.com is the demo
page: nothing reaches the real one.
`;
}

/**
 * The demo's plain address is printed only if no browser was opened on it. `headless`: the browser that runs without a
 * window.
 */
function byHand(headless: string | null): string {
  return `${headless ? `${headless} runs without a window.\n` : ''}The demo Codex page, without the extension: ${demo.origin}/codex/settings/usage
(your browser will warn of its certificate, which is made up)

To load the extension by hand:
  Chrome, Edge  open chrome://extensions, switch on Developer mode, "Load unpacked", choose
                ${extensions.chromium}
  Firefox       open about:debugging#/runtime/this-firefox, "Load Temporary Add-on", choose
                ${extensions.firefox}/manifest.json
Then open https://chatgpt.com/codex/settings/usage as usual.
`;
}
