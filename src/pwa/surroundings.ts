// What the browser gives the installed app: stored values, a badge on its icon, a lock, and a word between its tabs.
import { keys } from '../app/keep/key-values';
import type { KeeperSurroundings } from '../app/keep/own-record';
import { zonedWords } from '../app/screen/zoned-words';
import { hourMs, type Instant } from '../domain/instant';
import type { Snapshot } from '../domain/snapshot';
import { createMemoryValues, createValues, withFallback } from './values';

export interface PwaSurroundings extends KeeperSurroundings {
  readonly loadSnapshot: () => Promise<Snapshot | null>;
  readonly onSnapshotChange: (listener: (snapshot: Snapshot | null) => void) => () => void;
  /** True once the browser refused to store anything. */
  readonly isForgetful: () => boolean;
}

/** A reset that lapses within this time is worth a number on the app's icon. */
const soonMs = 72 * hourMs;

export function createPwaSurroundings(page: Window & typeof globalThis): PwaSurroundings {
  let forgetful = false;
  const values = withFallback(createValues(page.indexedDB), createMemoryValues(), () => {
    forgetful = true;
  });
  const listeners = new Set<(snapshot: Snapshot | null) => void>();
  const channel = 'BroadcastChannel' in page ? new page.BroadcastChannel('headroom') : null;
  const loadSnapshot = async () => ((await values.get([keys.snapshot]))[keys.snapshot] as Snapshot | undefined) ?? null;
  const tell = (snapshot: Snapshot | null) => {
    showAppBadge(page.navigator, snapshot, page.Date.now());
    for (const listener of [...listeners]) listener(snapshot);
  };
  channel?.addEventListener('message', () => void loadSnapshot().then(tell, () => undefined));

  return {
    values,
    session: createMemoryValues(),
    now: () => page.Date.now(),
    randomBytes: (count) => page.crypto.getRandomValues(new Uint8Array(count)),
    words: zonedWords(page.Intl.DateTimeFormat().resolvedOptions().timeZone),
    showBadge: async () => {},
    changed: async (snapshot) => {
      tell(snapshot);
      channel?.postMessage('changed');
    },
    loadSnapshot,
    onSnapshotChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    isForgetful: () => forgetful,
  };
}

/** How many banked resets lapse within three days, on the app's icon where the system can show it. */
export function lapsingSoon(snapshot: Snapshot | null, now: Instant): number {
  const resets = (snapshot?.accounts ?? []).flatMap(({ state }) => state.bank);
  return resets.filter(({ fate, expiresAt }) => {
    return fate === 'available' && expiresAt !== null && expiresAt > now && expiresAt - now <= soonMs;
  }).length;
}

function showAppBadge(navigator: Navigator, snapshot: Snapshot | null, now: Instant): void {
  const count = lapsingSoon(snapshot, now);
  const shown = count > 0 ? navigator.setAppBadge?.(count) : navigator.clearAppBadge?.();
  shown?.catch(() => undefined);
}
