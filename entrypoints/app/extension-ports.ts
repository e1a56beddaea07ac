// The ports of the full page. It reads the database itself; only the background writes.
import { browser } from 'wxt/browser';
import { allowAppPage, registerAppScript } from '../../src/browser/app-script';
import { readCatalogueFile } from '../../src/browser/catalogue-files';
import { createExtensionScreen } from '../../src/browser/extension-screen';
import { localValues, onLocalChange, sessionValues } from '../../src/browser/extension-storage';
import { sendToBackground } from '../../src/browser/messages';
import { createNotifications } from '../../src/browser/notifications';
import { allowPageBadge } from '../../src/browser/page-badge-script';
import { readerZone } from '../../src/browser/page-clock';
import { extensionPermissions } from '../../src/browser/permissions';
import { saveText } from '../../src/browser/save-text';
import { openTab } from '../../src/browser/tabs';
import { createAlertPorts } from '../../src/engine/alerts/alert-ports';
import { exportCalendar } from '../../src/engine/alerts/export-calendar';
import { spellNotifications } from '../../src/engine/alerts/spell-notifications';
import { rememberForecasts, storedOutlooks } from '../../src/engine/alerts/stored-forecasts';
import { accessKey, createAppAccess } from '../../src/engine/bridge/app-access';
import { createAppAccessPorts } from '../../src/engine/bridge/app-access-ports';
import { collectDiagnostics } from '../../src/engine/diagnostics/collect-diagnostics';
import { createOutlookPort } from '../../src/engine/forecast/outlook-port';
import { createStoredPorts } from '../../src/engine/history/stored-ports';
import { createImportClient } from '../../src/engine/imports/import-message';
import type { AppPorts } from '../../src/engine/ports/app-ports';
import { usagePageUrl } from '../../src/engine/ports/screen-ports';
import { calmSnapshots } from '../../src/engine/reports/calm-snapshots';
import { createReportPorts } from '../../src/engine/reports/create-report-ports';
import { createUsageClient, startUsageWorker } from '../../src/engine/reports/usage-client';
import { createSamplePorts } from '../../src/engine/sample/create-sample-ports';
import { forgetFiles } from '../../src/engine/session-files/forget-files';
import { lazyCliPorts } from '../../src/engine/session-files/lazy-cli-ports';
import { databaseParts } from '../../src/engine/state/database-parts';
import { createOwnStorage } from '../../src/engine/state/own-storage';
import { createPackedStores } from '../../src/engine/state/packed-stores';
import { segmentCodec } from '../../src/engine/state/segment-codec';
import { chosenFolder } from '../../src/engine/sync/sync-folder';
import { englishMessages, loadMessages, pageMessages } from '../../src/i18n/app-messages';
import { createReaderTranslator } from '../../src/i18n/reader-translator';
import { once } from '../../src/pwa/once';
import { openDatabase } from '../../src/storage/database';
import { followQuery } from '../../src/storage/follow-query';
import { createLedgerStore } from '../../src/storage/ledger-store';
import { createLocalStore } from '../../src/storage/local';
import { background } from './background-client';
import { createFirstSteps } from './first-steps';

declare const __PWA_ADDRESS__: string;

export interface ExtensionPorts extends AppPorts {
  /** Begins to read and write the folder of the full history, if the user chose one. */
  readonly keepFolderSynced: () => Promise<void>;
}

/** All ports of the extension's full page. The database opens at the first read. */
export function createExtensionPorts(): ExtensionPorts {
  const screen = createExtensionScreen(background.apply);
  const storageDeps = {
    values: localValues,
    session: sessionValues,
    pageReader: null,
    now: Date.now,
    randomBytes: (count: number) => crypto.getRandomValues(new Uint8Array(count)),
    showBadge: async () => {},
    onSnapshot: async () => {},
  };
  const usage = createUsageClient(startUsageWorker);
  const database = openDatabase();
  const record = {
    ...createOwnStorage(storageDeps, database, createPackedStores(database, segmentCodec), databaseParts),
    codec: segmentCodec,
  };
  const store = createLedgerStore(record.database);
  const { loadSnapshot: snapshot } = screen;
  const translatorDeps = {
    english: englishMessages,
    choice: async () => (await snapshot())?.settings.language,
    readerLanguages: () => navigator.languages,
    zone: readerZone,
    now: Date.now,
    load: (language: string) =>
      loadMessages(language, (wanted, part) => readCatalogueFile(wanted, part, location.origin)),
  };
  const translator = createReaderTranslator(translatorDeps);
  const calendar = {
    now: Date.now,
    translator: createReaderTranslator({ ...translatorDeps, showZone: true }),
    snapshot,
    store,
    save: saveText,
  };
  const access = createAppAccess(localValues, __PWA_ADDRESS__);
  const appAddress = async () => (await access.read()).address;
  const { version } = browser.runtime.getManifest();
  const phone = once(async () =>
    (await import('./extension-devices')).createExtensionDevices(record, screen.loadSnapshot, appAddress, async () => {
      await pageMessages().catch(() => undefined);
      return translator();
    }),
  );
  const kept = createStoredPorts({
    storage: record,
    now: Date.now,
    apply: background.apply,
    importSteps: createImportClient(sendToBackground),
    save: saveText,
  });
  const cli = lazyCliPorts(
    async () => (await import('./extension-cli')).createExtensionCli(record, usage, screen.loadSnapshot),
    'showDirectoryPicker' in window,
  );
  return {
    ...screen,
    ...kept,
    onSnapshotChange: calmSnapshots(screen.onSnapshotChange, usage, screen.clock.after),
    forgetAccount: async (account) => {
      const outcome = await kept.forgetAccount(account);
      if (outcome.ok) await forgetFiles(account, { registers: () => record.registers.rows(), cli, usage });
      return outcome;
    },
    alerts: {
      ...createAlertPorts({
        now: Date.now,
        store,
        notifications: spellNotifications(createNotifications(), translator),
      }),
      // The background delivers alerts after the snapshot is published.
      onChange: (listener) => followQuery(store.load, listener),
    },
    exportCalendar: (account, windowEnds) => exportCalendar(account, windowEnds, calendar),
    host: 'extension',
    version,
    firstSteps: createFirstSteps(),
    sample: createSamplePorts({ ...background, usage, now: Date.now, zone: readerZone() }),
    allowPageBadge,
    openUsagePage: () => void openTab(usagePageUrl),
    reports: createReportPorts({
      ...storageDeps,
      usage,
      save: saveText,
      registers: () => record.registers.rows(),
      device: record.device,
      afterChange: async () => (await import('./look-at-usage')).lookAtUsage(usage, screen.loadSnapshot),
    }),
    cli,
    storedOutlooks: (accounts) => storedOutlooks(accounts, localValues),
    outlook: rememberForecasts(createOutlookPort({ ...screen, ...kept, now: Date.now }), localValues),
    phone,
    // Without a folder, none of this code is loaded.
    keepFolderSynced: async () => {
      if (await chosenFolder(createLocalStore(database))) await phone();
    },
    appAccess: createAppAccessPorts({
      access,
      allow: allowAppPage,
      register: registerAppScript,
      onChange: (listener) => onLocalChange(accessKey, listener),
    }),
    diagnostics: () =>
      collectDiagnostics({
        storage: record,
        values: localValues,
        storageState: async () => {
          const trouble = (await screen.loadSnapshot())?.troubles.find(({ kind }) => kind === 'storage');
          return trouble?.kind === 'storage' ? trouble.reason : 'open';
        },
        persisted: () => navigator.storage.persisted(),
        estimate: () => navigator.storage.estimate(),
        permissions: extensionPermissions,
        versions: [
          { name: 'extension', version },
          { name: 'userAgent', version: navigator.userAgent },
        ],
      }),
  };
}
