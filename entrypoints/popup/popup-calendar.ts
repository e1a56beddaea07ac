import { createExtensionScreen } from '../../src/browser/extension-screen';
import { saveText } from '../../src/browser/save-text';
import { exportCalendar } from '../../src/engine/alerts/export-calendar';
import { openDatabase } from '../../src/storage/database';
import { createLedgerStore } from '../../src/storage/ledger-store';
import { background } from '../app/background-client';

/** The calendar of an account, from the popup. */
export function exportFromPopup(account: string) {
  const { place, loadSnapshot } = createExtensionScreen(background.apply);
  return exportCalendar(account, false, {
    now: Date.now,
    place: () => place,
    snapshot: loadSnapshot,
    store: createLedgerStore(openDatabase()),
    save: saveText,
  });
}
