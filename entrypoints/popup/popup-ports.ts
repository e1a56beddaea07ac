import { browser } from 'wxt/browser';
import { type PopupPorts, usagePageUrl } from '../../src/app/screen-ports';
import type { Snapshot } from '../../src/domain/snapshot';
import { createPageClock, readerPlace } from '../../src/platform/page-clock';

/** The popup's window on the extension: one stored key, a word to the background, and two pages to open. */
export const popupPorts: PopupPorts = {
  place: readerPlace(),
  clock: createPageClock(),
  loadSnapshot: async () => ((await browser.storage.local.get('snapshot')).snapshot as Snapshot | undefined) ?? null,
  onSnapshotChange: (listener) => {
    const changed = (changes: Record<string, { newValue?: unknown }>, area: string) => {
      if (area === 'local' && changes.snapshot) listener((changes.snapshot.newValue as Snapshot | undefined) ?? null);
    };
    browser.storage.onChanged.addListener(changed);
    return () => browser.storage.onChanged.removeListener(changed);
  },
  setGauge: async (gauge) => void (await browser.runtime.sendMessage({ type: 'headroom/gauge', gauge })),
  chooseAccount: async (key) => void (await browser.runtime.sendMessage({ type: 'headroom/choose-account', key })),
  openUsagePage: () => openTab(usagePageUrl),
  openApp: (route = '') => openTab(new URL(`app.html#${route}`, location.href).href),
};

function openTab(url: string): void {
  void browser.tabs.create({ url }).then(() => window.close());
}
