import { browser } from 'wxt/browser';

/**
 * Asks for idle notice and the hosts a paired phone's pushes are posted to. Called within the user's click; true once all
 * are granted. A question that was shut, forbidden by a policy or never put on the screen is a no.
 */
export async function allowPushHosts(origins: readonly string[]): Promise<boolean> {
  try {
    return await browser.permissions.request({ origins: [...origins], permissions: ['idle'] });
  } catch {
    return false;
  }
}

/** Which of these hosts may be posted to. */
export async function allowedPushHosts(origins: readonly string[]): Promise<readonly string[]> {
  const granted = await Promise.all(origins.map((origin) => browser.permissions.contains({ origins: [origin] })));
  return origins.filter((_, i) => granted[i]);
}

/**
 * Calls back when the user leaves the computer or locks it. Does nothing until that was allowed; from then on without a
 * restart. Must be called before the worker's first await.
 */
export function onUserIdle(rest: () => void): void {
  const listen = () => {
    browser.idle?.onStateChanged.addListener((state) => {
      if (state !== 'active') rest();
    });
  };
  listen();
  browser.permissions.onAdded.addListener(({ permissions }) => {
    if (permissions?.includes('idle')) listen();
  });
}
