// The content script on the app's own address: hands questions to the background and says when something changed. It keeps
// no port: a sleeping worker is woken by a question, and storage speaks without it.
import { browser } from 'wxt/browser';

import { onLocalChange } from './extension-storage';

/** Written with every new view: its change is the news. */
const newsKey = 'snapshot';

/** Serves the page of `window` when it is the app's. Ends by itself once this script's extension was updated or removed. */
export function serveAppPage(window: Window, appAddress: string): void {
  if (!window.location.href.startsWith(appAddress) || window !== window.top) return;
  const say = (message: Record<string, unknown>) =>
    window.postMessage({ headroom: 'extension', ...message }, window.location.origin);
  const end = () => {
    window.removeEventListener('message', onMessage);
    say({ say: 'gone' });
  };
  // An orphaned script has no extension to ask any more: its tab is the next version's after a reload.
  const isAlive = () => browser.runtime?.id !== undefined;

  const onMessage = ({ source, origin, data }: MessageEvent) => {
    if (source !== window || origin !== window.location.origin || data?.headroom !== 'app') return;
    if (!isAlive()) return end();
    if (data.say === 'hello') say({ say: 'here' });
    if (data.say === 'pull' && Number.isInteger(data.id)) {
      const { id, pull } = data as { id: number; pull: unknown };
      browser.runtime.sendMessage(pull).then(
        (delta: unknown) => say({ say: 'delta', id, delta: delta ?? null }),
        () => (isAlive() ? say({ say: 'delta', id, delta: null }) : end()),
      );
    }
  };
  window.addEventListener('message', onMessage);
  const unwatch = onLocalChange(newsKey, () => {
    if (isAlive()) return say({ say: 'changed' });
    unwatch();
    end();
  });
  // The page may have asked before this script was there.
  say({ say: 'here' });
}
