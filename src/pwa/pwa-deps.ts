// What the installed app gets from the browser: stored values, a number on its icon, and messages between its tabs.

import { showAppBadge } from '../browser/app-badge';
import { viewLimits } from '../domain/accounts/view-limits';
import { viewOptionsOf } from '../domain/accounts/view-options';
import { wholeSnapshot } from '../domain/check-snapshot';
import { appBadge } from '../domain/headline/badge';
import { sampleAccount } from '../domain/sample/sample-account';
import type { Snapshot } from '../domain/snapshot';
import type { Instant } from '../domain/time/instant';
import { drawableForecasts } from '../engine/state/drawable-forecasts';
import { type KeyValues, keys } from '../engine/state/key-values';
import type { OwnStorageDeps } from '../engine/state/own-storage';
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
    void appBadgeOf(snapshot, page.Date.now(), values)
      .then((number) => showAppBadge(page.navigator, number))
      .catch(() => undefined);
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

/** The number for the app's icon: that of the account seen last, with its forecast; null when that is the sample. */
export async function appBadgeOf(snapshot: Snapshot | null, now: Instant, values: KeyValues): Promise<number | null> {
  const current = snapshot?.accounts.find(({ state }) => state.key === snapshot.current && state.key !== sampleAccount);
  if (!snapshot || !current) return null;
  const { key } = current.state;
  const outlook = await drawableForecasts(key, values).catch(() => null);
  const options = viewOptionsOf(snapshot.settings, key, outlook);
  return appBadge(viewLimits(current.state, now, options), snapshot.settings.gauge);
}
