import { browser } from 'wxt/browser';

/**
 * Asks for idle detection and for the push services' hosts. Call it from a click. True once all are granted; false when the
 * prompt was closed, forbidden by a policy or never shown.
 */
export async function allowPushHosts(origins: readonly string[]): Promise<boolean> {
  try {
    return await browser.permissions.request({ origins: [...origins], permissions: ['idle'] });
  } catch {
    return false;
  }
}

/** Which of these hosts are permitted. */
export async function allowedPushHosts(origins: readonly string[]): Promise<readonly string[]> {
  const granted = await Promise.all(origins.map((origin) => browser.permissions.contains({ origins: [origin] })));
  return origins.filter((_, i) => granted[i]);
}

/**
 * Calls back when the user is idle or locks the computer. Starts by itself when the permission is granted. Call it before
 * the worker's first await.
 */
export function onUserIdle(listener: () => void): void {
  const listen = () => {
    browser.idle?.onStateChanged.addListener((state) => {
      if (state !== 'active') listener();
    });
  };
  listen();
  browser.permissions.onAdded.addListener(({ permissions }) => {
    if (permissions?.includes('idle')) listen();
  });
}
