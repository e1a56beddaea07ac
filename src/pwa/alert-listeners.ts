/// <reference lib="webworker" />
// The service worker's alert listeners.

import { showAppBadge } from '../browser/app-badge';
import { wholeSnapshot } from '../domain/check-snapshot';
import { notificationActions } from '../engine/alerts/web-notifications';
import { keys } from '../engine/state/key-values';
import { alertSync, createWorkerAlertNotifier } from './alerts';
import { isExtensionPresent } from './extension-present';
import { createIndexedDbValues } from './indexed-db-values';
import { appBadgeOf } from './pwa-deps';

interface SyncLike extends ExtendableEvent {
  readonly tag: string;
}

/** Checks for alerts when the browser wakes the app, and handles clicks on notifications. */
export function listenForAlerts(worker: ServiceWorkerGlobalScope): void {
  const values = createIndexedDbValues(worker.indexedDB);
  const loadSnapshot = async () => wholeSnapshot((await values.get([keys.snapshot]))[keys.snapshot]);
  const notifier = createWorkerAlertNotifier(worker, { values, loadSnapshot });
  const check = async () => {
    // An extension in this browser delivers the same alerts by itself.
    if (!(await isExtensionPresent(values))) await notifier.onStart();
    await showAppBadge(worker.navigator, await appBadgeOf(await loadSnapshot(), Date.now(), values));
  };
  const quietly = (work: Promise<unknown>) => work.catch((error: unknown) => console.error('Headroom:', error));

  worker.addEventListener('periodicsync' as never, (event: SyncLike) => {
    if (event.tag === alertSync) event.waitUntil(quietly(check()));
  });
  worker.addEventListener('notificationclick', (event) => {
    const { tag } = event.notification;
    const index = notificationActions.indexOf(event.action);
    const work = index < 0 ? notifier.onNotificationClick(tag) : notifier.onNotificationButton(tag, index);
    event.waitUntil(quietly(work));
  });
  worker.addEventListener('notificationclose', (event) => {
    event.waitUntil(quietly(notifier.onNotificationClosed(event.notification.tag, true)));
  });
}
