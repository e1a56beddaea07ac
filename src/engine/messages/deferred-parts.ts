// The parts of the background that its first script does not need. The browser reads them from a second script when they are
// used. The background starts for every observation, and the badge must not wait for what comes after it.
import type { Badge } from '../../domain/headline/badge';
import type { Message } from '../../domain/messages/value';
import type { AlertNotifier } from '../alerts/alert-notifier';
import type { ConsentNeeded, Delta, Pull } from '../bridge/bridge-messages';
import type { PushSync } from '../devices/push-sync';
import type { BackgroundForecasts } from '../forecast/background-forecasts';
import type { ImportMessage } from '../imports/import-message';
import type { PackedStores } from '../state/lazy-packed-stores';
import type { BadgeAlarm } from './badge-alarm';

export interface DeferredParts {
  readonly alerts: AlertNotifier;
  readonly phones: PushSync;
  readonly badgeAlarm: BadgeAlarm;
  /** Brings the badge in Codex pages up to date. */
  readonly pageBadge: { readonly update: () => Promise<void> };
  readonly forecasts: BackgroundForecasts;
  /** Packed months and summaries. */
  readonly packed: PackedStores;
  /** Formats sentences in the reader's language and zone. */
  readonly spell: (sentences: readonly Message[]) => Promise<string>;
  /** Draws the toolbar's icon. */
  readonly showIcon: (badge: Omit<Badge, 'title'>) => Promise<void>;
  /** Carries out a step of an import; resolves to how many observations it added or removed. */
  readonly importStep: (message: ImportMessage) => Promise<number>;
  /** Answers the installed app's question for what it lacks, if the user allowed the app at this address to ask. */
  readonly answerApp: (pull: Pull, url: string) => Promise<Delta | ConsentNeeded>;
}

/** Runs `work` with the parts, which are read at the first call. Rejects where they cannot be read; never throws. */
export type WithDeferredParts<Parts = DeferredParts> = <T>(work: (parts: Parts) => Promise<T>) => Promise<T>;
