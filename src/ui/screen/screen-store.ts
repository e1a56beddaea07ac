import { createStore, type StoreApi } from 'zustand/vanilla';
import type { StoredOutlook } from '../../domain/forecast/stored-outlook';
import type { AccountKey } from '../../domain/observations/observation';
import { defaultSettings, type GaugeMode, type Settings } from '../../domain/settings';
import type { Snapshot } from '../../domain/snapshot';
import type { ScreenPorts, StoredOutlooks } from '../../engine/ports/screen-ports';

export interface ScreenState {
  /** The stored snapshot; null when nothing was ever seen. */
  readonly snapshot: Snapshot | null;
  /** The last forecast and advice for each account of the snapshot. */
  readonly outlooks: StoredOutlooks;
  /** Browser storage could not be read, which is not the same as nothing seen. */
  readonly unreadable: boolean;
  /** The account chosen on this screen; null follows the snapshot. */
  readonly chosen: AccountKey | null;
  /** A mode just chosen here, shown until the stored settings have it; null otherwise. */
  readonly gauge: GaugeMode | null;
}

export type ScreenStore = StoreApi<ScreenState>;

/**
 * Loads the stored snapshot with the outlooks of its accounts, and follows its changes. A snapshot older than the current one is
 * ignored. Outlooks that cannot be read are none.
 */
export async function createScreenStore(ports: ScreenPorts): Promise<ScreenStore> {
  const store = createStore<ScreenState>(() => ({
    snapshot: null,
    outlooks: {},
    unreadable: false,
    chosen: null,
    gauge: null,
  }));
  const accept = (snapshot: Snapshot | null) => {
    const { snapshot: current } = store.getState();
    if (snapshot && current && snapshot.revision < current.revision) return;
    store.setState({ snapshot, unreadable: false, gauge: null });
  };
  const loadOutlooks = async () => {
    const accounts = store.getState().snapshot?.accounts.map(({ account }) => account.key) ?? [];
    if (accounts.length === 0) return;
    const outlooks = await ports.storedOutlooks(accounts).catch(() => ({}));
    store.setState({ outlooks });
  };
  ports.onSnapshotChange((snapshot) => {
    accept(snapshot);
    void loadOutlooks();
  });
  await ports.loadSnapshot().then(accept, () => store.setState({ unreadable: true }));
  await loadOutlooks();
  return store;
}

/** The stored settings, overridden by the choice just made on this screen. */
export function settingsOf({ snapshot, gauge }: ScreenState): Settings {
  const settings = snapshot?.settings ?? defaultSettings;
  return gauge === null ? settings : { ...settings, gauge };
}

/** The last forecast and advice for the account a screen shows; null where there is none. */
export function outlookOf(state: ScreenState): StoredOutlook | null {
  const account = accountOf(state)?.account.key;
  return account === undefined ? null : (state.outlooks[account] ?? null);
}

/** The account a screen shows: the one chosen here, else the current one, else the first. Null when there is none. */
export function accountOf({ snapshot, chosen }: ScreenState): Snapshot['accounts'][number] | null {
  const accounts = snapshot?.accounts ?? [];
  const find = (key: AccountKey | null | undefined) => accounts.find(({ account }) => account.key === key);
  return find(chosen) ?? find(snapshot?.current) ?? accounts[0] ?? null;
}
