// Decides in the extension's worker when the paired phones get a push, and what kind. A digest follows an observation if the
// policy finds it worth one; an alert follows a notification shown here. All state is in the device store, as a worker may
// stop at any time.

import type { AccountView } from '../../domain/accounts/account-view';
import { withoutUnknownNames } from '../../domain/accounts/unknown-names';
import { viewAccount } from '../../domain/accounts/view-account';
import { shortHash } from '../../domain/hashing/short-hash';
import { appBadge } from '../../domain/headline/badge';
import { message } from '../../domain/messages/message';
import type { AccountKey, DeviceId } from '../../domain/observations/observation';
import type { Snapshot } from '../../domain/snapshot';
import type { Instant } from '../../domain/time/instant';
import { hiddenWindowsOf } from '../../domain/windows/hidden-windows';
import type { PushedAlert, PushNotice } from '../../sync/push/push-notice';
import { alertAllowed, digestReason, type PushFacts } from '../../sync/push/push-policy';
import { vendorOf } from '../../sync/push/push-vendor';
import type { PlatformNotification } from '../alerts/platform-notifications';
import type { OutcomeText } from '../ports/outcome';
import { createSerializer } from '../state/serialize';
import { formerAccounts, pushStatus, type QueuedPush } from './device-store';
import { isPhoneRequest, type PhoneRequest } from './phone-request';
import { pushFacts, pushKnowledge } from './push-facts';
import { type PushablePhone, sendDigest, sendNotice } from './push-sender';
import {
  makeDigest,
  type PushRecipients,
  type PushSyncDeps,
  pushAlarm,
  recipientsOf,
  recordSent,
  recordWaiting,
  scheduleRetry,
} from './push-state';
import { alertCard, digestCard, type PushCard, withTexts } from './push-texts';

export interface PushSync {
  /** Called after every new snapshot. Cheap when no phone is paired or nothing is worth a push. */
  afterObservation(): Promise<void>;
  /** The computer went idle or was locked: perhaps the last chance before it sleeps. */
  onIdle(): Promise<void>;
  /** Pushes an alert that was shown here. */
  pushAlert(notice: PlatformNotification): Promise<void>;
  /** Does nothing for alarms of other names. */
  onAlarm(name: string): Promise<void>;
  /** Handles requests of our own pages: why it failed, null when done, undefined for any other message. */
  onMessage(message: unknown): Promise<OutcomeText | null | undefined>;
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

/** What one round of pushing works on. */
interface PushContext extends PushRecipients {
  readonly snapshot: Snapshot;
  readonly facts: PushFacts;
  /** What every push of this round contains besides its alert. */
  readonly notice: PushNotice;
  /** The account the phones show; null before anything was seen. */
  readonly current: AccountView | null;
  readonly now: Instant;
}

/** Null when there is no device to push to, or nothing was seen yet. */
async function loadContext(deps: PushSyncDeps, device?: DeviceId): Promise<PushContext | null> {
  const recipients = await recipientsOf(deps, device);
  const stored = recipients && (await deps.snapshot());
  if (!recipients || !stored) return null;
  const snapshot = withoutAccounts(stored, await formerAccounts(deps.deviceStore));
  if (!snapshot) return null;
  const now = deps.now();
  const { settings } = snapshot;
  const views = snapshot.accounts.map(({ state }) =>
    viewAccount(withoutUnknownNames(state), now, { hidden: hiddenWindowsOf(settings, state.key) }),
  );
  const current = views.find(({ key }) => key === snapshot.current) ?? null;
  const { hideNumbers } = recipients;
  const { gauge } = settings;
  const notice: PushNotice = {
    card: withTexts(digestCard({ view: current, gauge, now, hideNumbers }), await deps.translator()),
    seenAt: current?.observedAt ?? 0,
    known: pushKnowledge(views),
    answered: (await deps.answered()).slice(0, mostAnswered),
  };
  return { ...recipients, snapshot, facts: pushFacts(views, settings, now), notice, current, now };
}

/**
 * The snapshot without accounts that no other device can recognise: a phone would list each a second time. Null where nothing else
 * is known.
 */
function withoutAccounts(snapshot: Snapshot, left: ReadonlySet<AccountKey>): Snapshot | null {
  const accounts = snapshot.accounts.filter(({ account }) => !left.has(account.key));
  return accounts.length === 0 && left.size > 0 ? null : { ...snapshot, accounts };
}

async function sendDueDigests(deps: PushSyncDeps, occasion: Occasion): Promise<void> {
  const context = await loadContext(deps, occasion.device);
  if (!context) return;
  const due = await Promise.all(context.phones.map((phone) => isDue(deps, phone, context.facts, occasion)));
  const phones = context.phones.filter((_, i) => due[i]);
  if (phones.length > 0) await sendDigests(deps, context, phones);
  await scheduleRetry(deps);
}

async function isDue(deps: PushSyncDeps, phone: PushablePhone, facts: PushFacts, occasion: Occasion) {
  if (occasion.force) return true;
  const status = await pushStatus(deps.deviceStore, phone.device);
  const now = deps.now();
  if (status.gone) return false;
  // After a failure nothing is tried until `retryAt`. Then the newest digest is sent, regardless of the policy.
  if (status.retryAt !== null) return status.retryAt <= now;
  const vendor = vendorOf(phone.push.endpoint)?.vendor;
  return vendor !== undefined && digestReason(status.memory, { now, facts, vendor, idle: occasion.idle }) !== null;
}

async function sendDigests(
  deps: PushSyncDeps,
  { group, snapshot, facts, notice, now }: PushContext,
  phones: readonly PushablePhone[],
): Promise<void> {
  const digest = await makeDigest(deps, snapshot, notice, now);
  for (const phone of phones) {
    const { waiting } = await pushStatus(deps.deviceStore, phone.device);
    // An alert that still waits takes the place of the plain digest text.
    const push: QueuedPush =
      waiting && waiting.until > deps.now()
        ? waiting.letter
        : { words: notice.card, topic: 'digest', urgency: 'normal' };
    const outcome = await sendDigest(phone, group, push, digest, deps);
    if (outcome.kind === 'accepted') await recordSent(deps, phone.device, facts);
  }
}

async function pushAlert(deps: PushSyncDeps, shown: PlatformNotification): Promise<void> {
  const context = await loadContext(deps);
  if (!context) return;
  const { phones, group, snapshot, facts, notice, current, hideNumbers, now } = context;
  if (!isAboutKnown(shown, snapshot)) return;
  const digest = await makeDigest(deps, snapshot, notice, now);
  const push: QueuedPush = {
    words: withTexts(
      alertCard(shown, appBadge(current, snapshot.settings.gauge), hideNumbers),
      await deps.translator(),
    ),
    alert: pushedAlert(shown),
    topic: 'alert',
    urgency: shown.urgent ? 'high' : 'normal',
  };
  for (const phone of phones) {
    const status = await pushStatus(deps.deviceStore, phone.device);
    if (status.gone || !alertAllowed(status.memory, now)) continue;
    const outcome = await sendDigest(phone, group, push, digest, deps);
    if (outcome.kind === 'accepted') await recordSent(deps, phone.device, facts);
    if (outcome.kind === 'later') await recordWaiting(deps, phone.device, push);
  }
  await scheduleRetry(deps);
}

/** Names account and reset as `pushKnowledge` does. A notification that is no alert has a run of its own. */
function pushedAlert({ tag, about }: PlatformNotification): PushedAlert {
  if (!about) return { run: tag, severity: 0, account: 'none', subject: 'none' };
  const { account, subject, run, severity } = about;
  const reset = /^reset:(.*)$/s.exec(subject)?.[1];
  const name = reset === undefined ? subject : `reset:${shortHash(reset)}`;
  return { run, severity, account: shortHash(account), subject: name };
}

/** Each entry takes 29 bytes of a push. */
const mostAnswered = 10;

/** Whether phones know the account an alert is about. */
function isAboutKnown({ about }: PlatformNotification, { accounts }: Snapshot): boolean {
  return !about || accounts.some(({ state }) => state.key === about.account);
}

async function handleRequest(deps: PushSyncDeps, { ask, device }: PhoneRequest): Promise<OutcomeText | null> {
  const recipients = await recipientsOf(deps, device);
  if (!recipients) return message('devices.sent.nobody');
  if (ask === 'send-now') await sendDueDigests(deps, { idle: false, force: true, device });
  else await sendTest(deps, recipients);
  const statuses = await Promise.all(recipients.phones.map((phone) => pushStatus(deps.deviceStore, phone.device)));
  return statuses.find(({ trouble }) => trouble !== null)?.trouble ?? null;
}

async function sendTest(deps: PushSyncDeps, { phones, group }: PushRecipients): Promise<void> {
  const words = withTexts(testWords, await deps.translator());
  const push: QueuedPush = { words, topic: 'alert', urgency: 'high' };
  const notice: PushNotice = { card: words, seenAt: 0, known: {}, answered: [] };
  for (const phone of phones) await sendNotice(phone, group, push, notice, deps);
}

const testWords: PushCard = {
  says: { title: message('push.test'), body: [message('push.test.text')] },
  tag: 'headroom-test',
  silent: false,
  badge: null,
};
