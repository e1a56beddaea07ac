// The browser's notifications. Firefox refuses options it does not know, such as buttons, so a refused notification is
// created again without them.
import { browser } from 'wxt/browser';
import { NotificationRefused } from '../domain/alerts/notification-refused';

interface Notice {
  readonly tag: string;
  readonly title: string;
  readonly body: string;
  readonly why: string;
  readonly urgent: boolean;
  readonly silent: boolean;
  /** Labels of the buttons, in the order of `onButton`'s index. */
  readonly buttons: readonly string[];
}

/** The options both browsers know. */
interface Shown {
  readonly type: 'basic';
  readonly iconUrl: string;
  readonly title: string;
  readonly message: string;
}

/** Shows, lists and clears notifications of the extension. `show` rejects with a `NotificationRefused` when the browser shows none. */
export function createNotifications() {
  const { notifications } = browser;
  let plainOnly = false;

  const show = async (notice: Notice): Promise<void> => {
    const plain = {
      type: 'basic' as const,
      iconUrl: `${location.origin}/icon/128.png`,
      title: notice.title,
      message: notice.body,
    };
    const { urgent: requireInteraction, silent, why: contextMessage } = notice;
    const buttons = notice.buttons.map((title) => ({ title }));
    const rich = { ...plain, contextMessage, requireInteraction, silent, buttons };
    if (!plainOnly && (await creates(notice.tag, rich))) return;
    if (!(await creates(notice.tag, plain))) throw new NotificationRefused('refused');
    plainOnly = true;
  };

  /** Firefox throws where Chromium rejects. */
  const creates = async (tag: string, options: Shown): Promise<boolean> => {
    try {
      await notifications.create(tag, options);
      return true;
    } catch {
      return false;
    }
  };

  return {
    show,
    permission: async (): Promise<'granted' | 'denied' | 'unsupported'> => {
      if (!notifications) return 'unsupported';
      // Firefox has no such method: the permission is enough.
      if (!notifications.getPermissionLevel) return 'granted';
      return (await notifications.getPermissionLevel()) === 'granted' ? 'granted' : 'denied';
    },
    shown: async (): Promise<readonly string[]> => Object.keys((await notifications.getAll()) ?? {}),
    clear: async (tag: string): Promise<void> => {
      await notifications.clear(tag);
    },
  };
}

export interface NotificationHandlers {
  readonly onClick: (tag: string) => void;
  readonly onButton: (tag: string, index: number) => void;
  readonly onClosed: (tag: string, byUser: boolean) => void;
}

/** Listens for clicks on notifications. Call it in the worker before its first await. */
export function listenToNotifications({ onClick, onButton, onClosed }: NotificationHandlers): void {
  const { notifications } = browser;
  notifications.onClicked.addListener(onClick);
  notifications.onButtonClicked?.addListener(onButton);
  notifications.onClosed.addListener((tag: string, byUser?: boolean) => onClosed(tag, byUser ?? true));
}

/** Opens the full page at a route ("#/bank"). */
export async function openAppAt(route: string): Promise<void> {
  await browser.tabs.create({ url: `${location.origin}/app.html${route}` });
}
