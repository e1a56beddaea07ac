// What every page of the extension shares: the stored view, the reader's language and zone, and the simplest commands.
import { browser } from 'wxt/browser';

import { wholeSnapshot } from '../domain/check-snapshot';
import type { AccountKey } from '../domain/observations/observation';
import type { GaugeMode } from '../domain/settings';
import type { Snapshot } from '../domain/snapshot';
import { localValues, onLocalChange } from './extension-storage';
import { createPageClock, readerLocaleAndZone } from './page-clock';

const snapshotKey = 'snapshot';

type ScreenCommand =
  | { readonly type: 'gauge'; readonly gauge: GaugeMode }
  | { readonly type: 'choose'; readonly account: AccountKey };

/** The part of a screen's ports that the popup and the full page have in common. `apply` has the background carry out a command. */
export function createExtensionScreen(apply: (command: ScreenCommand) => Promise<void>) {
  const loadSnapshot = async () => wholeSnapshot((await localValues.get([snapshotKey]))[snapshotKey]);
  return {
    place: readerLocaleAndZone(),
    clock: createPageClock(),
    loadSnapshot,
    onSnapshotChange: (listener: (snapshot: Snapshot | null) => void) =>
      onLocalChange(snapshotKey, (value) => listener(wholeSnapshot(value))),
    setGauge: (gauge: GaugeMode) => apply({ type: 'gauge', gauge }),
    chooseAccount: (account: AccountKey) => apply({ type: 'choose', account }),
  };
}

export async function openTab(url: string): Promise<void> {
  await browser.tabs.create({ url });
}
