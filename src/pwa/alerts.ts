// Alerts of the installed app: wiring only, for its pages and for its worker.

import { createPageClock, readerLocaleAndZone } from '../browser/page-clock';
import { saveText } from '../browser/save-text';
import type { Snapshot } from '../domain/snapshot';
import { createAlertPorts } from '../engine/alerts/alert-ports';
import { exportCalendar } from '../engine/alerts/export-calendar';
import { createLedgerValues } from '../engine/alerts/ledger-values';
import {
  createPwaAlertNotifier,
  createWebNotifier,
  type PwaAlertDeps,
  type SharedBrowser,
  type WebNotices,
} from '../engine/alerts/pwa-alert-notifier';
import type { KeyValues } from '../engine/state/key-values';

type Page = Window & typeof globalThis;

export const alertSync = 'headroom/alerts';

interface Stored {
  readonly values: KeyValues;
  readonly loadSnapshot: () => Promise<Snapshot | null>;
}

/** Alerts in a page of the app: told while it is open, and asked for by its settings. */
export function createPageAlerts({ values, loadSnapshot: snapshot }: Stored, page: Page, beside: SharedBrowser) {
  const ports: PwaAlertDeps = {
    now: () => page.Date.now(),
    place: readerLocaleAndZone,
    snapshot,
    values,
    address: new URL('./', page.location.href).href,
    notices: () => noticesOf(page),
    permission: () => ('Notification' in page ? page.Notification.permission : null),
    locked: lockedBy(page.navigator.locks),
    after: createPageClock().after,
    beside,
  };
  const desk = createAlertPorts({
    now: ports.now,
    store: createLedgerValues(values),
    notifier: createWebNotifier(ports),
  });
  const calendar = { ...ports, store: createLedgerValues(values), save: saveText };
  return {
    teller: createPwaAlertNotifier(ports),
    alerts: {
      status: desk.status,
      test: async () => {
        // Only a press of the user's own may ask.
        if (ports.permission() === 'default') await page.Notification.requestPermission();
        if (ports.permission() === 'granted') await keepSyncing(page);
        return desk.test();
      },
    },
    exportCalendar: (account: string, windowEnds: boolean) => exportCalendar(account, windowEnds, calendar),
  };
}

export type PageAlerts = ReturnType<typeof createPageAlerts>;

/** The reducer once, in the app's worker. */
export function createWorkerAlertNotifier(worker: ServiceWorkerGlobalScope, { values, loadSnapshot }: Stored) {
  return createPwaAlertNotifier({
    now: Date.now,
    place: readerLocaleAndZone,
    snapshot: loadSnapshot,
    values,
    address: worker.registration.scope,
    notices: async () => worker.registration as WebNotices,
    permission: () => ('Notification' in worker ? Notification.permission : null),
    locked: lockedBy(worker.navigator.locks),
  });
}

/** Undefined until a worker is at work. */
async function noticesOf(page: Page): Promise<WebNotices | undefined> {
  const registration = await page.navigator.serviceWorker?.getRegistration();
  return registration?.active ? (registration as WebNotices) : undefined;
}

function lockedBy(locks: LockManager | undefined) {
  return <T>(work: () => Promise<T>): Promise<T> =>
    locks ? (locks.request('headroom-alerts', work) as Promise<T>) : work();
}

/** Where the browser wakes installed apps now and then, it may wake this one: twice a day is what it grants at best. */
async function keepSyncing(page: Page): Promise<void> {
  const registration = await page.navigator.serviceWorker?.getRegistration();
  const sync = (registration as { periodicSync?: { register(tag: string, given: object): Promise<void> } } | undefined)
    ?.periodicSync;
  await sync?.register(alertSync, { minInterval: 12 * 3_600_000 }).catch(() => undefined);
}
