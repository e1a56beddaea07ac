/// <reference lib="webworker" />
// The service worker's push listeners.

import { showAppBadge } from '../browser/app-badge';
import { wholeSnapshot } from '../domain/check-snapshot';
import { createKeyValueLedgerStore } from '../engine/alerts/key-value-ledger-store';
import { createPhoneNotices } from '../engine/devices/phone-notices';
import { openedAddress, receivePush } from '../engine/devices/receive-push';
import { keys } from '../engine/state/key-values';
import { openDatabase } from '../storage/database';
import { createLocalStore } from '../storage/local';
import { openPushInbox } from '../storage/push-inbox';
import { appTranslator } from './alerts';
import { lockedBy } from './alerts-lock';
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
  const show = createPhoneNotices({
    deviceStore: createLocalStore(openDatabase()),
    device: async () => ((await values.get([keys.device]))[keys.device] as { id?: string } | undefined)?.id ?? null,
    values,
    ledger: createKeyValueLedgerStore(values).load,
    locked: lockedBy(worker.navigator.locks),
    translator: appTranslator(
      async () => wholeSnapshot((await values.get([keys.snapshot]))[keys.snapshot]),
      worker.registration.scope,
    ),
    show: ({ title, body, tag, silent }, navigate) =>
      worker.registration.showNotification(title, { body, tag, silent, data: { navigate } }),
    close: async (tag) => {
      for (const notification of await worker.registration.getNotifications({ tag })) notification.close();
    },
  });
  worker.addEventListener('push', (event) => {
    event.waitUntil(
      receivePush(textOf(event as unknown as PushLike), {
        now: Date.now,
        show,
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
