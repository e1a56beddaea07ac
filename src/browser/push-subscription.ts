// Web Push on the phone: asks for permission and subscribes.

/** The parts of `PushSubscription.toJSON()` that a sender needs. */
export interface Subscribed {
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
}

export interface SubscribeDeps {
  readonly registration: () => Promise<ServiceWorkerRegistration | undefined>;
  readonly notification: Pick<typeof Notification, 'requestPermission'> | undefined;
  /** Rejects after `ms`. Chromium without a push service never answers. */
  readonly wait: (ms: number) => Promise<never>;
}

const longestWaitMs = 20_000;

/** Subscribes with the group's VAPID key and ends a subscription with another key. A sentence on failure. Call it from a tap. */
export async function subscribeToPush(
  key: Uint8Array<ArrayBuffer>,
  place: SubscribeDeps,
): Promise<Subscribed | string> {
  if (!place.notification) return sentences.unsupported;
  // Asked first, because the browser forgets the tap after a few seconds.
  const permission = await place.notification.requestPermission();
  if (permission !== 'granted') return sentences.denied;
  const registration = await place.registration();
  if (!registration?.pushManager) return sentences.unsupported;
  try {
    return await Promise.race([subscribe(registration.pushManager, key), place.wait(longestWaitMs)]);
  } catch {
    return sentences.failed;
  }
}

/** The endpoint pushes come to at present; null when there is no subscription. */
export async function currentEndpoint(registration: ServiceWorkerRegistration | undefined): Promise<string | null> {
  return (await registration?.pushManager?.getSubscription().catch(() => null))?.endpoint ?? null;
}

async function subscribe(
  manager: PushManager,
  applicationServerKey: Uint8Array<ArrayBuffer>,
): Promise<Subscribed | string> {
  const earlier = await manager.getSubscription();
  if (earlier && !sameKey(earlier, applicationServerKey)) await earlier.unsubscribe();
  const subscription = await manager.subscribe({ userVisibleOnly: true, applicationServerKey });
  const { endpoint, keys } = subscription.toJSON();
  return endpoint && keys?.p256dh && keys.auth ? { endpoint, p256dh: keys.p256dh, auth: keys.auth } : sentences.failed;
}

function sameKey({ options }: PushSubscription, key: Uint8Array): boolean {
  const used = options.applicationServerKey;
  return used !== null && new Uint8Array(used).every((byte, i) => byte === key[i]);
}

const sentences = {
  unsupported:
    'This browser cannot receive pushes here. On an iPhone or iPad, add Headroom to the Home Screen and open it from its icon; elsewhere use Chrome, Edge, Samsung Internet or Firefox.',
  denied:
    'Notifications are off for Headroom. Allow them in the system’s or browser’s settings for this app, then try again.',
  failed: 'The push service did not answer. Check that this phone is online, then try again.',
} as const;
