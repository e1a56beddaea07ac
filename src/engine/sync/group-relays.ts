// The relays of the group: one choice that all devices share. Each device has its own switch.
import type { Register } from '../../domain/registers/register';
import { relayAddress } from '../../sync/transports/relay-address';
import type { DeviceStore } from '../devices/device-store';
import type { Place } from './sync-round';
import { syncKeys } from './sync-state';

/** Where the choice is kept among the user's choices. */
export const relaysRegister = { table: 'sync', key: 'relays' } as const;

/** With more, every write costs more and nothing is safer. */
export const mostRelays = 3;

/** The relays in all choices; none before the user chose one. */
export function relaysIn(rows: readonly Register[]): readonly string[] {
  const row = rows.find(({ table, key }) => table === relaysRegister.table && key === relaysRegister.key);
  const urls = (row?.value as { readonly urls?: unknown } | undefined)?.urls;
  if (!Array.isArray(urls)) return [];
  // Whether loopback is allowed was asked when it was chosen; a relay on another device's own computer is not reached.
  const valid = urls.filter((url): url is string => typeof url === 'string' && relayAddress(url, true) === url);
  return [...new Set(valid)].slice(0, mostRelays);
}

/** Whether the user switched relays on, on this device. */
export async function isRelaysOn(store: DeviceStore): Promise<boolean> {
  return (await store.get(syncKeys.relaysOn)) === true;
}

/** The relays this device uses; none while they are off. */
export async function relayPlaces(
  store: DeviceStore,
  rows: () => Promise<readonly Register[]>,
): Promise<readonly Place[]> {
  if (!(await isRelaysOn(store))) return [];
  return relaysIn(await rows()).map((url) => ({ id: url, transport: 'relay', place: { url } }));
}
