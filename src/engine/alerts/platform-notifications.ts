import type { AlertPage, AlertText } from '../../domain/alerts/alert';
import type { DeliveryPermission } from '../../domain/alerts/alert-status';
import type { AccountKey } from '../../domain/observations/observation';

/** What the platform is asked to show, as messages. */
export interface PlatformNotification extends AlertText {
  readonly tag: string;
  readonly page: AlertPage;
  readonly urgent: boolean;
  readonly silent: boolean;
  /** Which alert it is; absent for a test. */
  readonly about?: {
    readonly account: AccountKey;
    readonly subject: string;
    /** The escalation it is a step of: the same for all its stages. */
    readonly run: string;
    readonly severity: number;
  };
}

/** The platform's notifications: the browser's for the extension, the service worker's for the installed app. */
export interface PlatformNotifications {
  permission(): Promise<DeliveryPermission>;
  /** Rejects with a `NotificationRefused` when the platform refuses. */
  show(notification: PlatformNotification): Promise<void>;
  /** Tags of the notifications still on the screen or in the tray. */
  shown(): Promise<readonly string[]>;
  clear(tag: string): Promise<void>;
}
