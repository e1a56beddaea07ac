import type { Tab, TestBrowser } from './test-browser';

/** What the watcher saw and the relay passed on. */
export interface RelayedResponse {
  readonly url: string;
  readonly status: number;
  readonly body: string;
}

/** Notes from now on what the extension is told, in a page of its own: the site's page hears none of it. */
export async function recordRelayed(browser: TestBrowser): Promise<Tab> {
  const own = await browser.extensionPage('manifest.json');
  await own.evaluate(() => {
    const list: unknown[] = [];
    Object.assign(window, { heard: list });
    chrome.runtime.onMessage.addListener((message: { type?: string }) => {
      if (message?.type === 'headroom/seen') list.push(message);
    });
  });
  return own;
}

function heard(own: Tab): Promise<RelayedResponse[]> {
  return own.evaluate(() => (window as unknown as { heard: RelayedResponse[] }).heard);
}

/** Waits until so many were noted. */
export async function relayedAtLeast(own: Tab, count: number): Promise<RelayedResponse[]> {
  await own.until((wanted) => (window as unknown as { heard: RelayedResponse[] }).heard.length >= (wanted ?? 1), count);
  return heard(own);
}
