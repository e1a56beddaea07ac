import { Workbox } from 'workbox-window';

/**
 * Registers the service worker. Calls `onReady` when a newer one waits, with a function that activates it and reloads the
 * page. Nothing is replaced before the user agrees.
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
  // A private window may refuse service workers. The app then needs the network at its next start.
  workbox.register().then(
    () => void cacheRest(page),
    () => undefined,
  );
  const checkForUpdate = () => {
    if (page.document.visibilityState === 'visible') workbox.update().catch(() => undefined);
  };
  page.document.addEventListener('visibilitychange', checkForUpdate);
}

/**
 * Has the service worker cache the remaining pages at once, and again when a connection that was lost is back. Marks the
 * document when all are cached. The worker goes on after the page is closed.
 */
async function cacheRest(page: Window & typeof globalThis): Promise<void> {
  const { active } = await page.navigator.serviceWorker.ready;
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }) => {
    port1.close();
    if (data === true) page.document.documentElement.dataset.offline = 'ready';
    else page.addEventListener('online', () => void cacheRest(page), { once: true });
  };
  active?.postMessage({ type: 'KEEP_REST' }, [port2]);
}
