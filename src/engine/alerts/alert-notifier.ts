// Runs alerts: read what is known, decide, deliver, and only then record the delivery. A worker killed between any two
// steps delivers the rest when it wakes, and nothing twice. For that it first asks what is still on the screen.
// Whatever left the screen was recorded at that moment.

import type { AccountView } from '../../domain/accounts/account-view';
import type { AlertContext, AlertPage } from '../../domain/alerts/alert';
import { decideAlerts } from '../../domain/alerts/decide-alerts';
import type { AlertLedger, LedgerEntry } from '../../domain/alerts/ledger';
import {
  findByTag,
  noticeOf,
  recordAcknowledged,
  recordPostponed,
  withoutAccount,
} from '../../domain/alerts/ledger-entries';
import type { AccountKey } from '../../domain/observations/observation';
import type { Settings } from '../../domain/settings';
import { hourMs, type Instant, minuteMs } from '../../domain/time/instant';
import { createSerializer } from '../state/serialize';
import { type DeliveryDeps, deliverAll, recordShown } from './deliver-alerts';

/** The one alarm of alerts; setting it again moves it. */
export interface AlertAlarm {
  set(at: Instant): Promise<void>;
  clear(): Promise<void>;
}

export interface AlertNotifierDeps extends DeliveryDeps {
  /** Every account as it is at `now`. */
  readonly views: (now: Instant) => Promise<readonly AccountView[]>;
  readonly settings: () => Promise<Settings>;
  readonly context: (now: Instant, views: readonly AccountView[]) => Promise<Omit<AlertContext, 'canDeliver'>>;
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

/** Position of “Later” among a notification's buttons. */
export const laterButton = 0;

/** How long "later" postpones an alert. */
export const laterMs = hourMs;
/** While a run is in progress the alarm is set this far ahead: if the worker is stopped, the next try comes then. */
const watchdogMs = 2 * minuteMs;

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
      await deps.openPage(((entry && noticeOf(entry)?.page) as AlertPage | undefined) ?? '#/');
    },
    onNotificationButton: async (tag, index) => {
      await deps.notifications.clear(tag);
      const now = deps.now();
      await change(tag, (ledger, entry) =>
        index === laterButton
          ? recordPostponed(ledger, entry, now + laterMs, now)
          : recordAcknowledged(ledger, entry, now),
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
  const after = await deliverAll(deps, deliver, ledger);
  const [soonest] = after === ledger ? plan : decide(after).plan;
  await (soonest ? deps.alarm.set(soonest.at) : deps.alarm.clear());
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
