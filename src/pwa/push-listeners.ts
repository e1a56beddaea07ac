/// <reference lib="webworker" />
// The service worker's push listeners.

import { showAppBadge } from '../browser/app-badge';
import { rememberPushed } from '../engine/alerts/web-notifications';
import { openedAddress, receivePush } from '../engine/devices/receive-push';
import { openPushInbox } from '../storage/push-inbox';
import { createIndexedDbValues } from './indexed-db-values';

interface PushLike extends ExtendableEvent {
  readonly data: { text(): string } | null;
  /** Set for declarative pushes, which the browser has parsed already. */
  readonly notification?: {
    readonly title: string;
    readonly data?: unknown;
    readonly body?: string;
    readonly tag?: string;
  };
}

/** Handles pushes, and opens the app when a notification is tapped. */
export function listenForPushes(worker: ServiceWorkerGlobalScope): void {
  const values = createIndexedDbValues(worker.indexedDB);
  const inbox = openPushInbox();
  worker.addEventListener('push', (event) => {
    event.waitUntil(
      receivePush(textOf(event as unknown as PushLike), {
        now: Date.now,
        show: async (title, options) => {
          await worker.registration.showNotification(title, options);
          await rememberPushed(values, options.tag);
        },
        keep: inbox.keep,
        setBadge: 'setAppBadge' in worker.navigator ? (count) => showAppBadge(worker.navigator, count) : undefined,
        notifyApp: async () => {
          for (const client of await worker.clients.matchAll({ type: 'window', includeUncontrolled: true })) {
            client.postMessage({ type: 'headroom/pushed' });
          }
        },
      }),
    );
  });
  worker.addEventListener('notificationclick', (event) => {
    event.notification.close();
    // The buttons "Later" and "Done" do not open the app.
    if (event.action) return;
    event.waitUntil(openApp(worker, openedAddress(event.notification.data?.navigate, worker.registration.scope)));
  });
}

function textOf({ data, notification }: PushLike): string | null {
  if (data) return data.text();
  return notification ? JSON.stringify({ notification }) : null;
}

async function openApp(worker: ServiceWorkerGlobalScope, address: string): Promise<void> {
  const [open] = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (!open) return void (await worker.clients.openWindow(address));
  await open.focus();
  open.postMessage({ type: 'headroom/pushed' });
  const { hash } = new URL(address);
  if (hash.startsWith('#/')) open.postMessage({ type: 'headroom/go', hash });
}
