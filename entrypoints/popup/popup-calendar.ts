import { exportCalendar } from '../../src/app/alert/export-calendar';
import { createExtensionScreen } from '../../src/platform/extension-screen';
import { saveText } from '../../src/platform/save-text';
import { openDatabase } from '../../src/record/dexie-database';
import { createLedgerStore } from '../../src/record/ledger-store';

/** The calendar of an account, from the popup. */
export function exportFromPopup(account: string) {
  const { place, loadSnapshot } = createExtensionScreen();
  return exportCalendar(account, false, {
    now: Date.now,
    place: () => place,
    snapshot: loadSnapshot,
    store: createLedgerStore(openDatabase()),
    save: saveText,
  });
}
