// The full history as the Devices page shows it: how each place is doing, and what each device has.
import { type Instant, secondMs } from '../../domain/time/instant';
import { isInstant } from '../../domain/validation/checks';
import { gapsOf, quorumOf } from '../../sync/log/gaps';
import { monthSpan } from '../../sync/log/months';
import type { PlaceLine, SharedDeviceLine, SyncView } from '../ports/sync-ports';
import { isRelaysOn, relaysIn } from './group-relays';
import type { SyncDeps } from './sync-deps';
import { chosenFolder, folderId } from './sync-folder';
import { loadPlaceState, loadSyncState, type Peer, type PlaceState, type SyncState } from './sync-state';

/** The places in use and the devices of the group, as stored: asks no place. */
export async function syncView(deps: SyncDeps): Promise<SyncView> {
  const { store } = deps;
  const [self, state, on, rows, folder, group] = await Promise.all([
    deps.self(),
    loadSyncState(store),
    isRelaysOn(store),
    deps.registers.rows(),
    chosenFolder(store),
    deps.group(),
  ]);
  const relays = relaysIn(rows);
  const used = on ? relays : [];
  const places: PlaceLine[] = await Promise.all([
    ...used.map(async (url) => placeLine(url, 'relay', hostOf(url), await loadPlaceState(store, url), state)),
    ...(folder ? [placeLine(folderId, 'folder', folder.name, await loadPlaceState(store, folderId), state)] : []),
  ]);
  const isSame = group !== null && state.epoch === group.epoch;
  return {
    self: self.device,
    isGroup: group !== null,
    isRelaysOn: on,
    relays,
    places,
    devices: isSame ? Object.values(state.peers).map((peer) => deviceLine(peer, state)) : [],
    quorum: quorumOf(places.length),
  };
}

function placeLine(
  id: string,
  transport: PlaceLine['transport'],
  name: string,
  { readAt, wroteAt, sent, received, trouble, isBehind, written }: PlaceState,
  { counter }: SyncState,
): PlaceLine {
  const isCurrent = Object.values(written).some(({ version }) => version === `${counter}`);
  const troubles = { trouble: trouble?.code ?? null, troubleAt: trouble?.at ?? null };
  return { id, transport, name, readAt, wroteAt, bytes: sent + received, ...troubles, isBehind, isCurrent };
}

function deviceLine(
  { device, name, role, madeAt, readAt, listed, having, seen }: Peer,
  { counter }: SyncState,
): SharedDeviceLine {
  const months = new Set(gapsOf(listed, having).map((line) => monthSpan(line.name.slice(0, 7)).from));
  const isCurrent = seen !== null && seen >= counter;
  return { device, name, role, madeAt, readAt, lacking: [...months], isCurrent, gotAt: madeAtOf(seen, counter) };
}

/** Counters of heads follow the seconds since 1970. Null for one that was never given. */
function madeAtOf(counter: number | null, newest: number): Instant | null {
  return counter !== null && counter <= newest && isInstant(counter * secondMs) ? counter * secondMs : null;
}

/** The name of a relay on the screen: the host of its address. */
export function hostOf(url: string): string {
  return new URL(url).host;
}
