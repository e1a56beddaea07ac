import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowsers } from '../../../scripts/browsers.mjs';
import { type Bidi, startSession } from './bidi';
import { isHeaded } from './chromium';
import { welcomePath } from './close-welcome';
import { firefoxPrefs, listeningAddress } from './firefox-start';
import { badgeUntil, callSource, dumpStorage } from './in-page';
import type { ShadowElement, Tab, TestBrowser } from './test-browser';
import { untilTruthy } from './wait';

export interface FirefoxParts {
  readonly extension: string;
  readonly proxyPort: number;
  /** On top of the usual ones. */
  readonly prefs?: Readonly<Record<string, unknown>>;
}

interface Context {
  readonly context: string;
}

const uuid = '5e55107d-ec0d-4000-8000-6f1d2c345e55';

export interface RunningFirefox {
  /** Closes every tab and reinstalls the extension, without anything it had stored. `keepsWelcome` leaves its first page open. */
  readonly withFreshExtension: (options?: { readonly keepsWelcome?: boolean }) => Promise<TestBrowser>;
  /** The same Firefox where no extension was installed: somebody's phone. */
  readonly withoutExtension: () => TestBrowser;
  readonly close: () => Promise<void>;
}

/** Starts Firefox with an empty profile. One is shared by many specs, because its start takes most of a spec's time. */
export async function startFirefox(parts: FirefoxParts): Promise<RunningFirefox> {
  const home = await mkdtemp(join(tmpdir(), 'headroom-firefox-'));
  await writeFile(join(home, 'user.js'), firefoxPrefs(uuid, parts.prefs));
  const process = launch(home);
  const bidi = await startSession(await listeningAddress(process), parts.proxyPort);
  let installed: string | null = null;
  return {
    withFreshExtension: async ({ keepsWelcome = false } = {}) => {
      if (installed) await uninstall(bidi, installed);
      const extensionData = { type: 'path', path: parts.extension };
      const answer = await bidi.send<{ extension: string }>('webExtension.install', { extensionData });
      installed = answer.extension;
      const welcome = await welcomeTab(bidi);
      if (!keepsWelcome) await bidi.send('browsingContext.close', { context: welcome });
      return browserOf(bidi);
    },
    withoutExtension: () => browserOf(bidi),
    close: async () => {
      bidi.close();
      process.kill('SIGKILL');
      await new Promise((resolve) => process.once('close', resolve));
      await rm(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
}

/** The tab that the extension opens when it is installed. */
function welcomeTab(bidi: Bidi): Promise<string> {
  return untilTruthy(async () => {
    const { contexts } = await bidi.send<{ contexts: (Context & { url: string })[] }>('browsingContext.getTree');
    return contexts.find(({ url }) => url.endsWith(welcomePath))?.context;
  }, 'the page that opens with the installation');
}

async function uninstall(bidi: Bidi, extension: string): Promise<void> {
  const { contexts } = await bidi.send<{ contexts: Context[] }>('browsingContext.getTree');
  // The last tab stays, on an empty page: closing it would end Firefox.
  const [last, ...others] = contexts.map(({ context }) => context);
  for (const context of others) await bidi.send('browsingContext.close', { context });
  await bidi.send('browsingContext.navigate', { context: last, url: 'about:blank', wait: 'complete' });
  await bidi.send('webExtension.uninstall', { extension });
}

/** The extension as installed now. Its background sleeps after two idle seconds. */
function browserOf(bidi: Bidi): TestBrowser {
  const origin = `moz-extension://${uuid}`;
  const open = async (url: string) => {
    const { context } = await bidi.send<Context>('browsingContext.create', { type: 'tab' });
    const tab = tabOf(bidi, context);
    await tab.goto(url);
    return tab;
  };
  const ask = async <T>(work: () => T | Promise<T>) => {
    const page = await open(`${origin}/manifest.json`);
    try {
      return await page.evaluate(work);
    } finally {
      await page.close();
    }
  };
  const badge = () => ask(() => chrome.action.getBadgeText({}));
  return {
    kind: 'firefox',
    origin,
    context: null,
    open,
    extensionPage: (path) => open(`${origin}/${path}`),
    popup: () => open(`${origin}/popup.html`),
    badge,
    badgeUntil: (wanted) => badgeUntil(badge, wanted),
    killWorker: () => untilBackgroundSleeps(open, origin),
    dump: () => ask(dumpStorage),
    screenshots: async () => {
      const { contexts } = await bidi.send<{ contexts: Context[] }>('browsingContext.getTree');
      return Promise.all(contexts.map(({ context }) => captureScreenshot(bidi, context)));
    },
  };
}

function launch(home: string): ChildProcess {
  const program = findBrowsers().firefox;
  if (!program) throw new Error('No Firefox was found. Set FIREFOX to its path.');
  const args = [...(isHeaded ? [] : ['--headless']), '--no-remote', '--profile', home, '--remote-debugging-port', '0'];
  return spawn(program, [...args, '--remote-allow-system-access', 'about:blank'], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, HOME: home, ...(!isHeaded && { MOZ_HEADLESS: '1' }) },
  });
}

function tabOf(bidi: Bidi, context: string): Tab {
  const evaluate: Tab['evaluate'] = (work, argument) => bidi.run(context, callSource(work, argument)) as never;
  return {
    page: null,
    evaluate,
    until: (work, argument) => untilTruthy(() => evaluate(work, argument), String(work)),
    goto: async (url) => void (await bidi.send('browsingContext.navigate', { context, url, wait: 'complete' })),
    reload: async () => void (await bidi.send('browsingContext.reload', { context, wait: 'complete' })),
    front: async () => void (await bidi.send('browsingContext.activate', { context })),
    close: async () => void (await bidi.send('browsingContext.close', { context })),
    clickAt: async (x, y) => {
      const actions = [
        { type: 'pointerMove', x: Math.round(x), y: Math.round(y) },
        { type: 'pointerDown', button: 0 },
        { type: 'pointerUp', button: 0 },
      ];
      await bidi.send('input.performActions', { context, actions: [{ type: 'pointer', id: 'mouse', actions }] });
    },
    press: async (key) => {
      const value = key === 'Tab' ? '\ue004' : key;
      const actions = [
        { type: 'keyDown', value },
        { type: 'keyUp', value },
      ];
      await bidi.send('input.performActions', { context, actions: [{ type: 'key', id: 'keys', actions }] });
    },
    resize: async (width, height) =>
      void (await bidi.send('browsingContext.setViewport', { context, viewport: { width, height } })),
    shadowElements: async (selector) => {
      const answer = await bidi.send<{ result: RemoteNode }>('script.evaluate', {
        expression: `document.querySelector(${JSON.stringify(selector)})`,
        target: { context },
        awaitPromise: false,
        serializationOptions: { maxDomDepth: 20, includeShadowTree: 'all' },
      });
      return (answer.result.value?.shadowRoot?.value?.children ?? []).flatMap(elementsOf);
    },
    screenshot: async (path) => writeFile(path, await captureScreenshot(bidi, context)),
  };
}

/** A node as BiDi spells it. */
interface RemoteNode {
  readonly value?: {
    readonly localName?: string;
    readonly attributes?: Readonly<Record<string, string>>;
    readonly children?: readonly RemoteNode[];
    readonly shadowRoot?: RemoteNode | null;
  };
}

function elementsOf({ value }: RemoteNode): ShadowElement[] {
  const { localName, attributes = {}, children = [] } = value ?? {};
  return [...(localName ? [{ name: localName, attributes }] : []), ...children.flatMap(elementsOf)];
}

async function captureScreenshot(bidi: Bidi, context: string): Promise<Buffer> {
  const { data } = await bidi.send<{ data: string }>('browsingContext.captureScreenshot', { context });
  return Buffer.from(data, 'base64');
}

// Nothing stops an event page from outside. Left alone it stops by itself, which the list of the extension's views shows.
async function untilBackgroundSleeps(open: TestBrowser['open'], origin: string): Promise<void> {
  const page = await open(`${origin}/manifest.json`);
  await page.until(() => !chrome.extension.getViews().some(({ location }) => location.pathname.includes('background')));
  await page.close();
}
