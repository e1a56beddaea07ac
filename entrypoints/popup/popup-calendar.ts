import { readCatalogueFile } from '../../src/browser/catalogue-files';
import { createExtensionScreen } from '../../src/browser/extension-screen';
import { readerZone } from '../../src/browser/page-clock';
import { saveText } from '../../src/browser/save-text';
import { exportCalendar } from '../../src/engine/alerts/export-calendar';
import { englishAlertMessages, loadAlertMessages } from '../../src/i18n/alert-messages';
import { createReaderTranslator } from '../../src/i18n/reader-translator';
import { openDatabase } from '../../src/storage/database';
import { createLedgerStore } from '../../src/storage/ledger-store';
import { background } from '../app/background-client';

/** The calendar of an account, from the popup. */
export async function exportFromPopup(account: string) {
  const { loadSnapshot } = createExtensionScreen(background.apply);
  return exportCalendar(account, false, {
    now: Date.now,
    translator: createReaderTranslator({
      english: englishAlertMessages,
      choice: async () => (await loadSnapshot())?.settings.language,
      readerLanguages: () => navigator.languages,
      zone: readerZone,
      now: Date.now,
      load: (language) =>
        loadAlertMessages(language, (wanted, part) => readCatalogueFile(wanted, part, location.origin)),
      showZone: true,
    }),
    snapshot: loadSnapshot,
    store: createLedgerStore(openDatabase()),
    save: saveText,
  });
}
