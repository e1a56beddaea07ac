// The platform's notifications in the installed app: shown through its service worker. An alert that another device
// pushed to this one counts as shown.

import type { DeliveryPermission } from '../../domain/alerts/alert-status';
import { NotificationRefused } from '../../domain/alerts/notification-refused';
import type { KeyValues } from '../state/key-values';
import type { TextNotifications } from './spell-notifications';

/** The part of a ServiceWorkerRegistration that notifications need. */
export interface NotificationRegistration {
  showNotification(title: string, options: Readonly<Record<string, unknown>>): Promise<void>;
  getNotifications(): Promise<readonly { readonly tag: string; close(): void }[]>;
}

export interface WebNotificationDeps {
  readonly values: KeyValues;
  /** Where the app lives, without a page. */
  readonly baseUrl: string;
  /** Undefined where no service worker is registered: then nothing can be shown. */
  readonly registration: () => Promise<NotificationRegistration | undefined>;
  /** The browser's answer; null where it has no notifications. */
  readonly permission: () => 'granted' | 'denied' | 'default' | null;
}

/** The buttons, in the order `onNotificationButton` counts them. */
export const notificationActions: readonly string[] = ['later', 'done'];

/** Creates the notifications of the installed app, shown by its service worker. */
export function createWebNotifications(deps: WebNotificationDeps): TextNotifications {
  const { registration, permission, values, baseUrl } = deps;
  const open = async () => (await (await registration())?.getNotifications()) ?? [];
  return {
    permission: async () => permissionOf(permission(), await registration()),
    show: async ({ tag, title, body, page, urgent, silent, buttons }) => {
      const worker = await registration();
      if (!worker) throw new NotificationRefused('not-installed');
      const data = { navigate: `${baseUrl}${page}` };
      await worker.showNotification(title, {
        tag,
        body,
        silent,
        requireInteraction: urgent,
        actions: notificationActions.map((action, index) => ({ action, title: buttons[index] })),
        data,
      });
    },
    shown: async () => [...(await open()).map(({ tag }) => tag), ...(await pushedTags(values))],
    clear: async (tag) => {
      for (const notification of await open()) if (notification.tag === tag) notification.close();
    },
  };
}

function permissionOf(
  permission: ReturnType<WebNotificationDeps['permission']>,
  registration: NotificationRegistration | undefined,
): DeliveryPermission {
  if (permission === null || !registration) return 'unsupported';
  return permission === 'default' ? 'unasked' : permission;
}

const pushedKey = 'pushed-alerts';
const maxPushed = 200;

/** Remembers alerts that were pushed here, or answered on another device, so that this device does not deliver them again. */
export async function rememberPushed(values: KeyValues, tags: readonly string[]): Promise<void> {
  const known = await pushedTags(values);
  const added = tags.filter((tag) => !known.includes(tag));
  if (added.length > 0) await values.set({ [pushedKey]: [...known, ...added].slice(-maxPushed) });
}

/** Tags of alerts that were pushed here or answered elsewhere, oldest first. */
export async function pushedTags(values: KeyValues): Promise<readonly string[]> {
  const stored = (await values.get([pushedKey]))[pushedKey];
  return Array.isArray(stored) ? stored.filter((tag) => typeof tag === 'string') : [];
}
