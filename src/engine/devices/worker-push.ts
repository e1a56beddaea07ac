import type { Snapshot } from '../../domain/snapshot';
import type { LocaleAndZone } from '../../domain/time/format-instant';
import type { Instant } from '../../domain/time/instant';
import { createLocal } from '../../storage/local';
import type { AlertAlarm, PlatformNotifications } from '../alerts/alert-notifier';
import { keysOf, loadAccounts } from '../state/known-accounts';
import type { OwnStorage } from '../state/own-storage';
import { createPushSync, type PushSync } from './push-sync';

export interface WorkerPushDeps {
  readonly now: () => Instant;
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** `https://…/`: where the installed app lives; also how a vendor may know the sender. */
  readonly pwaAddress: string;
  readonly place: () => LocaleAndZone;
  readonly snapshot: () => Promise<Snapshot | null>;
  /** The alarm named `pushAlarm`. */
  readonly alarm: AlertAlarm;
}

/** The phones' mirror in the extension's worker. Opens nothing until there is something to say. */
export function createWorkerPush(
  record: Pick<OwnStorage, 'database' | 'device' | 'observations' | 'registers'>,
  needs: WorkerPushDeps,
): PushSync {
  return createPushSync({
    ...needs,
    deviceStore: createLocal(record.database),
    device: record.device,
    history: async (accounts, from) => {
      const known = await loadAccounts(record.registers);
      return record.observations.history(
        accounts.flatMap((account) => keysOf(known, account)),
        from,
      );
    },
    registers: () => record.registers.rows(),
  });
}

/** Shows here, and tells the phones too. What the phones' post comes to is not this notice's business. */
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
