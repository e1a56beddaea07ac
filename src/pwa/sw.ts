/// <reference lib="webworker" />
// The app's worker: keeps the shell, serves it without a network, and waits to be told before it replaces itself.
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { keepOnFirstUse } from './keep-on-first-use';
import { listenForAlerts } from './on-alerts';
import { listenForPushes } from './on-push';

declare const self: ServiceWorkerGlobalScope & { readonly __WB_MANIFEST: { url: string; revision: string | null }[] };

precacheAndRoute(self.__WB_MANIFEST);
cleanupOutdatedCaches();
registerRoute(new NavigationRoute(createHandlerBoundToURL('index.html')));
registerRoute(({ url, sameOrigin }) => sameOrigin && /\/assets\//.test(url.pathname), keepOnFirstUse(caches));

listenForPushes(self);
listenForAlerts(self);

// Never by itself: a page drawn by the old version must not be handed the new one's chunks.
self.addEventListener('message', ({ data }) => {
  if (data?.type === 'SKIP_WAITING') void self.skipWaiting();
});
