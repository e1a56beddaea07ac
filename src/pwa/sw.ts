/// <reference lib="webworker" />
// The app's service worker: caches the app, serves it without a network, and replaces an older one only when told to.
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { wholeSnapshot } from '../domain/check-snapshot';
import { keys } from '../engine/state/key-values';
import { catalogueVersion } from '../i18n/languages';
import { listenForAlerts } from './alert-listeners';
import { createIndexedDbValues } from './indexed-db-values';
import { createLanguageCache } from './language-cache';
import { listenForPushes } from './push-listeners';
import { listenForRelayInfo } from './relay-info-listener';
import { cacheAll, cacheFirst, deleteOthers } from './runtime-cache';
import { listenForShares } from './share-listener';
import type { Stage } from './stage';

interface Entry {
  readonly url: string;
  readonly revision: string | null;
  readonly stage: Stage;
}

declare const self: ServiceWorkerGlobalScope;

// Inserted by the build: workbox's list of files, with the stage of each.
const files = self.__WB_MANIFEST as unknown as readonly Entry[];
const later = files
  .filter(({ stage }) => stage !== 'first')
  .map(({ url, stage }) => ({ url: new URL(url, self.location.href).href, stage }));

precacheAndRoute(files.filter(({ stage }) => stage === 'first').map(({ url, revision }) => ({ url, revision })));
cleanupOutdatedCaches();
registerRoute(new NavigationRoute(createHandlerBoundToURL('index.html')));
registerRoute(({ url, sameOrigin }) => sameOrigin && /\/(assets|icon)\//.test(url.pathname), cacheFirst(caches));

const messages = createLanguageCache({
  caches,
  version: catalogueVersion,
  base: self.registration.scope,
  choice: async () => {
    const values = createIndexedDbValues(self.indexedDB);
    return wholeSnapshot((await values.get([keys.snapshot]))[keys.snapshot])?.settings.language;
  },
  readerLanguages: self.navigator.languages,
});
registerRoute(({ url, sameOrigin }) => sameOrigin && /\/i18n\/[^/]+\.json$/.test(url.pathname), messages.answer);
// A language that cannot be fetched does not hold back an update: English serves until it can be.
self.addEventListener('install', (event) => event.waitUntil(messages.install()));

listenForPushes(self);
listenForShares(self);
listenForAlerts(self);
listenForRelayInfo(self, {
  fetch: (url, init) => fetch(url, init),
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
});

self.addEventListener('activate', (event) => {
  event.waitUntil(deleteOthers(caches, new Set(later.map(({ url }) => url))));
  event.waitUntil(messages.clean());
  // The very first page was loaded without this worker. From here on it finds what is cached without a reload.
  event.waitUntil(self.clients.claim());
});

self.addEventListener('message', (event) => {
  // Never by itself, because a page of the old version must not load the new version's chunks.
  if (event.data?.type === 'SKIP_WAITING') void self.skipWaiting();
  if (event.data?.type !== 'KEEP_REST') return;
  const rest = later.filter(({ stage }) => stage === 'rest').map(({ url }) => url);
  // The language, too: it may have been chosen before this worker was there.
  const all = Promise.all([cacheAll(caches, rest), messages.install()]);
  event.waitUntil(all.then((whole) => event.ports[0]?.postMessage(whole.every(Boolean))));
});
