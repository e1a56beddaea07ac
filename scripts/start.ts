// What `npm start` runs once everything is built: the app on its own address, a demo server in place of chatgpt.com, and a
// Chromium with the extension.
import { fileURLToPath } from 'node:url';
import { openBrowser } from '../test/demo/open-browser';
import { createDemoSite } from '../test/demo/site';
import { startOptions } from './start-options.mjs';
import { type StaticServer, serveFolder } from './static-server';

const output = fileURLToPath(new URL('../.output/', import.meta.url));
const wanted = startOptions(process.argv.slice(2));

const app = await serveApp(wanted.port);
const demo = await createDemoSite();
console.log(`
Headroom is running.

  The app              ${app.origin}
  The demo Codex page  ${demo.origin}/codex/settings/usage

${await browserLines()}
Press Ctrl+C to stop.`);

async function serveApp(port: number): Promise<StaticServer> {
  try {
    return await serveFolder(`${output}pwa`, port);
  } catch {
    console.error(`Port ${port} is taken. Choose another with: npm start -- --port ${port + 1}`);
    process.exit(1);
  }
}

async function browserLines(): Promise<string> {
  if (!wanted.browser) return howToLoad();
  try {
    const opened = await openBrowser({ extension: `${output}chrome-mv3`, sitePort: demo.port });
    if (!opened) return `No Chromium was found, so nothing was opened.\n\n${howToLoad()}`;
    void opened.closed.then(() => process.exit(0));
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void opened.close());
    return opened.headless
      ? `A Chromium without a window has the extension loaded (no display was found).\n\n${howToLoad()}`
      : `A Chromium has opened on the demo page with the extension in it: look at the toolbar.
Pin Headroom from the puzzle-piece menu, choose another account on the demo page, use a reset, and watch.
`;
  } catch (error) {
    return `A Chromium was found but did not start: ${String(error).split('\n')[0]}\n\n${howToLoad()}`;
  }
}

function howToLoad(): string {
  return `To load the extension by hand:
  Chrome, Edge  open chrome://extensions, switch on Developer mode, "Load unpacked", choose
                ${output}chrome-mv3
  Firefox       open about:debugging#/runtime/this-firefox, "Load Temporary Add-on", choose
                ${output}firefox-mv3/manifest.json
Then open https://chatgpt.com/codex/settings/usage as usual.
`;
}
