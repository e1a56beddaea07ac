// One phone's post: what is due first goes first, and what the vendor says is remembered.
import type { Instant } from '../../domain/time/instant';
import { fromBase64Url, toBase64Url } from '../../sync/codec/base64url';
import type { Group } from '../../sync/keys/group';
import { deriveGroupKeys, type GroupKeys, importGroupSecret } from '../../sync/keys/keys';
import type { PairingAnswer, PushTarget } from '../../sync/keys/pairing-answer';
import { type Digest, sealDigest, sealNewest } from '../../sync/push/digest';
import { type PushPayload, payloadCapacity, pushJson } from '../../sync/push/push-message';
import { type PushOutcome, sendPush } from '../../sync/transports/push';
import {
  type DeviceStore,
  type KnownDevice,
  type PushStatus,
  pushStatus,
  type StoredPush,
  storeKeys,
} from './device-store';

export interface PushSenderDeps {
  readonly deviceStore: DeviceStore;
  readonly now: () => Instant;
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  readonly pwaAddress: string;
}

export type QueuedPush = StoredPush;

/** A device that can be pushed to. */
export type PushablePhone = KnownDevice & { readonly push: PushTarget };

/** Devices that can be pushed to at all. */
export function isPushable(device: KnownDevice): device is PushablePhone {
  return device.push !== null && device.role === 'phone';
}

/**
 * Posts a digest under `letter`'s words, after whatever keys the phone still lacks. Returns the vendor's answer; it is
 * already remembered.
 */
export async function sendDigest(
  phone: PushablePhone,
  group: Group,
  letter: QueuedPush,
  digest: Digest,
  ports: PushSenderDeps,
): Promise<PushOutcome> {
  const keys = await keysOf(group);
  const behind = await postRekeys(phone, group, ports);
  if (behind) return behind;
  const present = toBase64Url(await sealNewest(keys, phone.device, digest));
  const navigate = `${ports.pwaAddress}#d=${present}`;
  const bytes = await sealDigest(keys, phone.device, digest, payloadCapacity(letter.words, navigate));
  return post(phone, group, { ...letter, cargo: { kind: 'digest', bytes }, navigate }, ports);
}

/** Posts something that is not a digest: a welcome, a test. */
export async function sendPayload(
  phone: PushablePhone,
  group: Group,
  letter: QueuedPush,
  cargo: PushPayload,
  ports: PushSenderDeps,
) {
  return post(phone, group, { ...letter, cargo, navigate: ports.pwaAddress }, ports);
}

/** Lets a phone in by its first push. A sentence when its vendor would not take it. */
export async function pushWelcome(
  { push }: Pick<PairingAnswer, 'push'>,
  group: Group,
  bytes: Uint8Array<ArrayBuffer>,
  { pwaAddress, fetch, now }: PushSenderDeps,
): Promise<string | null> {
  if (!push) return null;
  const words = { title: 'Paired', body: 'Open Headroom on this phone.', tag: 'headroom', silent: false, badge: null };
  const json = pushJson(words, pwaAddress, { kind: 'welcome', bytes });
  const sending = { vapid: group.vapid, subject: pwaAddress, fetch, now };
  const outcome = await sendPush({ target: push, json, topic: null, urgency: 'high' }, sending);
  if (outcome.kind === 'accepted') return null;
  return outcome.kind === 'gone' ? 'The phone’s push address is no longer valid. Scan the code again.' : outcome.reason;
}

// Not under a topic: one would take the place of another, and each opens the next.
async function postRekeys(phone: PushablePhone, group: Group, ports: PushSenderDeps): Promise<PushOutcome | null> {
  const { rekeysAccepted } = await pushStatus(ports.deviceStore, phone.device);
  for (const rekey of (phone.rekeys ?? []).slice(rekeysAccepted)) {
    const bytes = fromBase64Url(rekey);
    if (!bytes) continue;
    const words = { title: 'Keys renewed', body: 'Nothing to do.', tag: 'headroom', silent: true, badge: null };
    const letter: QueuedPush = { words, topic: null, urgency: 'normal' };
    const outcome = await post(
      phone,
      group,
      { ...letter, cargo: { kind: 'rekey', bytes }, navigate: ports.pwaAddress },
      ports,
    );
    if (outcome.kind !== 'accepted') return outcome;
    const status = await pushStatus(ports.deviceStore, phone.device);
    await ports.deviceStore.set(storeKeys.status(phone.device), {
      ...status,
      rekeysAccepted: status.rekeysAccepted + 1,
    });
  }
  return null;
}

async function post(
  phone: PushablePhone,
  { vapid }: Group,
  { words, topic, urgency, cargo, navigate }: QueuedPush & { readonly cargo: PushPayload; readonly navigate: string },
  ports: PushSenderDeps,
): Promise<PushOutcome> {
  const json = pushJson(words, navigate, cargo);
  const outcome = await sendPush(
    { target: phone.push, json, topic, urgency },
    { vapid, subject: ports.pwaAddress, fetch: ports.fetch, now: ports.now },
  );
  const status = await pushStatus(ports.deviceStore, phone.device);
  await ports.deviceStore.set(storeKeys.status(phone.device), remembered(status, outcome, ports.now()));
  return outcome;
}

/** The status after the vendor answered. */
function remembered(status: PushStatus, outcome: PushOutcome, now: Instant): PushStatus {
  if (outcome.kind === 'accepted') {
    return { ...status, acceptedAt: now, trouble: null, gone: false, retryAt: null, tries: 0 };
  }
  const trouble = outcome.kind === 'gone' ? 'The phone ended its subscription. Pair it again.' : outcome.reason;
  const failed = { ...status, failedAt: now, trouble, tries: status.tries + 1 };
  if (outcome.kind === 'gone') return { ...failed, gone: true, retryAt: null };
  // Each vain try doubles the pause, up to six hours.
  const pause = outcome.kind === 'later' ? (outcome.at - now) * 2 ** Math.min(status.tries, 6) : 0;
  return { ...failed, retryAt: outcome.kind === 'later' ? now + Math.min(pause, longestPauseMs) : null };
}

const longestPauseMs = 6 * 3_600_000;

async function keysOf({ secret, epoch }: Group): Promise<GroupKeys> {
  const bytes = fromBase64Url(secret);
  if (!bytes) throw new Error('The stored key of this computer is damaged. Pair your phone again.');
  return deriveGroupKeys(await importGroupSecret(bytes), epoch);
}
