import { Workbox } from 'workbox-window';

/**
 * Registers the worker and says when a newer one waits. `onReady` gets what lets it take over and reloads the page: nothing
 * is ever swapped under the reader's eyes. Returns what ends the watching.
 */
export function watchForUpdate(page: Window & typeof globalThis, onReady: (apply: () => void) => void): () => void {
  if (!('serviceWorker' in page.navigator)) return () => undefined;
  const workbox = new Workbox('sw.js', { scope: './' });
  workbox.addEventListener('waiting', () => {
    onReady(() => {
      workbox.addEventListener('controlling', () => page.location.reload());
      workbox.messageSkipWaiting();
    });
  });
  // A private window may refuse workers: then the app needs the network at its next start, and nothing else changes.
  workbox.register().catch(() => undefined);
  const look = () => {
    if (page.document.visibilityState === 'visible') workbox.update().catch(() => undefined);
  };
  page.document.addEventListener('visibilitychange', look);
  return () => page.document.removeEventListener('visibilitychange', look);
}
