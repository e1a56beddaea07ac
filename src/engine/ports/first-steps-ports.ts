// What the first page of the extension may ask of the browser.

/** How far the user has come. Read again whenever it may have changed. */
export interface FirstSteps {
  /** Whether the button is on the toolbar; null where a browser has no toolbar to pin it to, as on a phone. */
  readonly pinned: boolean | null;
  /** Whether the browser lets Headroom see the Codex site. Firefox lets the user take that back. */
  readonly allowed: boolean;
  /** Whether a usage page is open in a tab. */
  readonly usagePageOpen: boolean;
}

export interface FirstStepsPorts {
  /** Whose words for its toolbar are used. */
  readonly browser: 'chrome' | 'firefox';
  readonly read: () => Promise<FirstSteps>;
  /** Calls back whenever the result of `read` may have changed; returns a function that stops it. */
  readonly onChange: (listener: () => void) => () => void;
  /** Asks the browser to let Headroom see the Codex site. Call it from a click. Whether it does now. */
  readonly allow: () => Promise<boolean>;
}
