// What a browser test may do with a browser: the same in Chromium (by Playwright) and Firefox (by WebDriver BiDi).
import type { BrowserContext, Page } from 'playwright-core';

/** Runs in the page. It sees nothing of the test but its one argument, which travels as JSON, as does what it returns. */
export type InPage<A, T> = (argument: A) => T | Promise<T>;

/** An element inside a closed shadow root, with what the page cannot ask it. */
export interface ShadowElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** One open page. */
export interface Tab {
  readonly goto: (url: string) => Promise<void>;
  readonly reload: () => Promise<void>;
  readonly evaluate: <T, A = undefined>(work: InPage<A, T>, argument?: A) => Promise<T>;
  /** Asks again and again until the answer is truthy; fails after 20 s with what it last saw. */
  readonly until: <T, A = undefined>(work: InPage<A, T>, argument?: A) => Promise<T>;
  /** Brings it to the front, as a user would. */
  readonly front: () => Promise<void>;
  readonly close: () => Promise<void>;
  /** A real click at a point of the window, which the browser takes for the user's own. */
  readonly clickAt: (x: number, y: number) => Promise<void>;
  /** Presses a key as the user does: "Tab", or a letter. */
  readonly press: (key: string) => Promise<void>;
  /** Width and height of the window's inside, in CSS pixels. */
  readonly resize: (width: number, height: number) => Promise<void>;
  /** The elements inside the shadow root, closed or not, of the one that `selector` finds; empty where there is none. */
  readonly shadowElements: (selector: string) => Promise<readonly ShadowElement[]>;
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
  /** A PNG of every open tab, for somebody who looks for the cause of a failure. */
  readonly screenshots: () => Promise<Buffer[]>;
  /** Playwright's context: Chromium only. */
  readonly context: BrowserContext | null;
}
