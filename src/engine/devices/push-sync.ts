// The use-case of the phone's mirror: something changed → is it worth a push → say it to each paired phone, straight to its
// vendor. Lives in the extension's worker; everything it must not forget is in the vault.

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
import { pushStatus } from './device-vault';
import { isPhoneRequest, type PhoneRequest } from './phone-request';
import { pushFacts } from './push-facts';
import { type QueuedPush, type Reachable, sendDigest, sendPayload } from './push-sender';
import {
  makeDigest,
  type PushSyncDeps,
  pushAlarm,
  rememberSent,
  rememberWaiting,
  situationOf,
  windAlarm,
} from './push-situation';
import { alertWords, digestTexts } from './push-texts';

export interface PushSync {
  /** After every new snapshot. Cheap when no phone is paired or nothing is worth a push. */
  afterObservation(): Promise<void>;
  /** The computer went idle or was locked: perhaps the last word before it sleeps. */
  onRest(): Promise<void>;
  /** An alert was shown here; the phones are told too. */
  tell(notice: PlatformNotification): Promise<void>;
  /** Does nothing for alarms of other names. */
  onAlarm(name: string): Promise<void>;
  /** Answers requests of our own pages: a sentence when something went wrong, null when it was done, undefined when not ours. */
  onMessage(message: unknown): Promise<string | null | undefined>;
}

export function createPushSync(ports: PushSyncDeps): PushSync {
  const inTurn = createSerializer();
  return {
    afterObservation: () => inTurn(() => mirror(ports, { resting: false })),
    onRest: () => inTurn(() => mirror(ports, { resting: true })),
    tell: (notice) => inTurn(() => tellPhones(ports, notice)),
    onAlarm: async (name) =>
      name === pushAlarm ? inTurn(() => mirror(ports, { resting: false, retry: true })) : undefined,
    onMessage: async (message) => (isPhoneRequest(message) ? inTurn(() => answer(ports, message)) : undefined),
  };
}

interface Occasion {
  readonly resting: boolean;
  readonly retry?: boolean;
  /** Whatever the policy says. */
  readonly force?: boolean;
  readonly device?: DeviceId | undefined;
}

async function mirror(ports: PushSyncDeps, occasion: Occasion): Promise<void> {
  const situation = await situationOf(ports, occasion.device);
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
  await windAlarm(ports);
}

function currentOf(views: readonly AccountView[], { current }: Snapshot): AccountView | null {
  return views.find(({ key }) => key === current) ?? null;
}

async function sendTo(
  phones: readonly Reachable[],
  group: Group,
  usual: QueuedPush,
  snapshot: Snapshot,
  facts: PushFacts,
  ports: PushSyncDeps,
): Promise<void> {
  const digest = await makeDigest(ports, snapshot, ports.now());
  for (const phone of phones) {
    const { waiting } = await pushStatus(ports.vault, phone.device);
    const letter = waiting && waiting.until > ports.now() ? waiting.letter : usual;
    const outcome = await sendDigest(phone, group, letter, digest, ports);
    if (outcome.kind === 'accepted') await rememberSent(ports, phone.device, facts);
  }
}

async function isDue(ports: PushSyncDeps, phone: Reachable, facts: PushFacts, occasion: Occasion) {
  if (occasion.force) return true;
  const status = await pushStatus(ports.vault, phone.device);
  const now = ports.now();
  if (status.gone) return false;
  // Until the vendor may be asked again nothing is tried; then it is the newest digest, whatever was due.
  if (status.retryAt !== null) return status.retryAt <= now;
  const vendor = vendorOf(phone.push.endpoint)?.vendor;
  return (
    vendor !== undefined && digestReason(status.memory, { now, facts, vendor, resting: occasion.resting }) !== null
  );
}

async function tellPhones(ports: PushSyncDeps, notice: PlatformNotification): Promise<void> {
  const situation = await situationOf(ports);
  const snapshot = situation && (await ports.snapshot());
  if (!situation || !snapshot) return;
  const now = ports.now();
  const views = snapshot.accounts.map(({ state }) => viewAccount(state, now));
  const facts = pushFacts(views, snapshot.settings, now);
  const badge = appBadge(currentOf(views, snapshot), snapshot.settings.gauge);
  const digest = await makeDigest(ports, snapshot, now);
  const letter: QueuedPush = {
    words: alertWords(notice, badge, situation.hideNumbers),
    topic: 'alert',
    urgency: notice.urgent ? 'high' : 'normal',
  };
  for (const phone of situation.phones) {
    const status = await pushStatus(ports.vault, phone.device);
    if (status.gone || !alertAllowed(status.memory, now)) continue;
    await settle(ports, phone, await sendDigest(phone, situation.group, letter, digest, ports), facts, letter);
  }
  await windAlarm(ports);
}

async function settle(
  ports: PushSyncDeps,
  { device }: Reachable,
  outcome: PushOutcome,
  facts: PushFacts,
  letter: QueuedPush,
) {
  if (outcome.kind === 'accepted') await rememberSent(ports, device, facts);
  if (outcome.kind === 'later') await rememberWaiting(ports, device, letter);
}

async function answer(ports: PushSyncDeps, { ask, device }: PhoneRequest): Promise<string | null> {
  const situation = await situationOf(ports, device);
  if (!situation) return 'No phone is paired that could be pushed to, or pushing is paused.';
  if (ask === 'send-now') await mirror(ports, { resting: false, force: true, device });
  else for (const phone of situation.phones) await sendPayload(phone, situation.group, testLetter, testCargo, ports);
  const statuses = await Promise.all(situation.phones.map((phone) => pushStatus(ports.vault, phone.device)));
  return statuses.find(({ trouble }) => trouble !== null)?.trouble ?? null;
}

const testLetter: QueuedPush = {
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
const testCargo = { kind: 'test' as const, bytes: new Uint8Array() };
