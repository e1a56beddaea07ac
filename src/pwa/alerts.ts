// Composes the alerts of the installed app, for its pages and for its service worker.

import { readCatalogueFile } from '../browser/catalogue-files';
import { createPageClock, readerZone } from '../browser/page-clock';
import { saveText } from '../browser/save-text';
import type { Snapshot } from '../domain/snapshot';
import { createAlertPorts } from '../engine/alerts/alert-ports';
import { exportCalendar } from '../engine/alerts/export-calendar';
import { createKeyValueLedgerStore } from '../engine/alerts/key-value-ledger-store';
import { createPwaAlertNotifier, type ExtensionAlerts, type PwaAlertDeps } from '../engine/alerts/pwa-alert-notifier';
import { spellNotifications } from '../engine/alerts/spell-notifications';
import { createWebNotifications, type NotificationRegistration } from '../engine/alerts/web-notifications';
import type { KeyValues } from '../engine/state/key-values';
import { englishAlertMessages, loadAlertMessages } from '../i18n/alert-messages';
import { createReaderTranslator } from '../i18n/reader-translator';
import { lockedBy } from './alerts-lock';

type Page = Window & typeof globalThis;

export const alertSync = 'headroom/alerts';

interface Stored {
  readonly values: KeyValues;
  readonly loadSnapshot: () => Promise<Snapshot | null>;
}

/** Alerts in a page of the app: the notifier while it is open, and the ports of its settings. */
export function createPageAlerts({ values, loadSnapshot: snapshot }: Stored, page: Page, extension: ExtensionAlerts) {
  const baseUrl = new URL('./', page.location.href).href;
  const deps: PwaAlertDeps = {
    now: () => page.Date.now(),
    zone: readerZone,
    snapshot,
    values,
    baseUrl,
    translator: appTranslator(snapshot, baseUrl),
    registration: () => registrationOf(page),
    permission: () => ('Notification' in page ? page.Notification.permission : null),
    locked: lockedBy(page.navigator.locks),
    schedule: createPageClock().after,
    extension,
  };
  const alertPorts = createAlertPorts({
    now: deps.now,
    store: createKeyValueLedgerStore(values),
    notifications: spellNotifications(createWebNotifications(deps), deps.translator),
  });
  const calendar = {
    ...deps,
    translator: appTranslator(snapshot, baseUrl, { showZone: true }),
    store: createKeyValueLedgerStore(values),
    save: saveText,
  };
  return {
    notifier: createPwaAlertNotifier(deps),
    alerts: {
      status: alertPorts.status,
      test: async () => {
        // The browser allows asking only after the user pressed a button.
        if (deps.permission() === 'default') await page.Notification.requestPermission();
        if (deps.permission() === 'granted') await keepSyncing(page);
        return alertPorts.test();
      },
    },
    exportCalendar: (account: string, windowEnds: boolean) => exportCalendar(account, windowEnds, calendar),
  };
}

export type PageAlerts = ReturnType<typeof createPageAlerts>;

/** The alert notifier in the app's service worker. */
export function createWorkerAlertNotifier(worker: ServiceWorkerGlobalScope, { values, loadSnapshot }: Stored) {
  return createPwaAlertNotifier({
    now: Date.now,
    zone: readerZone,
    snapshot: loadSnapshot,
    values,
    baseUrl: worker.registration.scope,
    translator: appTranslator(loadSnapshot, worker.registration.scope),
    registration: async () => worker.registration as NotificationRegistration,
    permission: () => ('Notification' in worker ? Notification.permission : null),
    locked: lockedBy(worker.navigator.locks),
  });
}

/** Formats what the app says without a screen. `base`: the app's folder. */
export function appTranslator(snapshot: Stored['loadSnapshot'], base: string, { showZone = false } = {}) {
  return createReaderTranslator({
    english: englishAlertMessages,
    choice: async () => (await snapshot())?.settings.language,
    readerLanguages: () => navigator.languages,
    zone: readerZone,
    now: Date.now,
    load: (language) => loadAlertMessages(language, (wanted, part) => readCatalogueFile(wanted, part, base)),
    showZone,
  });
}

/** Undefined until a service worker is active. */
async function registrationOf(page: Page): Promise<NotificationRegistration | undefined> {
  const registration = await page.navigator.serviceWorker?.getRegistration();
  return registration?.active ? (registration as NotificationRegistration) : undefined;
}

/** Asks for periodic background sync where the browser has it. Browsers grant twice a day at best. */
async function keepSyncing(page: Page): Promise<void> {
  const registration = await page.navigator.serviceWorker?.getRegistration();
  const sync = (registration as { periodicSync?: { register(tag: string, given: object): Promise<void> } } | undefined)
    ?.periodicSync;
  await sync?.register(alertSync, { minInterval: 12 * 3_600_000 }).catch(() => undefined);
}
