import {
  allowCodexSite,
  isCodexSiteAllowed,
  isOnToolbar,
  onSetUpChange,
  runsInFirefox,
} from '../../src/browser/set-up';
import { codexTabs } from '../../src/browser/usage-tabs';
import type { FirstStepsPorts } from '../../src/engine/ports/first-steps-ports';
import { isUsagePage } from '../../src/observe/page-text/read-usage-page';

/** How far the user has come with setting up, as the browser says. None of it is stored. */
export function createFirstSteps(): FirstStepsPorts {
  return {
    browser: runsInFirefox ? 'firefox' : 'chrome',
    read: async () => {
      const [pinned, allowed, tabs] = await Promise.all([isOnToolbar(), isCodexSiteAllowed(), codexTabs()]);
      return { pinned, allowed, usagePageOpen: tabs.some(({ url }) => isUsagePage(url)) };
    },
    onChange: onSetUpChange,
    allow: allowCodexSite,
  };
}
