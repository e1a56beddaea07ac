// What every page of the extension shares: the stored view, the reader's language and zone, and the simplest commands.
import { wholeSnapshot } from '../domain/check-snapshot';
import type { AccountKey } from '../domain/observations/observation';
import type { GaugeMode } from '../domain/settings';
import type { Snapshot } from '../domain/snapshot';
import { localValues, onLocalChange } from './extension-storage';
import { sendToBackground } from './messages';
import { createPageClock, readerLocaleAndZone } from './page-clock';

const snapshotKey = 'snapshot';
/** When a screen asks whether the background has a snapshot that could not be stored. */
const unstoredAfterMs = 400;

type ScreenCommand =
  | { readonly type: 'gauge'; readonly gauge: GaugeMode }
  | { readonly type: 'choose'; readonly account: AccountKey };

/** The part of a screen's ports that the popup and the full page have in common. `apply` has the background carry out a command. */
export function createExtensionScreen(apply: (command: ScreenCommand) => Promise<void>) {
  const loadSnapshot = async () => {
    const stored = (await localValues.get([snapshotKey]))[snapshotKey];
    return stored === undefined ? null : (wholeSnapshot(stored) ?? rebuiltSnapshot());
  };
  return {
    place: readerLocaleAndZone(),
    clock: createPageClock(),
    loadSnapshot,
    onSnapshotChange: (listener: (snapshot: Snapshot | null) => void) => {
      const tell = (snapshot: Snapshot | null) => {
        if (snapshot) listener(snapshot);
      };
      // Not before the first paint: the question may have to start the background.
      const timer = setTimeout(() => void askSnapshot(false).then(tell, () => {}), unstoredAfterMs);
      const stop = onLocalChange(snapshotKey, (value) => {
        if (value === undefined) listener(null);
        else tell(wholeSnapshot(value));
      });
      return () => {
        clearTimeout(timer);
        stop();
      };
    },
    setGauge: (gauge: GaugeMode) => apply({ type: 'gauge', gauge }),
    chooseAccount: (account: AccountKey) => apply({ type: 'choose', account }),
  };
}

/**
 * Asks the background to rebuild a damaged snapshot. Rejects where that fails; the screen then says that storage is
 * unreadable.
 */
async function rebuiltSnapshot(): Promise<Snapshot> {
  const rebuilt = await askSnapshot(true);
  if (!rebuilt) throw new Error('The stored view is damaged.');
  return rebuilt;
}

/** The background's snapshot; null where the stored one is up to date. `rebuild`: the stored one is damaged. */
async function askSnapshot(rebuild: boolean): Promise<Snapshot | null> {
  return wholeSnapshot(await sendToBackground({ type: 'headroom/snapshot', rebuild }));
}
