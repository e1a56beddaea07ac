import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AccountKey } from '../../domain/observations/observation';
import { defaultSettings, type GaugeMode, type Settings } from '../../domain/settings';
import type { Snapshot } from '../../domain/snapshot';
import type { ScreenPorts } from '../../engine/ports/screen-ports';

export interface ScreenState {
  /** The stored snapshot; null when nothing was ever seen. */
  readonly snapshot: Snapshot | null;
  /** Browser storage could not be read, which is not the same as nothing seen. */
  readonly unreadable: boolean;
  /** The account chosen on this screen; null follows the snapshot. */
  readonly chosen: AccountKey | null;
  /** A mode just chosen here, shown until the stored settings have it; null otherwise. */
  readonly gauge: GaugeMode | null;
}

export type ScreenStore = StoreApi<ScreenState>;

/** Loads the stored snapshot and follows its changes. A snapshot older than the current one is ignored. */
export async function createScreenStore(ports: ScreenPorts): Promise<ScreenStore> {
  const store = createStore<ScreenState>(() => ({ snapshot: null, unreadable: false, chosen: null, gauge: null }));
  const accept = (snapshot: Snapshot | null) => {
    const { snapshot: current } = store.getState();
    if (snapshot && current && snapshot.revision < current.revision) return;
    store.setState({ snapshot, unreadable: false, gauge: null });
  };
  ports.onSnapshotChange(accept);
  await ports.loadSnapshot().then(accept, () => store.setState({ unreadable: true }));
  return store;
}

/** The stored settings, overridden by the choice just made on this screen. */
export function settingsOf({ snapshot, gauge }: ScreenState): Settings {
  const settings = snapshot?.settings ?? defaultSettings;
  return gauge === null ? settings : { ...settings, gauge };
}

/** The account a screen shows: the one chosen here, else the current one, else the first. Null when there is none. */
export function accountOf({ snapshot, chosen }: ScreenState): Snapshot['accounts'][number] | null {
  const accounts = snapshot?.accounts ?? [];
  const find = (key: AccountKey | null | undefined) => accounts.find(({ account }) => account.key === key);
  return find(chosen) ?? find(snapshot?.current) ?? accounts[0] ?? null;
}
