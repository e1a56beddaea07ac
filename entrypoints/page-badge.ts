// Run in Codex pages by the browser while the user wants a badge there (src/browser/page-badge-script.ts).
import { browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { localValues, onLocalChange } from '../src/browser/extension-storage';
import { showPageBadge } from '../src/browser/page-badge/show-page-badge';
import { pageBadgeKey } from '../src/domain/page-badge/page-badge';
import { isUsagePage } from '../src/observe/page-text/read-usage-page';

declare global {
  var headroomPageBadge: (() => void) | undefined;
}

export default defineUnlistedScript(() => {
  // The script runs again where the badge is switched on in a page that had it before.
  globalThis.headroomPageBadge?.();
  globalThis.headroomPageBadge = showPageBadge({
    page: window,
    load: async () => (await localValues.get([pageBadgeKey]))[pageBadgeKey],
    onChange: (listener) => onLocalChange(pageBadgeKey, listener),
    isCodexPage: (location) => /^\/codex(?:\/|$)/.test(location.pathname) || isUsagePage(location),
    isAlive: () => Boolean(browser.runtime?.id),
  });
});
