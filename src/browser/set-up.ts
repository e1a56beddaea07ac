// What the user has set up in the browser: the pinned button, and which sites the extension may see.
import { browser } from 'wxt/browser';

/** Not in every browser that this runs in. */
interface ActionApis {
  readonly getUserSettings?: () => Promise<{ readonly isOnToolbar?: boolean }>;
  readonly onUserSettingsChanged?: ChangeEvent;
}

interface ChangeEvent {
  readonly addListener: (listener: () => void) => void;
  readonly removeListener: (listener: () => void) => void;
}

const action = browser.action as ActionApis;
const codexSite = { origins: ['https://chatgpt.com/*'] };

/** Firefox has its own words for the toolbar. Only it names itself to extensions. */
export const runsInFirefox = 'getBrowserInfo' in browser.runtime;

/** Whether the button is pinned; null where the browser has no toolbar, or does not say. */
export async function isOnToolbar(): Promise<boolean | null> {
  const settings = await action.getUserSettings?.();
  return settings?.isOnToolbar ?? null;
}

/** Whether the browser lets the extension see the Codex site. */
export function isCodexSiteAllowed(): Promise<boolean> {
  return browser.permissions.contains(codexSite);
}

/** Asks for the Codex site. Call it from a click. False when the user refused or a policy forbids it. */
export async function allowCodexSite(): Promise<boolean> {
  return browser.permissions.request(codexSite).catch(() => false);
}

/**
 * Calls back when the button is pinned, a page is opened or a permission changes, and whenever this page comes back to the
 * front, because not every browser reports all three. Returns a function that stops it.
 */
export function onSetUpChange(listener: () => void): () => void {
  const events = [
    action.onUserSettingsChanged,
    browser.tabs.onUpdated,
    browser.permissions.onAdded,
    browser.permissions.onRemoved,
  ] as readonly (ChangeEvent | undefined)[];
  for (const event of events) event?.addListener(listener);
  window.addEventListener('focus', listener);
  document.addEventListener('visibilitychange', listener);
  return () => {
    for (const event of events) event?.removeListener(listener);
    window.removeEventListener('focus', listener);
    document.removeEventListener('visibilitychange', listener);
  };
}
