import { browser } from 'wxt/browser';

/** Asks for the hosts a paired phone's pushes are posted to. Called within the user's click; true once all are granted. */
export async function allowPushHosts(origins: readonly string[]): Promise<boolean> {
  return browser.permissions.request({ origins: [...origins] });
}

/** Which of these hosts may be posted to. */
export async function allowedPushHosts(origins: readonly string[]): Promise<readonly string[]> {
  const granted = await Promise.all(origins.map((origin) => browser.permissions.contains({ origins: [origin] })));
  return origins.filter((_, i) => granted[i]);
}
