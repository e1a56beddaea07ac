// Sends pushes to one phone and stores what its push service answered. Renewed keys go before anything sealed with them.
import { message } from '../../domain/messages/message';
import type { Message } from '../../domain/messages/value';
import type { Instant } from '../../domain/time/instant';
import type { Translator } from '../../i18n/translator';
import { fromBase64Url, toBase64Url } from '../../sync/codec/base64url';
import { type Group, vapidOf } from '../../sync/keys/group';
import { deriveGroupKeys, type GroupKeys, importGroupSecret } from '../../sync/keys/keys';
import type { PairingAnswer, PushTarget } from '../../sync/keys/pairing-answer';
import { type Digest, sealDigest, sealNewest } from '../../sync/push/digest';
import { type PushPayload, payloadCapacity, pushJson } from '../../sync/push/push-message';
import { type PushNotice, sealNotice } from '../../sync/push/push-notice';
import { type PushOutcome, sendPush } from '../../sync/transports/push';
import {
  type DeviceStore,
  type KnownDevice,
  type PushStatus,
  pushStatus,
  type QueuedPush,
  storeKeys,
} from './device-store';
import { withTexts } from './push-texts';

export interface PushSenderDeps {
  readonly deviceStore: DeviceStore;
  readonly now: () => Instant;
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  readonly appAddress: () => Promise<string>;
}

/** A phone that can be pushed to. */
export type PushablePhone = KnownDevice & { readonly push: PushTarget };

/** Whether a device is a phone with a push subscription. */
export function isPushable(device: KnownDevice): device is PushablePhone {
  return device.push !== null && device.role === 'phone';
}

/**
 * Sends a digest with the texts of `push`, after any keys the phone still lacks. Returns the push service's answer, which
 * is stored already.
 */
export async function sendDigest(
  phone: PushablePhone,
  group: Group,
  push: QueuedPush,
  digest: Digest,
  deps: PushSenderDeps,
): Promise<PushOutcome> {
  const keys = await keysOf(group);
  if (!keys) return record(phone, damagedKey, deps);
  const failure = await sendRekeys(phone, group, deps);
  if (failure) return failure;
  const address = await deps.appAddress();
  const newest = toBase64Url(await sealNewest(keys, phone.device, digest));
  const navigate = `${address}#d=${newest}`;
  const notice = digest.notice && withAlert(digest.notice, push);
  const bytes = await sealDigest(keys, phone.device, { ...digest, notice }, payloadCapacity(navigate));
  const { topic, urgency } = push;
  return send(phone, group, { topic, urgency, payload: { kind: 'digest', bytes }, navigate }, deps);
}

/** Sends words alone: a test. */
export async function sendNotice(
  phone: PushablePhone,
  group: Group,
  push: QueuedPush,
  notice: PushNotice,
  deps: PushSenderDeps,
): Promise<PushOutcome> {
  const keys = await keysOf(group);
  if (!keys) return record(phone, damagedKey, deps);
  const bytes = await sealNotice(keys, phone.device, notice);
  return sendPayload(phone, group, push, { kind: 'test', bytes }, deps);
}

/** Tells a phone that it is removed, with the keys it still has. A phone that is not reached finds out by silence. */
export async function sendRemovalNotice(
  phone: PushablePhone,
  group: Group,
  from: string,
  deps: PushSenderDeps & { readonly translator: () => Promise<Translator> },
): Promise<void> {
  const says = { title: message('push.removed'), body: [message('push.removed.text', { from })] };
  const card = withTexts({ says, tag: 'headroom', silent: false, badge: null }, await deps.translator());
  const notice: PushNotice = { card, seenAt: deps.now(), known: {}, answered: [], removed: true };
  await sendNotice(phone, group, { words: card, topic: 'alert', urgency: 'normal' }, notice, deps);
}

function withAlert(notice: PushNotice, { words, alert }: QueuedPush): PushNotice {
  return alert ? { ...notice, alert: { ...words, ...alert } } : notice;
}

async function sendPayload(
  phone: PushablePhone,
  group: Group,
  push: Pick<QueuedPush, 'topic' | 'urgency'>,
  payload: PushPayload,
  deps: PushSenderDeps,
) {
  return send(phone, group, { ...push, payload, navigate: await deps.appAddress() }, deps);
}

/** Sends the welcome as a phone's first push. Why its push service did not accept it, or null. */
export async function pushWelcome(
  { push }: Pick<PairingAnswer, 'push'>,
  group: Group,
  bytes: Uint8Array<ArrayBuffer>,
  { appAddress, fetch, now }: PushSenderDeps,
): Promise<Message | null> {
  if (!push) return null;
  const address = await appAddress();
  const json = pushJson(address, { kind: 'welcome', bytes });
  const sending = { vapid: group.vapid, subject: address, fetch, now };
  const outcome = await sendPush({ target: push, json, topic: null, urgency: 'high' }, sending);
  if (outcome.kind === 'accepted') return null;
  return outcome.kind === 'gone' ? message('devices.sent.addressGone') : outcome.reason;
}

/** Null when the phone has all keys now; else the answer that stopped it. No topic, as a push of one topic replaces another. */
async function sendRekeys(phone: PushablePhone, group: Group, deps: PushSenderDeps): Promise<PushOutcome | null> {
  const { rekeysAccepted } = await pushStatus(deps.deviceStore, phone.device);
  for (const rekey of (phone.rekeys ?? []).slice(rekeysAccepted)) {
    const bytes = fromBase64Url(rekey);
    if (!bytes) continue;
    const push = { topic: null, urgency: 'normal' } as const;
    const outcome = await sendPayload(phone, group, push, { kind: 'rekey', bytes }, deps);
    if (outcome.kind !== 'accepted') return outcome;
    const status = await pushStatus(deps.deviceStore, phone.device);
    await deps.deviceStore.set(storeKeys.status(phone.device), {
      ...status,
      rekeysAccepted: status.rekeysAccepted + 1,
    });
  }
  return null;
}

async function send(
  phone: PushablePhone,
  group: Group,
  {
    topic,
    urgency,
    payload,
    navigate,
  }: Pick<QueuedPush, 'topic' | 'urgency'> & { readonly payload: PushPayload; readonly navigate: string },
  deps: PushSenderDeps,
): Promise<PushOutcome> {
  const json = pushJson(navigate, payload);
  const outcome = await sendPush(
    { target: phone.push, json, topic, urgency },
    { vapid: vapidOf(group, phone.vapid), subject: await deps.appAddress(), fetch: deps.fetch, now: deps.now },
  );
  return record(phone, outcome, deps);
}

/** Stores what became of a push, and returns it. */
async function record(phone: PushablePhone, outcome: PushOutcome, deps: PushSenderDeps): Promise<PushOutcome> {
  const status = await pushStatus(deps.deviceStore, phone.device);
  await deps.deviceStore.set(storeKeys.status(phone.device), statusAfter(status, outcome, deps.now()));
  return outcome;
}

/** The status after the push service answered. */
function statusAfter(status: PushStatus, outcome: PushOutcome, now: Instant): PushStatus {
  if (outcome.kind === 'accepted') {
    return { ...status, acceptedAt: now, trouble: null, gone: false, retryAt: null, tries: 0 };
  }
  const trouble = outcome.kind === 'gone' ? message('devices.sent.gone') : outcome.reason;
  const failed = { ...status, failedAt: now, trouble, tries: status.tries + 1 };
  if (outcome.kind === 'gone') return { ...failed, gone: true, retryAt: null };
  // Each failed attempt doubles the pause, up to six hours.
  const pause = outcome.kind === 'later' ? (outcome.at - now) * 2 ** Math.min(status.tries, 6) : 0;
  return { ...failed, retryAt: outcome.kind === 'later' ? now + Math.min(pause, longestPauseMs) : null };
}

const longestPauseMs = 6 * 3_600_000;

const damagedKey: PushOutcome = { kind: 'refused', status: null, reason: message('devices.sent.damagedKey') };

/** Null where the stored secret cannot be read. */
async function keysOf({ secret, epoch }: Group): Promise<GroupKeys | null> {
  const bytes = fromBase64Url(secret);
  return bytes && deriveGroupKeys(await importGroupSecret(bytes), epoch);
}
