// Between alerts, which are messages, and the platform, which shows texts: formats them in the language of this device.
import type { Translator } from '../../i18n/translator';
import type { PlatformNotification, PlatformNotifications } from './platform-notifications';

/** A notification in the reader's language. */
export interface SpelledNotification extends Pick<PlatformNotification, 'tag' | 'page' | 'urgent' | 'silent'> {
  readonly title: string;
  readonly body: string;
  readonly why: string;
  /** Labels of its buttons, in the order of `onNotificationButton`'s index. */
  readonly buttons: readonly [later: string, done: string];
}

/** A platform as `browser` offers it: it shows texts. */
export interface TextNotifications extends Omit<PlatformNotifications, 'show'> {
  show(notification: SpelledNotification): Promise<void>;
}

/** The platform for notifications of messages. `translator` is asked each time, because the language may have changed. */
export function spellNotifications(
  platform: TextNotifications,
  translator: () => Promise<Translator>,
): PlatformNotifications {
  return {
    ...platform,
    show: async ({ tag, page, urgent, silent, ...texts }) => {
      const { t, spell, sentences } = await translator();
      const [title, body, why] = [spell(texts.title), sentences(texts.body), sentences(texts.why)];
      const buttons = [t('alerts.later'), t('alerts.done')] as const;
      await platform.show({ tag, page, urgent, silent, title, body, why, buttons });
    },
  };
}
