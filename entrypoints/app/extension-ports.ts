// The full page's ports. It reads the database itself and leaves every write to the background, the one writer.
import { browser } from 'wxt/browser';
import { createAlertDesk } from '../../src/app/alert/alert-desk';
import { exportCalendar } from '../../src/app/alert/export-calendar';
import { rememberForecasts } from '../../src/app/alert/stored-forecasts';
import { lazyCliPorts } from '../../src/app/files/lazy-cli-ports';
import { createOwnRecord } from '../../src/app/keep/own-record';
import { segmentCodec } from '../../src/app/keep/segment-codec';
import type { AppPorts } from '../../src/app/screen/app-ports';
import { diagnose } from '../../src/app/screen/diagnostics';
import { createOutlookPort } from '../../src/app/screen/forecast-port';
import { readerWords } from '../../src/app/screen/reader-words';
import { createRecordPorts } from '../../src/app/screen/record-ports';
import { usagePageUrl } from '../../src/app/screen/screen-ports';
import { lateWords } from '../../src/domain/view/words';
import { createExtensionScreen, openTab, sendDecision, sendObservations } from '../../src/platform/extension-screen';
import { localValues, sessionValues } from '../../src/platform/extension-storage';
import { createNotifier } from '../../src/platform/notifications';
import { extensionPermissions } from '../../src/platform/permissions';
import { saveText } from '../../src/platform/save-text';
import { openDatabase } from '../../src/record/dexie-database';
import { createLedgerStore } from '../../src/record/ledger-store';

export function createExtensionPorts(): AppPorts {
  const screen = createExtensionScreen();
  const surroundings = {
    values: localValues,
    session: sessionValues,
    now: Date.now,
    words: lateWords(() => readerWords(screen.place, Date.now())),
    randomBytes: (count: number) => crypto.getRandomValues(new Uint8Array(count)),
    codec: segmentCodec,
    showBadge: async () => {},
    changed: async () => {},
  };
  const record = createOwnRecord(surroundings, openDatabase());
  const store = createLedgerStore(record.database);
  const { loadSnapshot: snapshot } = screen;
  const calendar = { now: Date.now, place: () => screen.place, snapshot, store, save: saveText };
  const { version } = browser.runtime.getManifest();
  const kept = createRecordPorts({
    record,
    now: Date.now,
    decide: sendDecision,
    merge: sendObservations,
    save: saveText,
  });
  return {
    ...screen,
    ...kept,
    alerts: createAlertDesk({ now: Date.now, store, notifier: createNotifier() }),
    exportCalendar: (account, windowEnds) => exportCalendar(account, windowEnds, calendar),
    host: 'extension',
    version,
    openUsagePage: () => void openTab(usagePageUrl),
    cli: lazyCliPorts(
      async () => (await import('./extension-cli')).createExtensionCli(record),
      'showDirectoryPicker' in window,
    ),
    outlook: rememberForecasts(createOutlookPort({ ...screen, ...kept, now: Date.now }), localValues),
    phone: async () => (await import('./phone')).createExtensionPhone(record, screen.loadSnapshot),
    diagnostics: () =>
      diagnose({
        record,
        storageState: async () => {
          const trouble = (await screen.loadSnapshot())?.troubles.find(({ kind }) => kind === 'storage');
          return trouble?.kind === 'storage' ? trouble.reason : 'open';
        },
        persisted: () => navigator.storage.persisted(),
        estimate: () => navigator.storage.estimate(),
        permissions: extensionPermissions,
        versions: [
          { name: 'Extension', version },
          { name: 'Browser', version: navigator.userAgent },
        ],
      }),
  };
}
