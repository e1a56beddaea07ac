// Wiring only: which event calls which function. A branch that needs a test belongs in src/.
import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import type { Decision } from '../src/app/keeper';
import { createOwnKeeper } from '../src/app/own-keeper';
import { localValues, sessionValues } from '../src/platform/extension-storage';
import { isDecided, isSeen } from '../src/platform/messages';
import { showBadge } from '../src/platform/toolbar-badge';

export default defineBackground({
  type: 'module',
  main() {
    const keeper = createOwnKeeper({
      values: localValues,
      session: sessionValues,
      now: Date.now,
      randomBytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
      showBadge,
      changed: async () => {},
    });
    const finish = (work: Promise<unknown>) => work.catch((error: unknown) => console.error('Headroom:', error));

    // Every listener is added before the first await: a worker woken by an event must already be listening for it.
    browser.runtime.onMessage.addListener((message, sender) => {
      if (sender.id !== browser.runtime.id) return;
      const tab = sender.tab?.id === undefined ? null : String(sender.tab.id);
      if (isSeen(message)) return finish(keeper.observe(message, tab));
      // Only our own pages decide anything; a content script speaks from a tab of somebody else's address.
      if (isDecided(message) && sender.url?.startsWith(`${location.origin}/`))
        return keeper.decide(message.decision as Decision);
    });
    browser.alarms.onAlarm.addListener(({ name }) => {
      if (name === 'headroom/badge') void finish(keeper.refresh());
    });
    browser.runtime.onStartup.addListener(() => void finish(keeper.refresh()));
    browser.runtime.onInstalled.addListener(() => void finish(keeper.refresh()));
    void browser.alarms.create('headroom/badge', { periodInMinutes: 5 });
  },
});
