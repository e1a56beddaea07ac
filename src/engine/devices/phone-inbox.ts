// The phone's inbox: pushes that its service worker stored are opened and imported here. Digests are checked by their
// group's keys and counted once.

import type { DeviceId, Observation } from '../../domain/observations/observation';
import type { Register } from '../../domain/registers/register';
import type { Instant } from '../../domain/time/instant';
import { fromBase64Url } from '../../sync/codec/base64url';
import { sameKid } from '../../sync/keys/envelope';
import { deriveGroupKeys, type GroupKeys } from '../../sync/keys/keys';
import type { Digest } from '../../sync/push/digest';
import { type PushPayload, readPushJson } from '../../sync/push/push-message';
import { openNotice } from '../../sync/push/push-notice';
import { openDigest } from '../../sync/push/read-digest';
import { createSerializer } from '../state/serialize';
import { type DeviceStore, membershipOf } from './device-store';
import { type InboxLog, loadInboxLog, updateInboxLog } from './inbox-log';
import type { PairGuest } from './pair-guest';
import { takeRekey } from './take-rekey';

export interface PhoneInboxDeps {
  readonly deviceStore: DeviceStore;
  readonly now: () => Instant;
  readonly device: () => Promise<{ readonly id: DeviceId }>;
  readonly guest: Pick<PairGuest, 'takeWelcome'>;
  readonly deliveries: () => Promise<
    readonly { readonly key: number; readonly delivery: { readonly at: Instant; readonly json: string } }[]
  >;
  readonly drop: (keys: readonly number[]) => Promise<void>;
  /** Stores observations; returns how many were new. Rejects when they cannot be stored; they then stay in the inbox. */
  readonly merge: (observations: readonly Observation[]) => Promise<number>;
  /** Merges names and other choices; the later one wins. */
  readonly mergeRegisters: (records: readonly Register[]) => Promise<number>;
}

export interface PhoneInbox {
  /** Imports everything stored so far. Returns how many observations were new. */
  drain(): Promise<number>;
  /** Imports a digest that came as a link (`#d=`). */
  takeDigest(text: string): Promise<number>;
  log(): Promise<InboxLog>;
}

/** How long a digest is kept whose key has not come yet. */
const keepClosedMs = 7 * 86_400_000;

/** Creates the inbox. Calls run one after the other, so that a digest is never counted twice. */
export function createPhoneInbox(deps: PhoneInboxDeps): PhoneInbox {
  const inTurn = createSerializer();
  return {
    drain: () => inTurn(() => drain(deps)),
    takeDigest: (text) =>
      inTurn(async () => {
        const bytes = fromBase64Url(text);
        return bytes ? ((await handlePayload(deps, { kind: 'digest', bytes }, deps.now())) ?? 0) : 0;
      }),
    log: () => loadInboxLog(deps.deviceStore),
  };
}

async function drain(deps: PhoneInboxDeps): Promise<number> {
  const waiting = await deps.deliveries();
  const stored = waiting.map(({ key, delivery }) => ({
    key,
    at: delivery.at,
    payload: readPushJson(delivery.json)?.payload,
  }));
  const first = await handleEach(deps, stored);
  // A second pass, because the key of a digest may have been stored after it.
  const second = await handleEach(deps, first.closed);
  const hopeless = second.closed.filter(({ at }) => deps.now() - at > keepClosedMs);
  await deps.drop(hopeless.map(({ key }) => key));
  const closed = second.closed.length - hopeless.length;
  const closedAt = closed > 0 ? Math.max(...second.closed.map(({ at }) => at)) : null;
  if (closed !== (await loadInboxLog(deps.deviceStore)).closed)
    await updateInboxLog(deps.deviceStore, { closed, closedAt });
  return first.added + second.added;
}

interface StoredPush {
  readonly key: number;
  readonly at: Instant;
  readonly payload: PushPayload | null | undefined;
}

/** Handles each push and drops it from the inbox. `closed`: digests that no key of ours opens yet. */
async function handleEach(deps: PhoneInboxDeps, pushes: readonly StoredPush[]) {
  const closed: StoredPush[] = [];
  let added = 0;
  for (const push of pushes) {
    const imported = push.payload ? await handlePayload(deps, push.payload, push.at) : 0;
    if (imported === null) closed.push(push);
    else await deps.drop([push.key]);
    added += imported ?? 0;
  }
  return { added, closed };
}

/** How many observations were new; null when the payload waits for a key. */
async function handlePayload(deps: PhoneInboxDeps, payload: PushPayload, at: Instant): Promise<number | null> {
  if (payload.kind === 'test') return handleTest(deps, payload.bytes, at);
  if (payload.kind === 'welcome') {
    await deps.guest.takeWelcome(payload.bytes);
    return 0;
  }
  if (payload.kind === 'digest') return handleDigest(deps, payload.bytes, at);
  // The service worker has taken it already, unless it could not run.
  await takeRekey(deps.deviceStore, (await deps.device()).id, payload.bytes);
  return 0;
}

async function handleTest(deps: PhoneInboxDeps, bytes: Uint8Array<ArrayBuffer>, at: Instant): Promise<number> {
  const { deviceStore } = deps;
  const keys = await currentKeys(deviceStore);
  const notice = keys && (await openNotice(keys, (await deps.device()).id, bytes));
  const { unreadable } = await loadInboxLog(deviceStore);
  const heard = notice?.removed ? { removedAt: at } : { lastTestAt: at };
  await updateInboxLog(deviceStore, notice ? heard : { unreadable: unreadable + 1 });
  return 0;
}

async function handleDigest(deps: PhoneInboxDeps, bytes: Uint8Array<ArrayBuffer>, at: Instant): Promise<number | null> {
  const { deviceStore } = deps;
  const keys = await currentKeys(deviceStore);
  if (!keys || !sameKid(keys.kid, bytes)) return null;
  const digest = await openDigest(keys, (await deps.device()).id, bytes);
  const log = await loadInboxLog(deviceStore);
  if (!digest) {
    await updateInboxLog(deviceStore, { unreadable: log.unreadable + 1 });
    return 0;
  }
  return storeDigest(deps, digest, log, at);
}

/** Stores a digest's content, unless a later digest of the same computer came before it. */
async function storeDigest(deps: PhoneInboxDeps, digest: Digest, log: InboxLog, at: Instant): Promise<number> {
  const known = log.counters[digest.device] ?? -1;
  if (digest.counter < known) {
    await updateInboxLog(deps.deviceStore, { stale: log.stale + 1 });
    return 0;
  }
  await deps.mergeRegisters(digest.records);
  const added = await deps.merge(digest.observations);
  await updateInboxLog(deps.deviceStore, {
    counters: { ...log.counters, [digest.device]: digest.counter },
    lastAt: at,
    removedAt: null,
    newObservations: log.newObservations + added,
  });
  return added;
}

async function currentKeys(deviceStore: DeviceStore): Promise<GroupKeys | null> {
  const membership = await membershipOf(deviceStore);
  return membership && deriveGroupKeys(membership.secret, membership.epoch);
}
