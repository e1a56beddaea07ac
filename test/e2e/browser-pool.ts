// The browsers specs run in: a new Chromium for each spec, one Firefox for all.
import type { StaticServer } from '../../scripts/static-server';
import { serveAppAtItsAddress, serveMappedApp } from '../support/browser/app-server';
import { startChromium } from '../support/browser/chromium';
import { type RunningFirefox, startFirefox } from '../support/browser/firefox';
import type { TestBrowser } from '../support/browser/test-browser';
import { startProxy, type TestProxy } from '../support/browser/test-proxy';

/** What one spec has to itself. */
export interface Workplace {
  /** Null for a spec that starts its browsers itself. */
  readonly browser: TestBrowser | null;
  readonly proxy: TestProxy;
  readonly app: () => Promise<StaticServer>;
  readonly release: (outcome: 'passed' | 'failed') => Promise<void>;
}

/** A Chromium with an empty profile, which starts in half a second. Without `extension` a workplace without a browser. */
export async function chromiumWorkplace(extension: string | null): Promise<Workplace> {
  const [proxy, app] = await Promise.all([startProxy(), serveMappedApp()]);
  const browser = extension ? await startChromium({ extension, proxyPort: proxy.port, appPort: app.port }) : null;
  return {
    browser,
    proxy,
    app: async () => app,
    release: async () => {
      await browser?.close();
      await Promise.all([proxy.close(), app.close()]);
    },
  };
}

export interface FirefoxPool {
  readonly workplace: (isFresh: boolean) => Promise<Workplace>;
  readonly close: () => Promise<void>;
}

/** One Firefox at a time, with the extension reinstalled for every spec; a new Firefox after a spec that failed. */
export function createFirefoxPool(extension: string): FirefoxPool {
  let running: { readonly firefox: RunningFirefox; readonly proxy: TestProxy } | null = null;

  const close = async () => {
    await running?.firefox.close();
    await running?.proxy.close();
    running = null;
  };
  const start = async () => {
    const proxy = await startProxy();
    return { proxy, firefox: await startFirefox({ extension, proxyPort: proxy.port }) };
  };

  return {
    workplace: async (isFresh) => {
      if (isFresh) await close();
      running ??= await start();
      const { firefox, proxy } = running;
      proxy.clear();
      let app: Promise<StaticServer> | null = null;
      return {
        browser: await firefox.withFreshExtension(),
        proxy,
        app: () => {
          app ??= serveAppAtItsAddress();
          return app;
        },
        release: async (outcome) => {
          await (await app)?.close();
          if (outcome === 'failed') await close();
        },
      };
    },
    close,
  };
}
