// What the worker laid down, taken in: keys first, then digests, each checked, each counted once.

import type { DeviceId, Observation } from '../../domain/observations/observation';
import type { Register } from '../../domain/registers/register';
import type { Instant } from '../../domain/time/instant';
import { fromBase64Url } from '../../sync/codec/base64url';
import { sameKid } from '../../sync/keys/envelope';
import { deriveGroupKeys, type GroupKeys } from '../../sync/keys/keys';
import { openRekey } from '../../sync/keys/welcome';
import type { Digest } from '../../sync/push/digest';
import { type PushPayload, readPushJson } from '../../sync/push/push-message';
import { openDigest } from '../../sync/push/read-digest';
import { createSerializer } from '../state/serialize';
import { type DeviceStore, membershipOf, ownKeys, storeKeys } from './device-store';
import { membershipFrom, type PairGuest } from './pair-guest';

export interface PhoneInboxDeps {
  readonly deviceStore: DeviceStore;
  readonly now: () => Instant;
  readonly device: () => Promise<{ readonly id: DeviceId }>;
  readonly guest: Pick<PairGuest, 'takeWelcome'>;
  readonly deliveries: () => Promise<
    readonly { readonly key: number; readonly delivery: { readonly at: Instant; readonly json: string } }[]
  >;
  readonly drop: (keys: readonly number[]) => Promise<void>;
  /** Stores observations; how many were new. Rejects when they cannot be stored, and they stay in the inbox. */
  readonly merge: (observations: readonly Observation[]) => Promise<number>;
  /** What the user decided of accounts; the later decision stands. */
  readonly mergeRegisters: (records: readonly Register[]) => Promise<number>;
}

/** What became of pushes so far: for the diagnostics page. */
export interface InboxLog {
  /** Highest digest number of each computer. */
  readonly counters: Readonly<Record<DeviceId, number>>;
  readonly lastAt: Instant | null;
  readonly lastTestAt: Instant | null;
  /** Digests older than one already known: late, repeated or replayed. */
  readonly stale: number;
  /** What could not be opened: another group's, a later key's, damaged. */
  readonly unreadable: number;
  readonly newObservations: number;
  /** Digests that wait for a key: sealed with one of another epoch. */
  readonly closed: number;
}

const nothingReceived: InboxLog = {
  counters: {},
  lastAt: null,
  lastTestAt: null,
  stale: 0,
  unreadable: 0,
  newObservations: 0,
  closed: 0,
};

export interface PhoneInbox {
  /** Takes in everything that lies there. Returns how many observations were new. */
  drain(): Promise<number>;
  /** Takes in a digest that came as an address (`#d=`). */
  takeDigest(text: string): Promise<number>;
  received(): Promise<InboxLog>;
}

/** A digest sealed for a key that has not come yet is kept this long. */
const patienceMs = 7 * 86_400_000;

export function createPhoneInbox(ports: PhoneInboxDeps): PhoneInbox {
  const inTurn = createSerializer();
  return {
    drain: () => inTurn(() => drain(ports)),
    takeDigest: (text) =>
      inTurn(async () => {
        const bytes = fromBase64Url(text);
        return bytes ? ((await handlePayload(ports, { kind: 'digest', bytes }, ports.now())) ?? 0) : 0;
      }),
    received: () => loadLog(ports.deviceStore),
  };
}

async function drain(ports: PhoneInboxDeps): Promise<number> {
  const waiting = await ports.deliveries();
  const arrivals = waiting.map(({ key, delivery }) => ({
    key,
    at: delivery.at,
    cargo: readPushJson(delivery.json)?.payload,
  }));
  const first = await handleEach(ports, arrivals);
  // Once more, because the key to a digest may lie behind it.
  const second = await handleEach(ports, first.closed);
  const hopeless = second.closed.filter(({ at }) => ports.now() - at > patienceMs);
  await ports.drop(hopeless.map(({ key }) => key));
  const closed = second.closed.length - hopeless.length;
  if (closed !== (await loadLog(ports.deviceStore)).closed) await updateLog(ports.deviceStore, { closed });
  return first.added + second.added;
}

interface Waiting {
  readonly key: number;
  readonly at: Instant;
  readonly cargo: PushPayload | null | undefined;
}

async function handleEach(ports: PhoneInboxDeps, arrivals: readonly Waiting[]) {
  const closed: Waiting[] = [];
  let added = 0;
  for (const arrival of arrivals) {
    const taken = arrival.cargo ? await handlePayload(ports, arrival.cargo, arrival.at) : 0;
    if (taken === null) closed.push(arrival);
    else await ports.drop([arrival.key]);
    added += taken ?? 0;
  }
  return { added, closed };
}

async function handlePayload(ports: PhoneInboxDeps, cargo: PushPayload, at: Instant): Promise<number | null> {
  const { deviceStore } = ports;
  if (cargo.kind === 'test') {
    await updateLog(deviceStore, { lastTestAt: at });
    return 0;
  }
  if (cargo.kind === 'welcome') {
    await ports.guest.takeWelcome(cargo.bytes);
    return 0;
  }
  return cargo.kind === 'rekey' ? handleRekey(ports, cargo.bytes) : handleDigest(ports, cargo.bytes, at);
}

async function handleRekey(ports: PhoneInboxDeps, bytes: Uint8Array<ArrayBuffer>): Promise<number> {
  const [membership, keys, device] = await Promise.all([
    membershipOf(ports.deviceStore),
    currentKeys(ports.deviceStore),
    ports.device(),
  ]);
  if (!membership || !keys) return 0;
  const welcome = await openRekey(keys, device.id, await ownKeys(ports.deviceStore), bytes);
  if (welcome) await ports.deviceStore.set(storeKeys.membership, await membershipFrom(welcome, membership));
  return 0;
}

async function handleDigest(
  ports: PhoneInboxDeps,
  bytes: Uint8Array<ArrayBuffer>,
  at: Instant,
): Promise<number | null> {
  const { deviceStore } = ports;
  const keys = await currentKeys(deviceStore);
  if (!keys || !sameKid(keys.kid, bytes)) return null;
  const digest = await openDigest(keys, (await ports.device()).id, bytes);
  const received = await loadLog(deviceStore);
  if (!digest) {
    await updateLog(deviceStore, { unreadable: received.unreadable + 1 });
    return 0;
  }
  return storeDigest(ports, digest, received, at);
}

/** A digest no newer than the last of its computer says nothing new; what is older is refused. */
async function storeDigest(ports: PhoneInboxDeps, digest: Digest, received: InboxLog, at: Instant): Promise<number> {
  const known = received.counters[digest.device] ?? -1;
  if (digest.counter < known) {
    await updateLog(ports.deviceStore, { stale: received.stale + 1 });
    return 0;
  }
  await ports.mergeRegisters(digest.records);
  const added = await ports.merge(digest.observations);
  await updateLog(ports.deviceStore, {
    counters: { ...received.counters, [digest.device]: digest.counter },
    lastAt: at,
    newObservations: received.newObservations + added,
  });
  return added;
}

async function currentKeys(deviceStore: DeviceStore): Promise<GroupKeys | null> {
  const membership = await membershipOf(deviceStore);
  return membership && deriveGroupKeys(membership.secret, membership.epoch);
}

async function loadLog(deviceStore: DeviceStore): Promise<InboxLog> {
  return { ...nothingReceived, ...((await deviceStore.get(storeKeys.received)) as Partial<InboxLog> | undefined) };
}

async function updateLog(deviceStore: DeviceStore, change: Partial<InboxLog>): Promise<void> {
  await deviceStore.set(storeKeys.received, { ...(await loadLog(deviceStore)), ...change });
}
