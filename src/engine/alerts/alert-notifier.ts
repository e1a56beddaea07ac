// Runs alerts: read what is known, decide, deliver, and only then record the delivery. A worker killed between any two
// steps delivers the rest when it wakes, and nothing twice: it first asks what is still on the screen, and whatever left
// the screen was recorded at that moment.

import type { AccountView } from '../../domain/accounts/account-view';
import { type Alert, type AlertContext, type AlertPage, alertTag } from '../../domain/alerts/alert';
import type { DeliveryPermission } from '../../domain/alerts/alert-status';
import { decideAlerts } from '../../domain/alerts/decide-alerts';
import type { AlertLedger, LedgerEntry, LedgerStore } from '../../domain/alerts/ledger';
import {
  findByTag,
  recordAcknowledged,
  recordDelivered,
  recordFailed,
  recordPostponed,
  withEntries,
  withoutAccount,
} from '../../domain/alerts/ledger-entries';
import type { AccountKey } from '../../domain/observations/observation';
import type { Settings } from '../../domain/settings';
import { hourMs, type Instant, minuteMs } from '../../domain/time/instant';
import { createSerializer } from '../state/serialize';

/** What the platform is asked to show. */
export interface PlatformNotification {
  readonly tag: string;
  readonly title: string;
  readonly body: string;
  readonly why: string;
  readonly page: AlertPage;
  readonly urgent: boolean;
  readonly silent: boolean;
}

/** The platform's notifications: the browser's for the extension, the service worker's for the installed app. */
export interface PlatformNotifications {
  permission(): Promise<DeliveryPermission>;
  /** Rejects with a sentence when the platform refuses. */
  show(notification: PlatformNotification): Promise<void>;
  /** Tags of the notifications still on the screen or in the tray. */
  shown(): Promise<readonly string[]>;
  clear(tag: string): Promise<void>;
}

/** The one alarm of alerts; setting it again moves it. */
export interface AlertAlarm {
  set(at: Instant): Promise<void>;
  clear(): Promise<void>;
}

export interface AlertNotifierDeps {
  readonly now: () => Instant;
  /** Every account as it is at `now`. */
  readonly views: (now: Instant) => Promise<readonly AccountView[]>;
  readonly settings: () => Promise<Settings>;
  readonly context: (now: Instant, views: readonly AccountView[]) => Promise<Omit<AlertContext, 'canDeliver'>>;
  readonly store: LedgerStore;
  readonly notifications: PlatformNotifications;
  readonly alarm: AlertAlarm;
  readonly openPage: (page: AlertPage) => Promise<void>;
}

export interface AlertNotifier {
  /** Call after every recorded observation and after settings changed. */
  afterObservation(): Promise<void>;
  /** Call when the browser starts, after installation, and whenever the installed app opens. */
  onStart(): Promise<void>;
  /** Does nothing for alarms of other names. */
  onAlarm(name: string): Promise<void>;
  onNotificationClick(tag: string): Promise<void>;
  /** Buttons in the order they are shown: later, done. */
  onNotificationButton(tag: string, index: number): Promise<void>;
  onNotificationClosed(tag: string, byUser: boolean): Promise<void>;
  /** Removes everything about an account from the ledger. */
  forget(account: AccountKey): Promise<void>;
}

export const alarmName = 'headroom/next';

/** How long "later" postpones an alert. */
export const laterMs = hourMs;
/** While a run is under way the alarm is set this far ahead: should the worker die, the next try comes then. */
const watchdogMs = 2 * minuteMs;
/** A smaller delay is not mentioned. */
const lateFromMs = 10 * minuteMs;

/** An alert notifier over its dependencies. Its methods may be called at any time and run one after another. */
export function createAlertNotifier(deps: AlertNotifierDeps): AlertNotifier {
  // Two runs at once would read the same ledger and deliver the same alerts.
  const serialized = createSerializer();
  const run = () => serialized(() => runOnce(deps));
  const change = (tag: string, changed: (ledger: AlertLedger, entry: LedgerEntry) => AlertLedger) =>
    serialized(() => changeEntry(deps, tag, changed));

  return {
    afterObservation: run,
    onStart: run,
    onAlarm: async (name) => (name === alarmName ? run() : undefined),
    onNotificationClick: async (tag) => {
      const entry = await change(tag, (ledger, known) => recordAcknowledged(ledger, known, deps.now()));
      await deps.notifications.clear(tag);
      await deps.openPage((entry?.told?.page as AlertPage | undefined) ?? '#/');
    },
    onNotificationButton: async (tag, index) => {
      await deps.notifications.clear(tag);
      const now = deps.now();
      await change(tag, (ledger, entry) =>
        index === 0 ? recordPostponed(ledger, entry, now + laterMs, now) : recordAcknowledged(ledger, entry, now),
      );
      await run();
    },
    onNotificationClosed: async (tag, byUser) => {
      await change(tag, (ledger, entry) => recordClosed(ledger, entry, byUser, deps.now()));
    },
    forget: (account) =>
      serialized(async () => {
        await deps.store.commit(withoutAccount(await deps.store.load(), account));
      }),
  };
}

async function runOnce(deps: AlertNotifierDeps): Promise<void> {
  const now = deps.now();
  await deps.alarm.set(now + watchdogMs);
  const [known, views, settings, permission] = await Promise.all([
    deps.store.load(),
    deps.views(now),
    deps.settings(),
    deps.notifications.permission(),
  ]);
  const context = { ...(await deps.context(now, views)), canDeliver: permission === 'granted' };
  const decide = (ledger: AlertLedger) => decideAlerts(ledger, views, settings, now, context);

  const { deliver, plan, next } = decide(await recordShown(deps.notifications, known, now));
  const ledger = next === known ? known : await deps.store.commit(next);
  const after = await deliverAll(deps, deliver, ledger, context);
  const [soonest] = after === ledger ? plan : decide(after).plan;
  await (soonest ? deps.alarm.set(soonest.at) : deps.alarm.clear());
}

/**
 * Records as delivered what a worker showed before it died. This comes before deciding: a newer reading may end the plan
 * of such an alert, and then the user's answer to it would find no entry.
 */
async function recordShown(
  notifications: PlatformNotifications,
  ledger: AlertLedger,
  now: Instant,
): Promise<AlertLedger> {
  const isDue = ({ state, dueAt, laterUntil = 0 }: LedgerEntry) =>
    state === 'planned' && dueAt <= now && laterUntil <= now;
  const due = Object.values(ledger.slots).flatMap((entries) => entries.filter(isDue));
  if (due.length === 0) return ledger;
  const shown = new Set(await notifications.shown());
  const delivered = due.filter((entry) => shown.has(alertTag(entry)));
  return withEntries(
    ledger,
    delivered.map((entry): LedgerEntry => ({ ...entry, state: 'delivered', updatedAt: now })),
  );
}

async function deliverAll(
  deps: AlertNotifierDeps,
  alerts: readonly Alert[],
  before: AlertLedger,
  context: AlertContext,
): Promise<AlertLedger> {
  if (alerts.length === 0) return before;
  const shown = new Set(await deps.notifications.shown());
  let ledger = before;
  for (const alert of alerts) {
    const refusal = await show(deps.notifications, alert, shown, context);
    const now = deps.now();
    const next = refusal ? recordFailed(ledger, alert, refusal, now) : recordDelivered(ledger, alert, now);
    ledger = await deps.store.commit(next);
  }
  return ledger;
}

/** Shows one alert. The platform's reason when it refused, else null. */
async function show(
  notifications: PlatformNotifications,
  alert: Alert,
  shown: ReadonlySet<string>,
  { format }: AlertContext,
): Promise<string | null> {
  const { tag, title, why, page, urgent, silent, lateMs } = alert;
  // Shown by a worker that died before recording it.
  if (shown.has(tag)) return null;
  const late =
    lateMs >= lateFromMs ? ` This was due ${format.instant(alert.dueAt)}, ${format.duration(lateMs)} ago.` : '';
  try {
    await notifications.show({ tag, title, body: `${alert.body}${late}`, why, page, urgent, silent });
  } catch (error) {
    return error instanceof Error ? error.message : 'The browser did not show the notification.';
  }
  for (const replaced of alert.replaces) if (shown.has(replaced)) await notifications.clear(replaced);
  return null;
}

/** Changes the entry of a tag and commits. Returns the entry as it was; undefined where the ledger holds none. */
async function changeEntry(
  { store }: AlertNotifierDeps,
  tag: string,
  changed: (ledger: AlertLedger, entry: LedgerEntry) => AlertLedger,
): Promise<LedgerEntry | undefined> {
  const ledger = await store.load();
  const entry = findByTag(ledger, tag);
  if (!entry) return undefined;
  const next = changed(ledger, entry);
  if (next !== ledger) await store.commit(next);
  return entry;
}

/** Closed by the user: acknowledged. Closed by the system: only where its delivery was never recorded. */
function recordClosed(ledger: AlertLedger, entry: LedgerEntry, byUser: boolean, now: Instant): AlertLedger {
  if (byUser) return recordAcknowledged(ledger, entry, now);
  if (entry.state !== 'planned' || entry.laterUntil !== undefined) return ledger;
  return recordAcknowledged(ledger, entry, now);
}
