// How a browser test is written: a file `test/e2e/NAME.spec.ts` with
//
//   export const specs: Spec[] = [
//     {
//       name: 'shows what the page was told',        // a sentence about behaviour
//       browser: 'both',                             // 'chromium', 'firefox', 'both' or 'own'
//       async run({ browser, site, proxy }) {
//         const page = await browser.open('https://chatgpt.com/codex/settings/usage?scenario=plus');
//         const popup = await browser.popup();
//         await popup.until(() => document.querySelector('[role=meter]') !== null);
//         ...throw, or use node:assert/strict, when something is not as it should be
//       },
//     },
//   ];
//
// Each spec gets an empty profile (Chromium) or a freshly installed extension in a shared one (Firefox), a demo site of its
// own behind https://chatgpt.com, and no other host but localhost: `proxy.map('host.example', port)` lets one more lead to
// a TLS server on loopback. Specs run side by side, so wait for conditions (`tab.until`, `untilScreen`), never for a span
// that should be long enough, and measure time only in a spec that runs `alone`.
import type { StaticServer } from '../../scripts/static-server';
import type { DemoSite } from '../demo/site';
import type { TestBrowser } from '../support/browser/test-browser';
import type { TestProxy } from '../support/browser/test-proxy';

interface SpecBase {
  readonly name: string;
  /**
   * What must not run at the same time: `everything` for a spec that measures time, `firefox` for one that starts a Firefox
   * and serves the app to it.
   */
  readonly alone?: 'everything' | 'firefox';
  /**
   * Left to `npm run test:browsers`, which runs every night: in both browsers, or in one of them. For what takes long and of which
   * a quicker spec shows most.
   */
  readonly nightly?: true | 'chromium' | 'firefox';
}

interface BrowserSpec extends SpecBase {
  readonly browser: 'chromium' | 'firefox' | 'both';
  /** Needs a Firefox that has been nowhere yet. All other Firefox specs share one. */
  readonly fresh?: boolean;
  readonly run: (context: SpecContext) => Promise<void>;
}

/** A spec that starts its browsers itself. */
interface OwnBrowsersSpec extends SpecBase {
  readonly browser: 'own';
  readonly run: (context: OwnContext) => Promise<void>;
}

export type Spec = BrowserSpec | OwnBrowsersSpec;

export interface SpecContext {
  readonly browser: TestBrowser;
  /** Behind https://chatgpt.com. */
  readonly site: DemoSite;
  readonly proxy: TestProxy;
  /** Serves the app at the address the extension knows, until the spec ends. */
  readonly app: () => Promise<StaticServer>;
  /** Adds something measured to the line that reports the spec. */
  readonly note: (text: string) => void;
}

type OwnContext = Omit<SpecContext, 'browser'>;
