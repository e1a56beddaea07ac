// Decides in the extension's worker when the paired phones get a push, and what kind. A digest follows an observation if the
// policy finds it worth one; an alert follows a notification shown here. All state is in the device store, as a worker may
// stop at any time.

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
import { pushStatus, type QueuedPush } from './device-store';
import { isPhoneRequest, type PhoneRequest } from './phone-request';
import { pushFacts } from './push-facts';
import { type PushablePhone, sendDigest, sendPayload } from './push-sender';
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
  /** Called after every new snapshot. Cheap when no phone is paired or nothing is worth a push. */
  afterObservation(): Promise<void>;
  /** The computer went idle or was locked: perhaps the last chance before it sleeps. */
  onIdle(): Promise<void>;
  /** Pushes an alert that was shown here. */
  pushAlert(notice: PlatformNotification): Promise<void>;
  /** Does nothing for alarms of other names. */
  onAlarm(name: string): Promise<void>;
  /** Handles requests of our own pages: a sentence on failure, null when done, undefined for any other message. */
  onMessage(message: unknown): Promise<string | null | undefined>;
}

/** Creates push sync. Calls run one after the other, so that two observations never send two digests. */
export function createPushSync(deps: PushSyncDeps): PushSync {
  const inTurn = createSerializer();
  return {
    afterObservation: () => inTurn(() => sendDueDigests(deps, { idle: false })),
    onIdle: () => inTurn(() => sendDueDigests(deps, { idle: true })),
    pushAlert: (notice) => inTurn(() => pushAlert(deps, notice)),
    onAlarm: async (name) =>
      name === pushAlarm ? inTurn(() => sendDueDigests(deps, { idle: false, retry: true })) : undefined,
    onMessage: async (message) => (isPhoneRequest(message) ? inTurn(() => handleRequest(deps, message)) : undefined),
  };
}

interface Occasion {
  readonly idle: boolean;
  readonly retry?: boolean;
  /** Sends whatever the policy says. */
  readonly force?: boolean;
  readonly device?: DeviceId | undefined;
}

async function sendDueDigests(deps: PushSyncDeps, occasion: Occasion): Promise<void> {
  const recipients = await recipientsOf(deps, occasion.device);
  const snapshot = recipients && (await deps.snapshot());
  if (!recipients || !snapshot) return;

  const now = deps.now();
  const views = snapshot.accounts.map(({ state }) => viewAccount(state, now));
  const facts = pushFacts(views, snapshot.settings, now);
  const due = await Promise.all(recipients.phones.map((phone) => isDue(deps, phone, facts, occasion)));
  const phones = recipients.phones.filter((_, i) => due[i]);
  if (phones.length > 0) {
    const view = currentOf(views, snapshot);
    const { hideNumbers } = recipients;
    const texts = digestTexts({ view, gauge: snapshot.settings.gauge, now, place: deps.place(), hideNumbers });
    await sendTo(phones, recipients.group, { words: texts, topic: 'digest', urgency: 'normal' }, snapshot, facts, deps);
  }
  await scheduleRetry(deps);
}

function currentOf(views: readonly AccountView[], { current }: Snapshot): AccountView | null {
  return views.find(({ key }) => key === current) ?? null;
}

async function sendTo(
  phones: readonly PushablePhone[],
  group: Group,
  digestPush: QueuedPush,
  snapshot: Snapshot,
  facts: PushFacts,
  deps: PushSyncDeps,
): Promise<void> {
  const digest = await makeDigest(deps, snapshot, deps.now());
  for (const phone of phones) {
    const { waiting } = await pushStatus(deps.deviceStore, phone.device);
    // An alert that still waits takes the place of the plain digest text.
    const push = waiting && waiting.until > deps.now() ? waiting.letter : digestPush;
    const outcome = await sendDigest(phone, group, push, digest, deps);
    if (outcome.kind === 'accepted') await recordSent(deps, phone.device, facts);
  }
}

async function isDue(deps: PushSyncDeps, phone: PushablePhone, facts: PushFacts, occasion: Occasion) {
  if (occasion.force) return true;
  const status = await pushStatus(deps.deviceStore, phone.device);
  const now = deps.now();
  if (status.gone) return false;
  // After a failure nothing is tried until `retryAt`. Then the newest digest goes out, whatever the policy says.
  if (status.retryAt !== null) return status.retryAt <= now;
  const vendor = vendorOf(phone.push.endpoint)?.vendor;
  return vendor !== undefined && digestReason(status.memory, { now, facts, vendor, idle: occasion.idle }) !== null;
}

async function pushAlert(deps: PushSyncDeps, notice: PlatformNotification): Promise<void> {
  const recipients = await recipientsOf(deps);
  const snapshot = recipients && (await deps.snapshot());
  if (!recipients || !snapshot) return;
  const now = deps.now();
  const views = snapshot.accounts.map(({ state }) => viewAccount(state, now));
  const facts = pushFacts(views, snapshot.settings, now);
  const badge = appBadge(currentOf(views, snapshot), snapshot.settings.gauge);
  const digest = await makeDigest(deps, snapshot, now);
  const push: QueuedPush = {
    words: alertTexts(notice, badge, recipients.hideNumbers),
    topic: 'alert',
    urgency: notice.urgent ? 'high' : 'normal',
  };
  for (const phone of recipients.phones) {
    const status = await pushStatus(deps.deviceStore, phone.device);
    if (status.gone || !alertAllowed(status.memory, now)) continue;
    await recordOutcome(deps, phone, await sendDigest(phone, recipients.group, push, digest, deps), facts, push);
  }
  await scheduleRetry(deps);
}

async function recordOutcome(
  deps: PushSyncDeps,
  { device }: PushablePhone,
  outcome: PushOutcome,
  facts: PushFacts,
  push: QueuedPush,
) {
  if (outcome.kind === 'accepted') await recordSent(deps, device, facts);
  if (outcome.kind === 'later') await recordWaiting(deps, device, push);
}

async function handleRequest(deps: PushSyncDeps, { ask, device }: PhoneRequest): Promise<string | null> {
  const recipients = await recipientsOf(deps, device);
  if (!recipients) return 'No phone is paired that could be pushed to, or pushing is paused.';
  if (ask === 'send-now') await sendDueDigests(deps, { idle: false, force: true, device });
  else for (const phone of recipients.phones) await sendPayload(phone, recipients.group, testPush, testPayload, deps);
  const statuses = await Promise.all(recipients.phones.map((phone) => pushStatus(deps.deviceStore, phone.device)));
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
