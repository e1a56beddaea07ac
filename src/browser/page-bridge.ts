// The content script in the app's page. It forwards requests to the background and says when something changed. It keeps no
// port open: a message wakes a sleeping worker, and storage events come without the worker.
import { browser } from 'wxt/browser';

import { onLocalChange } from './extension-storage';

/** Written with every new snapshot, so its change means news. */
const newsKey = 'snapshot';

/** Serves `window` if it shows the app. Ends by itself once the extension was updated or removed. */
export function serveAppPage(window: Window, appAddress: string): void {
  if (!window.location.href.startsWith(appAddress) || window !== window.top) return;
  const say = (message: Record<string, unknown>) =>
    window.postMessage({ headroom: 'extension', ...message }, window.location.origin);
  const end = () => {
    window.removeEventListener('message', onMessage);
    say({ say: 'gone' });
  };
  // After an update the old script is orphaned: it has no extension to ask until the tab is reloaded.
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
  // The page may have said hello before this script was loaded.
  say({ say: 'here' });
}
