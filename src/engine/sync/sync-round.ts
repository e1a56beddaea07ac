// One round: read what others wrote, fill gaps, write what is new. All state is stored, as the program may stop at any time.
import type { DeviceId } from '../../domain/observations/observation';
import type { Instant } from '../../domain/time/instant';
import { deriveGroupKeys } from '../../sync/keys/keys';
import type { RosterEntry } from '../../sync/keys/welcome';
import { deriveAddresses } from '../../sync/log/addresses';
import { type Places, type TransportName, transports } from '../../sync/transports/transports';
import { fillGaps } from './fill-gaps';
import { afterFailure, longestPauseMs, type OpenPlace } from './open-place';
import { updateOwnLog } from './own-log';
import { type Epoch, newPeer, readHeads, readRekey } from './read-heads';
import type { SyncDeps } from './sync-deps';
import { loadPlaceState, loadSyncState, type Peer, type PlaceState, type SyncState, syncKeys } from './sync-state';
import { writeOwn } from './write-own';

/** A place as it is configured. */
export type Place = {
  readonly [Name in TransportName]: { readonly id: string; readonly transport: Name; readonly place: Places[Name] };
}[TransportName];

/** A group renews its keys a few times a year; more steps in one round cannot be a genuine group. */
const mostEpochs = 16;

/** Resolves to when another round is due; null when nothing is left to do. Rejects where the database fails. */
export async function runRound(places: readonly Place[], deps: SyncDeps): Promise<Instant | null> {
  const self = await deps.self();
  const ready = await loadEpoch(self, deps);
  if (!ready) return null;
  const open = await openPlaces(places, ready.state, deps);
  try {
    return await inRound(self, ready.state, ready.epoch, open, deps);
  } finally {
    for (const place of open) {
      const { sent, received } = place.session.moved();
      place.session.close();
      const { state } = place;
      const counted = { ...state, sent: state.sent + sent, received: state.received + received };
      await deps.store.set(syncKeys.place(place.id), counted);
    }
  }
}

async function inRound(
  self: RosterEntry,
  given: SyncState,
  first: Epoch,
  places: readonly OpenPlace[],
  deps: SyncDeps,
): Promise<Instant | null> {
  let [state, epoch] = [given, first];
  const save = (next: SyncState) => deps.store.set(syncKeys.state, next);
  for (let step = 0; step < mostEpochs; step += 1) {
    if (!(await readRekey(self.device, state, epoch, places, deps))) break;
    const next = await loadEpoch(self, deps);
    if (!next || next.state.epoch === state.epoch) break;
    ({ state, epoch } = next);
    for (const place of places) place.state = inEpoch(place.state, state);
    // Who the others are in this epoch must be known before its keys are looked for.
    state = await readHeads(self.device, state, epoch, places, deps);
    await save(state);
  }
  state = await readHeads(self.device, state, epoch, places, deps);
  state = await withoutArrived(state, deps);
  await save(state);
  state = await fillGaps(state, epoch, places, deps, save);
  const others = new Set(Object.keys(state.peers));
  const history = await updateOwnLog(state.log, self.device, others, deps);
  const written = await writeOwn(state, self, history, epoch, places, deps, save);
  await save(written.state);
  return written.dueAt;
}

/** The state in the group's present epoch, with everybody that pairing knows. Null outside of a group. */
export async function loadEpoch(
  self: RosterEntry,
  deps: SyncDeps,
): Promise<{ readonly state: SyncState; readonly epoch: Epoch } | null> {
  const [group, stored, others] = await Promise.all([deps.group(), loadSyncState(deps.store), deps.others()]);
  if (!group) return null;
  const [keys, addresses] = await Promise.all([
    deriveGroupKeys(group.secret, group.epoch),
    deriveAddresses(group.secret, group.epoch),
  ]);
  const isSame = stored.epoch === group.epoch && stored.author !== null;
  const state = isSame ? stored : enterEpoch(stored, group.epoch, others, deps);
  const peers: Record<DeviceId, Peer> = { ...state.peers };
  for (const entry of others) {
    if (entry.device === self.device) continue;
    peers[entry.device] = { ...(peers[entry.device] ?? newPeer(entry)), role: entry.role };
  }
  return { state: { ...state, peers }, epoch: { keys, addresses } };
}

/** A new epoch has a new author key, so that a store cannot link it to the same device, and only the remaining devices. */
function enterEpoch(
  stored: SyncState,
  epoch: number,
  others: readonly RosterEntry[],
  { randomBytes }: SyncDeps,
): SyncState {
  const members = new Set(others.map(({ device }) => device));
  const kept = Object.values(stored.peers).filter(({ device }) => members.has(device));
  const peers = Object.fromEntries(kept.map((peer) => [peer.device, { ...peer, author: null }]));
  const former = stored.author ? [stored.author, ...stored.formerAuthors] : stored.formerAuthors;
  return {
    ...stored,
    epoch,
    author: Uint8Array.from(randomBytes(32)),
    formerAuthors: former.slice(0, mostEpochs),
    peers,
    headVersion: null,
  };
}

/** Keys that have arrived are not written again: their device has written in this epoch. */
async function withoutArrived(state: SyncState, { keysArrived }: SyncDeps): Promise<SyncState> {
  const isArrived = (device: DeviceId) => (state.peers[device]?.author ?? null) !== null;
  const arrived = new Set(state.rekeys.map(({ device }) => device).filter(isArrived));
  if (arrived.size === 0) return state;
  for (const device of arrived) await keysArrived(device);
  return { ...state, rekeys: state.rekeys.filter(({ device }) => !arrived.has(device)) };
}

/**
 * A place's state for an epoch: segments of an earlier one are of no use any more. Its head stays until it expires: a device that
 * was away knows by it who may give it the next keys.
 */
function inEpoch(place: PlaceState, { epoch, formerAuthors }: SyncState): PlaceState {
  if (place.epoch === epoch) return place;
  const segments = Object.entries(place.written).filter(([, { kind }]) => kind === 'segment');
  const addresses = segments.map(([address]) => address);
  const [author] = formerAuthors;
  const stale = author && addresses.length > 0 ? [...place.stale, { author, addresses }] : place.stale;
  return { ...place, epoch, written: {}, stale };
}

/** Opens every place that is due. One that cannot be opened waits, and the others go on. */
export async function openPlaces(
  places: readonly Place[],
  state: SyncState,
  deps: SyncDeps,
): Promise<readonly OpenPlace[]> {
  const opened = await Promise.all(
    places.map(async (place): Promise<OpenPlace[]> => {
      const known = inEpoch({ ...(await loadPlaceState(deps.store, place.id)), isBehind: false }, state);
      if (isWaiting(known, deps.now())) return [];
      try {
        const transport = await transports[place.transport]();
        const secret = state.author as Uint8Array;
        const session = await transport.open(place.place as never, { ...deps, secret });
        return [{ id: place.id, limit: transport.writesPerHour, session, state: known, isDown: false }];
      } catch (error) {
        await deps.store.set(syncKeys.place(place.id), afterFailure(known, error, deps.now(), deps.random()));
        return [];
      }
    }),
  );
  return opened.flat();
}

/** A time further ahead than any pause was set by a clock that was ahead. */
function isWaiting({ retryAt }: PlaceState, now: Instant): boolean {
  return retryAt > now && retryAt < now + 2 * longestPauseMs;
}
