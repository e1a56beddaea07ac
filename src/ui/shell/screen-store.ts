import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AccountKey } from '../../domain/observations/observation';
import { defaultSettings, type GaugeMode, type Settings } from '../../domain/settings';
import type { Snapshot } from '../../domain/snapshot';
import type { ScreenPorts } from '../../engine/ports/screen-ports';

export interface ScreenState {
  /** What is stored; null when nothing was ever seen. */
  readonly snapshot: Snapshot | null;
  /** Storage itself could not be read: there is nothing to show, and that is not the same as nothing seen. */
  readonly unreadable: boolean;
  /** The user's choice on this screen; null follows the snapshot. */
  readonly chosen: AccountKey | null;
  /** Shown at once, until the stored settings say the same. */
  readonly gauge: GaugeMode | null;
}

export type ScreenStore = StoreApi<ScreenState>;

/** Reads the stored view once and follows its changes; a view older than the one shown is ignored. */
export async function createScreenStore(ports: ScreenPorts): Promise<ScreenStore> {
  const store = createStore<ScreenState>(() => ({ snapshot: null, unreadable: false, chosen: null, gauge: null }));
  const take = (snapshot: Snapshot | null) => {
    const { snapshot: shown } = store.getState();
    if (snapshot && shown && snapshot.revision < shown.revision) return;
    store.setState({ snapshot, unreadable: false, gauge: null });
  };
  ports.onSnapshotChange(take);
  await ports.loadSnapshot().then(take, () => store.setState({ unreadable: true }));
  return store;
}

/** What was decided, with the choice just made on this screen in front. */
export function settingsOf({ snapshot, gauge }: ScreenState): Settings {
  const settings = snapshot?.settings ?? defaultSettings;
  return gauge === null ? settings : { ...settings, gauge };
}

/** The account a screen speaks for: the one chosen here, else the one seen last, else the first. Null when there is none. */
export function accountOf({ snapshot, chosen }: ScreenState): Snapshot['accounts'][number] | null {
  const accounts = snapshot?.accounts ?? [];
  const find = (key: AccountKey | null | undefined) => accounts.find(({ account }) => account.key === key);
  return find(chosen) ?? find(snapshot?.current) ?? accounts[0] ?? null;
}
