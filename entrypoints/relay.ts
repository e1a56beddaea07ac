// Wiring only, between the page and the background: src/observe decides what may pass.
// Declared as a content script in wxt.config.ts, because WXT's own wrapper of one is 3 KB and tells the page our id.
import { browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { pageLoad } from '../src/observe/relay/page-load';
import { startRelay } from '../src/observe/relay/relay';
import { watchReturn } from '../src/observe/relay/watch-return';
import { watchRoute } from '../src/observe/relay/watch-route';

export default defineUnlistedScript(() => {
  const now = Date.now;
  const alive = () => Boolean(browser.runtime?.id);
  const relay = startRelay({
    page: window,
    now,
    load: pageLoad(window),
    alive,
    send: (message) => browser.runtime.sendMessage(message),
    pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    onGone: () => stopWatching(),
  });
  const stopWatching = watchRoute({
    page: window,
    now,
    lastUsageAt: relay.lastUsageAt,
    // A new name each time, because a module runs once per name. The script sends what it finds by itself.
    onSilence: () =>
      void import(/* @vite-ignore */ `${chrome.runtime.getURL('read-page.js')}?${now()}`).catch(() => {}),
  });
  if (window.top !== window) return;
  const refresh = async (asked: boolean) => {
    await import(/* @vite-ignore */ chrome.runtime.getURL('refresh-page.js'));
    return globalThis.headroomRefresh?.(asked, relay.lastUsageAt());
  };
  const onReturn = () => void (alive() && refresh(false).catch(() => {}));
  watchReturn({ page: window, now, openedAt: performance.timeOrigin, lastUsageAt: relay.lastUsageAt, onReturn });
  // The popup asks. A promise in place of `true` would do in Firefox alone.
  chrome.runtime.onMessage.addListener((message, _, answer) => {
    if (message?.type !== 'headroom/refresh') return;
    refresh(true).then(answer, () => answer());
    return true;
  });
});
