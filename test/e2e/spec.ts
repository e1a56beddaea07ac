// How a browser test is written: a file `test/e2e/NAME.spec.ts` with
//
//   export const specs: Spec[] = [
//     {
//       name: 'shows what the page was told',        // a sentence about behaviour
//       browser: 'both',                             // 'chromium', 'firefox' or 'both'
//       async run({ browser, site, proxy }) {
//         const page = await browser.open('https://chatgpt.com/codex/settings/usage?scenario=plus');
//         const popup = await browser.popup();
//         await popup.until(() => document.querySelector('[role=meter]') !== null);
//         ...throw, or use node:assert/strict, when something is not as it should be
//       },
//     },
//   ];
//
// `npm run e2e` runs them all, `npm run e2e -- popup` those whose file or name contains "popup", `-- --chromium` one
// browser only. Each spec gets an empty profile (Chromium) or a freshly installed extension in a shared one (Firefox), a
// demo site of its own behind https://chatgpt.com, and no other host but localhost: `proxy.map('host.example', port)` lets
// one more lead to a TLS server on loopback. The extension must have been built (`npm run build`).
import type { BrowserContext, Page } from 'playwright-core';
import type { DemoSite } from '../demo/site';
import type { WayOut } from '../support/browser/proxy';

export interface Spec {
  readonly name: string;
  readonly browser: 'chromium' | 'firefox' | 'both';
  /** Needs a browser that has been nowhere: one Firefox is shared by all others. */
  readonly fresh?: boolean;
  readonly run: (bench: Bench) => Promise<void>;
}

export interface Bench {
  readonly browser: TestBrowser;
  readonly site: DemoSite;
  readonly proxy: WayOut;
}

/** Runs in the page. It sees nothing of the test but its one argument, which travels as JSON, as does what it returns. */
export type InPage<A, T> = (argument: A) => T | Promise<T>;

/** One open page, the same in both browsers. */
export interface Tab {
  readonly goto: (url: string) => Promise<void>;
  readonly reload: () => Promise<void>;
  readonly evaluate: <T, A = undefined>(work: InPage<A, T>, argument?: A) => Promise<T>;
  /** Asks again and again until the answer is truthy; fails after 20 s with what it last saw. */
  readonly until: <T, A = undefined>(work: InPage<A, T>, argument?: A) => Promise<T>;
  /** Brings it to the front, as a user would. */
  readonly front: () => Promise<void>;
  readonly close: () => Promise<void>;
  /** Writes a PNG. */
  readonly screenshot: (path: string) => Promise<void>;
  /** Playwright's own page: Chromium only. */
  readonly page: Page | null;
}

export interface TestBrowser {
  readonly kind: 'chromium' | 'firefox';
  /** The extension's own origin, e.g. `chrome-extension://…`. */
  readonly origin: string;
  readonly open: (url: string) => Promise<Tab>;
  /** A page of the extension in a tab. */
  readonly extensionPage: (path: string) => Promise<Tab>;
  readonly popup: () => Promise<Tab>;
  /** The badge as it is now. */
  readonly badge: () => Promise<string>;
  /** Waits until the badge is what `wanted` accepts; fails after 20 s with what it last was. */
  readonly badgeUntil: (wanted: (text: string) => boolean) => Promise<string>;
  /** Stops the background as the browser would; the next event starts it afresh. */
  readonly killWorker: () => Promise<void>;
  /** Everything the extension keeps, in `storage.*`, IndexedDB and caches, as one text to search. */
  readonly dump: () => Promise<string>;
  /** Playwright's context: Chromium only. */
  readonly context: BrowserContext | null;
}
