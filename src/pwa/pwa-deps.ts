// What the installed app gets from the browser: stored values, a number on its icon, and messages between its tabs.

import { showAppBadge } from '../browser/app-badge';
import { readerLocaleAndZone } from '../browser/page-clock';
import { viewAccount } from '../domain/accounts/view-account';
import { wholeSnapshot } from '../domain/check-snapshot';
import { appBadge } from '../domain/headline/badge';
import { sampleAccount } from '../domain/sample/sample-account';
import type { Snapshot } from '../domain/snapshot';
import { lazyFormatters } from '../domain/time/formatters';
import type { Instant } from '../domain/time/instant';
import { hiddenWindowsOf } from '../domain/windows/hidden-windows';
import { keys } from '../engine/state/key-values';
import type { OwnStorageDeps } from '../engine/state/own-storage';
import { readerFormatters } from '../i18n/reader-formatters';
import { createIndexedDbValues, createMemoryValues, withMemory } from './indexed-db-values';

export interface PwaDeps extends OwnStorageDeps {
  readonly loadSnapshot: () => Promise<Snapshot | null>;
  readonly onSnapshotChange: (listener: (snapshot: Snapshot | null) => void) => () => void;
}

/** Creates the deps of one tab. Changes of other tabs arrive by a broadcast channel. */
export function createPwaDeps(page: Window & typeof globalThis): PwaDeps {
  const values = withMemory(createIndexedDbValues(page.indexedDB));
  const listeners = new Set<(snapshot: Snapshot | null) => void>();
  const channel = 'BroadcastChannel' in page ? new page.BroadcastChannel('headroom') : null;
  const loadSnapshot = async () => wholeSnapshot((await values.get([keys.snapshot]))[keys.snapshot]);
  const drawBadge = (snapshot: Snapshot | null) => {
    void showAppBadge(page.navigator, appBadgeOf(snapshot, page.Date.now())).catch(() => undefined);
  };
  const notify = (snapshot: Snapshot | null) => {
    drawBadge(snapshot);
    for (const listener of [...listeners]) listener(snapshot);
  };
  const redraw = () => loadSnapshot().then(drawBadge, () => undefined);
  // A number can become wrong by time alone, so it is drawn again whenever the app is shown or hidden.
  page.document.addEventListener('visibilitychange', () => void redraw());
  channel?.addEventListener('message', () => void loadSnapshot().then(notify, () => undefined));

  return {
    values,
    session: createMemoryValues(),
    pageReader: null,
    now: () => page.Date.now(),
    randomBytes: (count) => page.crypto.getRandomValues(new Uint8Array(count)),
    formatters: lazyFormatters(() => readerFormatters(readerLocaleAndZone(), page.Date.now())),
    showBadge: redraw,
    onSnapshot: async (snapshot) => {
      notify(snapshot);
      channel?.postMessage('changed');
    },
    loadSnapshot,
    onSnapshotChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The number for the app's icon: of the account last seen; null when that is the sample. */
export function appBadgeOf(snapshot: Snapshot | null, now: Instant): number | null {
  const current = snapshot?.accounts.find(({ state }) => state.key === snapshot.current && state.key !== sampleAccount);
  if (!snapshot || !current) return null;
  const hidden = hiddenWindowsOf(snapshot.settings, current.state.key);
  return appBadge(viewAccount(current.state, now, undefined, hidden), snapshot.settings.gauge);
}
