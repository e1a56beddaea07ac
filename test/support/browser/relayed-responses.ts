import type { Tab, TestBrowser } from '../../e2e/spec';

/** What the watcher saw and the relay passed on. */
export interface Heard {
  readonly url: string;
  readonly status: number;
  readonly body: string;
}

/** Notes from now on what the extension is told, in a page of its own: the site's page hears none of it. */
export async function listen(browser: TestBrowser): Promise<Tab> {
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

function heard(own: Tab): Promise<Heard[]> {
  return own.evaluate(() => (window as unknown as { heard: Heard[] }).heard);
}

/** Waits until so many were noted. */
export async function heardAtLeast(own: Tab, count: number): Promise<Heard[]> {
  await own.until((wanted) => (window as unknown as { heard: Heard[] }).heard.length >= (wanted ?? 1), count);
  return heard(own);
}
