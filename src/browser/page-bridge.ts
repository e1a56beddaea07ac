// The content script in the app's page. It forwards requests to the background and says when something changed. It keeps no
// port open: a message wakes a sleeping worker, and storage events come without the worker.
import { browser } from 'wxt/browser';

import { onLocalChange } from './extension-storage';

/** A new snapshot is news, and so is that the user allowed the app to read it. */
const newsKeys = ['snapshot', 'app-access'];

/** Characters as JSON. A pull is some hundred; with the app's ledger of alerts some hundred thousand. */
const largestPull = 1_000_000;

/** Serves a page of the app. Ends by itself once the extension was updated or removed. */
export function serveAppPage(window: Window): void {
  if (window !== window.top) return;
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
    if (data.say === 'pull' && Number.isInteger(data.id) && sizeOf(data.pull) <= largestPull) {
      const { id, pull } = data as { id: number; pull: unknown };
      browser.runtime.sendMessage(pull).then(
        (delta: unknown) => say({ say: 'delta', id, delta: delta ?? null }),
        () => (isAlive() ? say({ say: 'delta', id, delta: null }) : end()),
      );
    }
  };
  window.addEventListener('message', onMessage);
  const unwatch = newsKeys.map((key) =>
    onLocalChange(key, () => {
      if (isAlive()) return say({ say: 'changed' });
      for (const stop of unwatch) stop();
      end();
    }),
  );
  // The page may have said hello before this script was loaded.
  say({ say: 'here' });
}

/** Infinite where it is no JSON. */
function sizeOf(pull: unknown): number {
  try {
    return JSON.stringify(pull)?.length ?? Number.POSITIVE_INFINITY;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}
