import { Workbox } from 'workbox-window';

/**
 * Registers the worker and says when a newer one waits. `onReady` gets what lets it take over and reloads the page: nothing
 * is ever swapped under the reader's eyes.
 */
export function watchForUpdate(page: Window & typeof globalThis, onReady: (apply: () => void) => void): void {
  if (!('serviceWorker' in page.navigator)) return;
  const workbox = new Workbox(`${import.meta.env.BASE_URL}sw.js`, { scope: import.meta.env.BASE_URL });
  workbox.addEventListener('waiting', () => {
    onReady(() => {
      workbox.addEventListener('controlling', () => page.location.reload());
      workbox.messageSkipWaiting();
    });
  });
  // A private window may refuse workers: then the app needs the network at its next start, and nothing else changes.
  workbox.register().then(
    () => void keepRest(page),
    () => undefined,
  );
  const look = () => {
    if (page.document.visibilityState === 'visible') workbox.update().catch(() => undefined);
  };
  page.document.addEventListener('visibilitychange', look);
}

/** Once the app is idle, has the worker fetch the pages behind the first ones; the page says when it is whole. */
async function keepRest(page: Window & typeof globalThis): Promise<void> {
  const { active } = await page.navigator.serviceWorker.ready;
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }) => {
    if (data === true) page.document.documentElement.dataset.offline = 'ready';
    port1.close();
  };
  active?.postMessage({ type: 'KEEP_REST' }, [port2]);
}
