// Web Push on the phone: asks for permission and subscribes.
import { message } from '../domain/messages/message';
import type { Message } from '../domain/messages/value';

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

/** Subscribes with the group's VAPID key and ends a subscription with another key. On failure it says why. Call it from a tap. */
export async function subscribeToPush(
  key: Uint8Array<ArrayBuffer>,
  place: SubscribeDeps,
): Promise<Subscribed | Message> {
  if (!place.notification) return message('devices.subscribe.unsupported');
  // Asked first, because the browser forgets the tap after a few seconds.
  const permission = await place.notification.requestPermission();
  if (permission !== 'granted') return message('devices.subscribe.denied');
  const registration = await place.registration();
  if (!registration?.pushManager) return message('devices.subscribe.unsupported');
  try {
    return await Promise.race([subscribe(registration.pushManager, key), place.wait(longestWaitMs)]);
  } catch {
    return message('devices.subscribe.failed');
  }
}

/** The endpoint pushes come to at present; null when there is no subscription. */
export async function currentEndpoint(registration: ServiceWorkerRegistration | undefined): Promise<string | null> {
  return (await registration?.pushManager?.getSubscription().catch(() => null))?.endpoint ?? null;
}

async function subscribe(
  manager: PushManager,
  applicationServerKey: Uint8Array<ArrayBuffer>,
): Promise<Subscribed | Message> {
  const earlier = await manager.getSubscription();
  if (earlier && !sameKey(earlier, applicationServerKey)) await earlier.unsubscribe();
  const subscription = await manager.subscribe({ userVisibleOnly: true, applicationServerKey });
  const { endpoint, keys } = subscription.toJSON();
  return endpoint && keys?.p256dh && keys.auth
    ? { endpoint, p256dh: keys.p256dh, auth: keys.auth }
    : message('devices.subscribe.failed');
}

function sameKey({ options }: PushSubscription, key: Uint8Array): boolean {
  const used = options.applicationServerKey;
  return used !== null && new Uint8Array(used).every((byte, i) => byte === key[i]);
}
