// Wiring only: which event calls which function. A branch that needs a test belongs in src/.
import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { decisionFrom } from '../src/app/carry-out';
import { createOwnRecord } from '../src/app/own-record';
import { zonedWords } from '../src/app/zoned-words';
import { localValues, sessionValues } from '../src/platform/extension-storage';
import { isDecided, isPageRead, isSeen } from '../src/platform/messages';
import { keepRepeating } from '../src/platform/repeating-alarm';
import { showBadge } from '../src/platform/toolbar-badge';

export default defineBackground({
  type: 'module',
  main() {
    const { keeper } = createOwnRecord({
      values: localValues,
      session: sessionValues,
      now: Date.now,
      randomBytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
      words: zonedWords(Intl.DateTimeFormat().resolvedOptions().timeZone),
      showBadge,
      changed: async () => {},
    });
    const isOwnPage = ({ url }: { url?: string | undefined }) => url?.startsWith(`${location.origin}/`) ?? false;
    const finish = (work: Promise<unknown>) => work.catch((error: unknown) => console.error('Headroom:', error));

    /** Answers with nothing when it is done, with a sentence when it is not. */
    const decide = async (given: unknown) => {
      const decision = decisionFrom(given);
      if (!decision) return 'This page and the extension are of different versions. Close it and open it again.';
      try {
        await keeper.decide(decision);
      } catch {
        return 'Headroom could not store that. Free some disk space, or restart the browser, and try again.';
      }
    };

    // Every listener is added before the first await: a worker woken by an event must already be listening for it.
    browser.runtime.onMessage.addListener((message, sender, answer) => {
      if (sender.id !== browser.runtime.id) return false;
      const tab = sender.tab?.id === undefined ? null : String(sender.tab.id);
      if (isSeen(message)) void finish(keeper.observe(message, tab)).then(() => answer());
      else if (isPageRead(message)) void finish(keeper.readPage(message, tab)).then(() => answer());
      // Only our own pages decide anything; a content script speaks from a tab of somebody else's address.
      else if (isDecided(message) && isOwnPage(sender)) void decide(message.decision).then(answer);
      else return false;
      // The answer comes later: until then the worker is kept awake.
      return true;
    });
    browser.alarms.onAlarm.addListener(({ name }) => {
      if (name === 'headroom/badge') void finish(keeper.refresh());
      if (name === 'headroom/tidy') void finish(keeper.tidy());
    });
    browser.runtime.onStartup.addListener(() => void finish(keeper.refresh()));
    browser.runtime.onInstalled.addListener(() => void finish(keeper.refresh()));
    void finish(keepRepeating('headroom/badge', 5));
    void finish(keepRepeating('headroom/tidy', 24 * 60));
  },
});
