// Between the page and the background. Wires only; what may pass is decided in src/observe.
import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { startRelay } from '../src/observe/watch-relay';

export default defineContentScript({
  matches: ['https://chatgpt.com/*'],
  runAt: 'document_start',
  main() {
    startRelay({
      page: window,
      now: Date.now,
      send: (message) => browser.runtime.sendMessage(message),
      pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
      alive: () => Boolean(browser.runtime?.id),
    });
  },
});
