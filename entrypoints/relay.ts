// Between the page and the background. Wires only; what may pass is decided in src/observe.
// Declared as a content script in wxt.config.ts: the frame WXT puts around one is 3 KB, and tells the page our id.
import { browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startRelay } from '../src/observe/watch-relay';

export default defineUnlistedScript(() => {
  startRelay({
    page: window,
    now: Date.now,
    send: (message) => browser.runtime.sendMessage(message),
    pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    alive: () => Boolean(browser.runtime?.id),
  });
});
