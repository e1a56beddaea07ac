// The usage pages that are open. The browser gives their addresses, because the extension has access to chatgpt.com.
import { browser } from 'wxt/browser';

interface CodexTab {
  readonly id: number;
  readonly url: URL;
}

/** The ids and addresses of the pages of chatgpt.com in front of their windows, the newest first. */
export function frontCodexTabs(): Promise<readonly CodexTab[]> {
  return codexTabs({ active: true });
}

/** The ids and addresses of all pages of chatgpt.com, the newest first. `wanted`: those in front of their windows alone. */
export async function codexTabs(wanted: { readonly active?: true } = {}): Promise<readonly CodexTab[]> {
  const tabs = await browser.tabs.query({ ...wanted, url: 'https://chatgpt.com/*' });
  return tabs
    .toSorted((a, b) => (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0))
    .flatMap(({ id, url }) => (id === undefined || url === undefined ? [] : [{ id, url: new URL(url) }]));
}

/** Asks the page in a tab to reload itself. Undefined where there is no answer: the page was loaded before the extension. */
export async function askTabToRefresh(id: number): Promise<unknown> {
  return browser.tabs.sendMessage(id, { type: 'headroom/refresh' }, { frameId: 0 }).catch(() => undefined);
}
