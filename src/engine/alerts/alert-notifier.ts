// The use-case of alerts: what is known → what to say → say it → only then remember that it was said.
// Killed between any two steps it says the rest when it wakes again, and nothing twice: what is still on the screen is
// asked for first, and whatever left the screen was noted when it did.

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

export interface PlatformNotifications {
  permission(): Promise<DeliveryPermission>;
  /** Rejects with a sentence when the platform refuses. */
  show(notice: PlatformNotification): Promise<void>;
  /** Tags of the notices still on the screen or in the tray. */
  shown(): Promise<readonly string[]>;
  clear(tag: string): Promise<void>;
}

/** One alarm, moved from instant to instant. */
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
  readonly notifier: PlatformNotifications;
  readonly alarm: AlertAlarm;
  readonly openPage: (page: AlertPage) => Promise<void>;
}

export interface AlertNotifier {
  /** After every observation recorded, and after settings changed. */
  afterObservation(): Promise<void>;
  /** At the browser's start, at installation, at every open of the installed app. */
  onStart(): Promise<void>;
  /** Does nothing for alarms of other names. */
  onAlarm(name: string): Promise<void>;
  onNotificationClick(tag: string): Promise<void>;
  /** Buttons in the order they are shown: later, done. */
  onNotificationButton(tag: string, index: number): Promise<void>;
  onNotificationClosed(tag: string, byUser: boolean): Promise<void>;
  /** The account is to be forgotten: what was told of it too. */
  forget(account: AccountKey): Promise<void>;
}

export const alarmName = 'headroom/next';

/** How long "later" is. */
export const laterMs = hourMs;
/** Should the worker die halfway through a run, the next try is never further away than this. */
const watchdogMs = 2 * minuteMs;
/** Below this nobody would call it late. */
const lateFromMs = 10 * minuteMs;

export function createAlertNotifier(ports: AlertNotifierDeps): AlertNotifier {
  // Runs never overlap: two would read the same ledger and say the same things.
  const inTurn = createSerializer();
  const run = () => inTurn(() => runOnce(ports));
  const settle = (tag: string, change: (ledger: AlertLedger, entry: LedgerEntry) => AlertLedger) =>
    inTurn(() => settleOne(ports, tag, change));

  return {
    afterObservation: run,
    onStart: run,
    onAlarm: async (name) => (name === alarmName ? run() : undefined),
    onNotificationClick: async (tag) => {
      const entry = await settle(tag, (ledger, known) => recordAcknowledged(ledger, known, ports.now()));
      await ports.notifier.clear(tag);
      await ports.openPage((entry?.told?.page as AlertPage | undefined) ?? '#/');
    },
    onNotificationButton: async (tag, index) => {
      await ports.notifier.clear(tag);
      const now = ports.now();
      await settle(tag, (ledger, entry) =>
        index === 0 ? recordPostponed(ledger, entry, now + laterMs, now) : recordAcknowledged(ledger, entry, now),
      );
      await run();
    },
    onNotificationClosed: async (tag, byUser) => {
      await settle(tag, (ledger, entry) => closed(ledger, entry, byUser, ports.now()));
    },
    forget: (account) =>
      inTurn(async () => {
        await ports.store.commit(withoutAccount(await ports.store.load(), account));
      }),
  };
}

async function runOnce(ports: AlertNotifierDeps): Promise<void> {
  const now = ports.now();
  await ports.alarm.set(now + watchdogMs);
  const [known, views, settings, permission] = await Promise.all([
    ports.store.load(),
    ports.views(now),
    ports.settings(),
    ports.notifier.permission(),
  ]);
  const context = { ...(await ports.context(now, views)), canDeliver: permission === 'granted' };
  const decide = (ledger: AlertLedger) => decideAlerts(ledger, views, settings, now, context);

  const { deliver, plan, next } = decide(await recordShown(ports.notifier, known, now));
  const ledger = next === known ? known : await ports.store.commit(next);
  const after = await deliverAll(ports, deliver, ledger, context);
  const [soonest] = after === ledger ? plan : decide(after).plan;
  await (soonest ? ports.alarm.set(soonest.at) : ports.alarm.clear());
}

/**
 * What a worker showed and did not live to note is noted first: by the next reading it may be past telling, and with its
 * plan forgotten nobody would know what the user answered.
 */
async function recordShown(notifier: PlatformNotifications, ledger: AlertLedger, now: Instant): Promise<AlertLedger> {
  const isDue = ({ state, dueAt, laterUntil = 0 }: LedgerEntry) =>
    state === 'planned' && dueAt <= now && laterUntil <= now;
  const due = Object.values(ledger.slots).flatMap((entries) => entries.filter(isDue));
  if (due.length === 0) return ledger;
  const shown = new Set(await notifier.shown());
  const noted = due.filter((entry) => shown.has(alertTag(entry)));
  return withEntries(
    ledger,
    noted.map((entry): LedgerEntry => ({ ...entry, state: 'delivered', updatedAt: now })),
  );
}

async function deliverAll(
  ports: AlertNotifierDeps,
  alerts: readonly Alert[],
  before: AlertLedger,
  context: AlertContext,
): Promise<AlertLedger> {
  if (alerts.length === 0) return before;
  const shown = new Set(await ports.notifier.shown());
  let ledger = before;
  for (const alert of alerts) {
    const refusal = await show(ports.notifier, alert, shown, context);
    const now = ports.now();
    const next = refusal ? recordFailed(ledger, alert, refusal, now) : recordDelivered(ledger, alert, now);
    ledger = await ports.store.commit(next);
  }
  return ledger;
}

/** The platform's reason when it refused, else null. */
async function show(
  notifier: PlatformNotifications,
  alert: Alert,
  shown: ReadonlySet<string>,
  context: AlertContext,
): Promise<string | null> {
  const { tag, title, why, page, urgent, silent, lateMs } = alert;
  // Shown before the worker died, not yet noted.
  if (shown.has(tag)) return null;
  const late =
    lateMs >= lateFromMs
      ? ` This was due ${context.format.instant(alert.dueAt)}, ${context.format.span(lateMs)} ago.`
      : '';
  try {
    await notifier.show({ tag, title, body: `${alert.body}${late}`, why, page, urgent, silent });
  } catch (error) {
    return error instanceof Error ? error.message : 'The browser did not show the notification.';
  }
  for (const old of alert.replaces) if (shown.has(old)) await notifier.clear(old);
  return null;
}

async function settleOne(
  { store }: AlertNotifierDeps,
  tag: string,
  change: (ledger: AlertLedger, entry: LedgerEntry) => AlertLedger,
): Promise<LedgerEntry | undefined> {
  const ledger = await store.load();
  const entry = findByTag(ledger, tag);
  if (!entry) return undefined;
  const next = change(ledger, entry);
  if (next !== ledger) await store.commit(next);
  return entry;
}

/** Closed by the user: answered. Closed by the system: at least it was there, should that not have been noted yet. */
function closed(ledger: AlertLedger, entry: LedgerEntry, byUser: boolean, now: Instant): AlertLedger {
  if (byUser) return recordAcknowledged(ledger, entry, now);
  if (entry.state !== 'planned' || entry.laterUntil !== undefined) return ledger;
  return recordAcknowledged(ledger, entry, now);
}
