// The bridge in the pages of an app whose address the user chose. For the address of the build, the manifest names it.
import { browser } from 'wxt/browser';

const id = 'headroom-app';

/**
 * Asks the browser for access to the app's pages. Call it from a click. False when the user refused or a policy forbids it.
 */
export async function allowAppPage(address: string): Promise<boolean> {
  try {
    return await browser.permissions.request({ origins: [patternOf(address)], permissions: ['scripting'] });
  } catch {
    return false;
  }
}

/** Runs the bridge in the pages below this address from now on, and in no others; null for none. */
export async function registerAppScript(address: string | null): Promise<void> {
  // Absent until the user allowed it.
  if (!browser.scripting?.getRegisteredContentScripts) return;
  const [known] = await browser.scripting.getRegisteredContentScripts({ ids: [id] });
  const matches = address === null ? [] : [patternOf(address)];
  if (known?.matches?.join() === matches.join()) return;
  if (known) await browser.scripting.unregisterContentScripts({ ids: [id] });
  if (address === null) return;
  await browser.scripting.registerContentScripts([{ id, js: ['bridge.js'], matches, runAt: 'document_start' }]);
}

/** Firefox takes no port in a pattern. The bridge compares the whole address. */
function patternOf(address: string): string {
  const { protocol, hostname, host, pathname } = new URL(address);
  return `${protocol}//${location.protocol === 'moz-extension:' ? hostname : host}${pathname}*`;
}
