/// <reference lib="webworker" />
// The service worker's share target.
import { registerRoute } from 'workbox-routing';
import { shareTarget } from '../engine/devices/incoming-share';
import { receiveShare } from '../engine/devices/receive-share';
import { createIndexedDbValues } from './indexed-db-values';

/** Receives what is shared into the app, with or without a network. */
export function listenForShares({ registration, indexedDB }: ServiceWorkerGlobalScope): void {
  const address = new URL(shareTarget.path, registration.scope).href;
  const values = createIndexedDbValues(indexedDB);
  registerRoute(
    ({ url }) => url.href === address,
    ({ request }) => receiveShare(request, values, registration.scope),
    'POST',
  );
}
