// What the charts draw as "asked, not yet here": the months of which other devices list segments that this one lacks.
import type { TimeSpan } from '../../domain/history/usage-series';
import { gapsOf } from '../../sync/log/gaps';
import { monthSpan } from '../../sync/log/months';
import type { DeviceStore } from '../devices/device-store';
import { loadSyncState, syncKeys } from './sync-state';

/** The spans, oldest first, each once. Empty where nothing is lacking or no history is shared. */
export async function askedSpans(store: Pick<DeviceStore, 'get'>): Promise<readonly TimeSpan[]> {
  const [on, folder] = await Promise.all([store.get(syncKeys.relaysOn), store.get(syncKeys.folder)]);
  // Without a place in use, no device is asked.
  if (on !== true && !folder) return [];
  const { peers } = await loadSyncState(store);
  const lacking = Object.values(peers).flatMap(({ listed, having }) => gapsOf(listed, having));
  const months = new Set(lacking.map(({ name }) => name.slice(0, 7)));
  return [...months].toSorted().map((month) => {
    const { from, to } = monthSpan(month);
    return { fromAt: from, toAt: to };
  });
}
