// Reads the heads of other devices: what is new with them, and which segments there are.
import type { DeviceId } from '../../domain/observations/observation';
import { isBelievable } from '../../domain/registers/register';
import type { GroupKeys } from '../../sync/keys/keys';
import type { RosterEntry } from '../../sync/keys/welcome';
import type { Addresses } from '../../sync/log/addresses';
import { newestHead } from '../../sync/log/gaps';
import type { Head } from '../../sync/log/head';
import type { VerifiedRecord } from '../../sync/log/signed-record';
import { askPlace, type OpenPlace } from './open-place';
import { openHead, verifyRecords } from './open-records';
import { isShared, type SyncDeps } from './sync-deps';
import type { Peer, SyncState } from './sync-state';

export interface Epoch {
  readonly keys: GroupKeys;
  readonly addresses: Addresses;
}

/** How many generations of addresses are looked at beyond the known one. */
const generationsAhead = 2;

/** A peer before its first head. */
export function newPeer({ device, role, name }: RosterEntry): Peer {
  const unread = { author: null, generation: 0, counter: -1, madeAt: null, readAt: null, seen: null };
  return { device, role, name, ...unread, listed: [], having: {}, early: [] };
}

/**
 * The next epoch's keys, if one of the places has them for this device. Only a computer of the group may give them: a phone
 * that is being removed must not move the others into a group that it controls.
 */
export async function readRekey(
  self: DeviceId,
  { peers }: SyncState,
  { addresses }: Epoch,
  places: readonly OpenPlace[],
  deps: SyncDeps,
): Promise<boolean> {
  const computers = new Set(
    Object.values(peers).flatMap(({ role, author }) => (role === 'computer' && author !== null ? [author] : [])),
  );
  if (computers.size === 0) return false;
  const address = await addresses.rekey(self);
  const found = await Promise.all(places.map((place) => askPlace(place, ({ read }) => read([address]), deps)));
  for (const given of found) {
    for (const { author, bytes } of verifyRecords(given ?? [], [address]).get(address) ?? []) {
      if (computers.has(author) && (await deps.takeKeys(bytes))) return true;
    }
  }
  return false;
}

/** Reads the heads of all peers and takes them in. Devices that a head names are read as well. */
export async function readHeads(
  self: DeviceId,
  given: SyncState,
  epoch: Epoch,
  places: readonly OpenPlace[],
  deps: SyncDeps,
): Promise<SyncState> {
  let state = await takeEarly(given, deps);
  const done = new Set<DeviceId>();
  for (let peers = Object.values(state.peers); peers.length > 0; ) {
    for (const { device } of peers) done.add(device);
    const heads = await headsOf(peers, epoch, places, deps);
    for (const peer of peers) {
      const own = heads.filter(({ head }) => head.device === peer.device);
      state = await takeHead(state, peer, own, self, deps);
    }
    peers = Object.values(state.peers).filter(({ device }) => !done.has(device));
  }
  for (const place of places) if (!place.isDown) place.state = { ...place.state, readAt: deps.now() };
  return state;
}

interface FoundHead {
  readonly place: OpenPlace;
  readonly head: Head;
  readonly counter: number;
  readonly generation: number;
}

interface Slot {
  readonly peer: Peer;
  readonly generation: number;
}

/** The addresses where the heads of these peers may be stored. */
export async function headSlots(
  peers: readonly Peer[],
  { addresses }: Pick<Epoch, 'addresses'>,
): Promise<ReadonlyMap<string, Slot>> {
  const slots = new Map<string, Slot>();
  for (const peer of peers) {
    for (let generation = peer.generation; generation <= peer.generation + generationsAhead; generation += 1)
      slots.set(await addresses.head(peer.device, generation), { peer, generation });
  }
  return slots;
}

async function headsOf(
  peers: readonly Peer[],
  epoch: Epoch,
  places: readonly OpenPlace[],
  deps: SyncDeps,
): Promise<readonly FoundHead[]> {
  const slots = await headSlots(peers, epoch);
  const asked = [...slots.keys()];
  const found = await Promise.all(
    places.map(async (place) => {
      const given = (await askPlace(place, ({ read }) => read(asked), deps)) ?? [];
      return openHeads(place, verifyRecords(given, asked), slots, epoch);
    }),
  );
  return found.flat();
}

async function openHeads(
  place: OpenPlace,
  given: ReadonlyMap<string, readonly VerifiedRecord[]>,
  slots: ReadonlyMap<string, Slot>,
  { keys }: Epoch,
): Promise<readonly FoundHead[]> {
  const found: FoundHead[] = [];
  for (const [address, records] of given) {
    const { peer, generation } = slots.get(address) as Slot;
    for (const record of records) {
      const head = await openHead(keys, peer, record);
      if (head) found.push({ place, head, counter: head.counter, generation });
    }
  }
  return found;
}

/** Processes the newest head of a peer. Notes a place whose newest head is older than one that was read before. */
async function takeHead(
  state: SyncState,
  peer: Peer,
  found: readonly FoundHead[],
  self: DeviceId,
  deps: SyncDeps,
): Promise<SyncState> {
  for (const place of new Set(found.map((each) => each.place))) {
    const { head } = newestHead(
      found.filter((each) => each.place === place),
      peer.counter,
    );
    if (!head) place.state = { ...place.state, isBehind: true };
  }
  const { head: newest } = newestHead(found, peer.counter);
  if (!newest || newest.counter === peer.counter) return state;
  const { head, generation } = newest;
  // Choices first: they say which account keys belong together, which folding needs.
  const choices = head.registers.filter(isShared);
  const changed = choices.length > 0 ? await deps.registers.merge(choices) : 0;
  const early = choices.filter(({ clock }) => !isBelievable(clock, deps.now()));
  if (changed > 0 || head.tail.length > 0) await deps.merge(head.tail);
  await deps.answered.take(head.answered);
  const taken: Peer = {
    ...peer,
    ...named(head, peer),
    author: head.author,
    generation,
    counter: head.counter,
    madeAt: head.madeAt,
    readAt: deps.now(),
    listed: head.segments,
    seen: head.seen[self] ?? null,
    early,
  };
  const added = head.roster.filter(({ device }) => device !== self && !state.peers[device]).map(newPeer);
  const peers = { ...state.peers, [peer.device]: taken };
  for (const each of added) peers[each.device] ??= each;
  return { ...state, peers };
}

/** Merges the choices whose time has come: another device's clock may be minutes ahead of this one's. */
async function takeEarly(state: SyncState, deps: SyncDeps): Promise<SyncState> {
  const peers = { ...state.peers };
  for (const peer of Object.values(state.peers)) {
    const due = peer.early.filter(({ clock }) => isBelievable(clock, deps.now()));
    if (due.length === 0) continue;
    if ((await deps.registers.merge(due)) > 0) await deps.merge([]);
    peers[peer.device] = { ...peer, early: peer.early.filter((each) => !due.includes(each)) };
  }
  return { ...state, peers };
}

/** What a device calls itself. Its role stays: a phone cannot make itself a computer. */
function named(head: Head, { name }: Peer): Pick<Peer, 'name'> {
  return { name: head.roster.find(({ device }) => device === head.device)?.name ?? name };
}
