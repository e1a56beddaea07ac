// The Firefox of `npm start -- --firefox`: the demo site behind chatgpt.com, and the extension as about:debugging would load it.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Bidi, startSession } from '../support/browser/bidi';
import { firefoxPrefs, listeningAddress } from '../support/browser/firefox-start';
import { startProxy } from '../support/browser/test-proxy';
import { deleteFolder, hasDisplay, type OpenBrowser, type OpenOptions, usagePage } from './open-browser';

/** The extension's address in this profile. */
const uuid = '5e55107d-ec0d-4000-8000-6f1d2c345e56';

/**
 * Opens a Firefox with a profile of its own. A proxy leads chatgpt.com to the demo site and refuses every other host, because
 * Firefox maps no name to a port. Rejects when it does not start or does not take the extension.
 */
export async function openFirefox(options: OpenOptions): Promise<OpenBrowser> {
  const { program, extension, sitePort, app, headless = !hasDisplay() } = options;
  const proxy = await startProxy();
  proxy.map('chatgpt.com', sitePort);
  const profile = await mkdtemp(join(tmpdir(), 'headroom-profile-'));
  await writeFile(join(profile, 'user.js'), firefoxPrefs(uuid, { 'extensions.background.idle.timeout': 30_000 }));
  const firefox = launch(program, profile, headless);
  const closed = new Promise<void>((resolve) => firefox.once('close', () => resolve())).then(async () => {
    await proxy.close();
    await deleteFolder(profile);
  });
  try {
    const bidi = await startSession(await listeningAddress(firefox), proxy.port);
    await bidi.send('webExtension.install', { extensionData: { type: 'path', path: extension } });
    await openTabs(bidi, app);
  } catch (error) {
    firefox.kill();
    await closed;
    throw error;
  }
  const close = () => {
    firefox.kill();
    return closed;
  };
  return { headless, profile, closed, close };
}

function launch(program: string, profile: string, headless: boolean): ChildProcess {
  const args = ['--no-remote', '--profile', profile, '--remote-debugging-port', '0', '--remote-allow-system-access'];
  // Without a first page: the tabs are opened once the extension is there to see them.
  return spawn(program, [...args, ...(headless ? ['--headless'] : []), 'about:blank'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
}

/**
 * The demo page in the first tab and in front, the app in another, and the first steps, which the extension opens when it is
 * installed. Nobody waits for them to be drawn.
 */
async function openTabs(bidi: Bidi, app: string): Promise<void> {
  const isThere = (tabs: readonly { readonly url: string }[]) =>
    tabs.some(({ url }) => url.startsWith('moz-extension:'));
  const end = Date.now() + 5_000;
  let contexts = await tabsOf(bidi);
  while (!isThere(contexts) && Date.now() < end) {
    await sleep(100);
    contexts = await tabsOf(bidi);
  }
  const first = contexts.find(({ url }) => url === 'about:blank') ?? contexts[0];
  if (!first) throw new Error('Firefox has no tab.');
  const { context: second } = await bidi.send<{ context: string }>('browsingContext.create', { type: 'tab' });
  const go = (context: string, url: string) => bidi.send('browsingContext.navigate', { context, url, wait: 'none' });
  await Promise.all([go(first.context, usagePage), go(second, app)]);
  await bidi.send('browsingContext.activate', { context: first.context });
}

async function tabsOf(bidi: Bidi): Promise<readonly { readonly context: string; readonly url: string }[]> {
  return (await bidi.send<{ contexts: { context: string; url: string }[] }>('browsingContext.getTree')).contexts;
}
