// The script that draws the badge in Codex pages. Only where the user wants it does the browser know of it at all.
import { browser } from 'wxt/browser';

const id = 'headroom-page-badge';
const file = 'page-badge.js';
const matches = ['https://chatgpt.com/*'];

/**
 * Asks the browser to let a script be added, unless it does already. It shows no question for that. Call it from a click. False when
 * it was refused.
 */
export async function allowPageBadge(): Promise<boolean> {
  return pageBadgeScript.isAllowed() || browser.permissions.request({ permissions: ['scripting'] }).catch(() => false);
}

/** Adds the script to Codex pages and takes it away. An update of the extension takes it away, too. */
export const pageBadgeScript = {
  isAllowed: () => browser.scripting !== undefined,
  add: async () => {
    if (await isRegistered()) return;
    await browser.scripting.registerContentScripts([{ id, js: [file], matches, runAt: 'document_idle' }]);
    // Pages that are open already. A tab that is asleep or shows an error takes no script, and gets it when it loads.
    for (const tab of await browser.tabs.query({ url: matches }))
      if (tab.id !== undefined)
        await browser.scripting
          .executeScript({ target: { tabId: tab.id }, files: [`/${file}`] })
          .catch(() => undefined);
  },
  remove: async () => {
    if (await isRegistered()) await browser.scripting.unregisterContentScripts({ ids: [id] });
  },
};

async function isRegistered(): Promise<boolean> {
  return (await browser.scripting.getRegisteredContentScripts({ ids: [id] })).length > 0;
}
