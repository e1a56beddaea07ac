import type { LedgerStore } from '../../domain/alerts/ledger';
import { answeredTags } from '../../domain/alerts/ledger-entries';
import type { Snapshot } from '../../domain/snapshot';
import type { Instant } from '../../domain/time/instant';
import type { Translator } from '../../i18n/translator';
import { createLocalStore } from '../../storage/local';
import type { AlertAlarm } from '../alerts/alert-notifier';
import type { PlatformNotifications } from '../alerts/platform-notifications';
import { historyOfAccounts } from '../history/history-of-accounts';
import type { OwnStorage } from '../state/own-storage';
import { createPushSync, type PushSync } from './push-sync';

export interface WorkerPushDeps {
  readonly now: () => Instant;
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** Address of the installed app. The push services also get it as the sender's contact (VAPID subject). */
  readonly appAddress: () => Promise<string>;
  /** Formats the texts for phones of older versions. */
  readonly translator: () => Promise<Translator>;
  readonly snapshot: () => Promise<Snapshot | null>;
  readonly ledger: Pick<LedgerStore, 'load'>;
  /** The alarm named `pushAlarm`. */
  readonly alarm: AlertAlarm;
}

/** Push sync in the extension's worker. Opens the database only when there is something to send. */
export function createWorkerPush(
  record: Pick<OwnStorage, 'database' | 'device' | 'observations' | 'registers'>,
  deps: WorkerPushDeps,
): PushSync {
  return createPushSync({
    ...deps,
    deviceStore: createLocalStore(record.database),
    answered: async () => answeredTags(await deps.ledger.load(), deps.now()),
    device: record.device,
    history: historyOfAccounts(record),
    registers: () => record.registers.rows(),
  });
}

/** A notifier that also pushes to the phones. A push that fails is reported and does not fail the notification. */
export function withPhones(
  notifier: PlatformNotifications,
  mirror: Pick<PushSync, 'pushAlert'>,
  report: (error: unknown) => void,
): PlatformNotifications {
  return {
    ...notifier,
    show: async (notice) => {
      await notifier.show(notice);
      void mirror.pushAlert(notice).catch(report);
    },
  };
}
