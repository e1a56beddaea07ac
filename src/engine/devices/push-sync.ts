// The use-case of the phone's mirror: something changed → is it worth a push → say it to each paired phone, straight to its
// vendor. Lives in the extension's worker; everything it must not forget is in the deviceStore.

import type { AccountView } from '../../domain/accounts/account-view';
import { viewAccount } from '../../domain/accounts/view-account';
import { appBadge } from '../../domain/headline/badge';
import type { DeviceId } from '../../domain/observations/observation';
import type { Snapshot } from '../../domain/snapshot';
import type { Group } from '../../sync/keys/group';
import { alertAllowed, digestReason, type PushFacts } from '../../sync/push/push-policy';
import { vendorOf } from '../../sync/push/push-vendor';
import type { PushOutcome } from '../../sync/transports/push';
import type { PlatformNotification } from '../alerts/alert-notifier';
import { createSerializer } from '../state/serialize';
import { pushStatus } from './device-store';
import { isPhoneRequest, type PhoneRequest } from './phone-request';
import { pushFacts } from './push-facts';
import { type PushablePhone, type QueuedPush, sendDigest, sendPayload } from './push-sender';
import {
  makeDigest,
  type PushSyncDeps,
  pushAlarm,
  recipientsOf,
  recordSent,
  recordWaiting,
  scheduleRetry,
} from './push-state';
import { alertTexts, digestTexts } from './push-texts';

export interface PushSync {
  /** After every new snapshot. Cheap when no phone is paired or nothing is worth a push. */
  afterObservation(): Promise<void>;
  /** The computer went idle or was locked: perhaps the last word before it sleeps. */
  onIdle(): Promise<void>;
  /** An alert was shown here; the phones are told too. */
  pushAlert(notice: PlatformNotification): Promise<void>;
  /** Does nothing for alarms of other names. */
  onAlarm(name: string): Promise<void>;
  /** Answers requests of our own pages: a sentence when something went wrong, null when it was done, undefined when not ours. */
  onMessage(message: unknown): Promise<string | null | undefined>;
}

export function createPushSync(ports: PushSyncDeps): PushSync {
  const inTurn = createSerializer();
  return {
    afterObservation: () => inTurn(() => sendDueDigests(ports, { idle: false })),
    onIdle: () => inTurn(() => sendDueDigests(ports, { idle: true })),
    pushAlert: (notice) => inTurn(() => pushAlert(ports, notice)),
    onAlarm: async (name) =>
      name === pushAlarm ? inTurn(() => sendDueDigests(ports, { idle: false, retry: true })) : undefined,
    onMessage: async (message) => (isPhoneRequest(message) ? inTurn(() => answer(ports, message)) : undefined),
  };
}

interface Occasion {
  readonly idle: boolean;
  readonly retry?: boolean;
  /** Whatever the policy says. */
  readonly force?: boolean;
  readonly device?: DeviceId | undefined;
}

async function sendDueDigests(ports: PushSyncDeps, occasion: Occasion): Promise<void> {
  const situation = await recipientsOf(ports, occasion.device);
  const snapshot = situation && (await ports.snapshot());
  if (!situation || !snapshot) return;

  const now = ports.now();
  const views = snapshot.accounts.map(({ state }) => viewAccount(state, now));
  const facts = pushFacts(views, snapshot.settings, now);
  const due = await Promise.all(situation.phones.map((phone) => isDue(ports, phone, facts, occasion)));
  const phones = situation.phones.filter((_, i) => due[i]);
  if (phones.length > 0) {
    const view = currentOf(views, snapshot);
    const { hideNumbers } = situation;
    const words = digestTexts({ view, gauge: snapshot.settings.gauge, now, place: ports.place(), hideNumbers });
    await sendTo(phones, situation.group, { words, topic: 'digest', urgency: 'normal' }, snapshot, facts, ports);
  }
  await scheduleRetry(ports);
}

function currentOf(views: readonly AccountView[], { current }: Snapshot): AccountView | null {
  return views.find(({ key }) => key === current) ?? null;
}

async function sendTo(
  phones: readonly PushablePhone[],
  group: Group,
  usual: QueuedPush,
  snapshot: Snapshot,
  facts: PushFacts,
  ports: PushSyncDeps,
): Promise<void> {
  const digest = await makeDigest(ports, snapshot, ports.now());
  for (const phone of phones) {
    const { waiting } = await pushStatus(ports.deviceStore, phone.device);
    const letter = waiting && waiting.until > ports.now() ? waiting.letter : usual;
    const outcome = await sendDigest(phone, group, letter, digest, ports);
    if (outcome.kind === 'accepted') await recordSent(ports, phone.device, facts);
  }
}

async function isDue(ports: PushSyncDeps, phone: PushablePhone, facts: PushFacts, occasion: Occasion) {
  if (occasion.force) return true;
  const status = await pushStatus(ports.deviceStore, phone.device);
  const now = ports.now();
  if (status.gone) return false;
  // Until the vendor may be asked again nothing is tried; then it is the newest digest, whatever was due.
  if (status.retryAt !== null) return status.retryAt <= now;
  const vendor = vendorOf(phone.push.endpoint)?.vendor;
  return vendor !== undefined && digestReason(status.memory, { now, facts, vendor, idle: occasion.idle }) !== null;
}

async function pushAlert(ports: PushSyncDeps, notice: PlatformNotification): Promise<void> {
  const situation = await recipientsOf(ports);
  const snapshot = situation && (await ports.snapshot());
  if (!situation || !snapshot) return;
  const now = ports.now();
  const views = snapshot.accounts.map(({ state }) => viewAccount(state, now));
  const facts = pushFacts(views, snapshot.settings, now);
  const badge = appBadge(currentOf(views, snapshot), snapshot.settings.gauge);
  const digest = await makeDigest(ports, snapshot, now);
  const letter: QueuedPush = {
    words: alertTexts(notice, badge, situation.hideNumbers),
    topic: 'alert',
    urgency: notice.urgent ? 'high' : 'normal',
  };
  for (const phone of situation.phones) {
    const status = await pushStatus(ports.deviceStore, phone.device);
    if (status.gone || !alertAllowed(status.memory, now)) continue;
    await recordOutcome(ports, phone, await sendDigest(phone, situation.group, letter, digest, ports), facts, letter);
  }
  await scheduleRetry(ports);
}

async function recordOutcome(
  ports: PushSyncDeps,
  { device }: PushablePhone,
  outcome: PushOutcome,
  facts: PushFacts,
  letter: QueuedPush,
) {
  if (outcome.kind === 'accepted') await recordSent(ports, device, facts);
  if (outcome.kind === 'later') await recordWaiting(ports, device, letter);
}

async function answer(ports: PushSyncDeps, { ask, device }: PhoneRequest): Promise<string | null> {
  const situation = await recipientsOf(ports, device);
  if (!situation) return 'No phone is paired that could be pushed to, or pushing is paused.';
  if (ask === 'send-now') await sendDueDigests(ports, { idle: false, force: true, device });
  else for (const phone of situation.phones) await sendPayload(phone, situation.group, testPush, testPayload, ports);
  const statuses = await Promise.all(situation.phones.map((phone) => pushStatus(ports.deviceStore, phone.device)));
  return statuses.find(({ trouble }) => trouble !== null)?.trouble ?? null;
}

const testPush: QueuedPush = {
  words: {
    title: 'Headroom reaches this phone',
    body: 'Sent by you, as a test.',
    tag: 'headroom-test',
    silent: false,
    badge: null,
  },
  topic: 'alert',
  urgency: 'high',
};
const testPayload = { kind: 'test' as const, bytes: new Uint8Array() };
