// Delivers alerts through the platform's notifications, and records each delivery in the ledger.

import { type Alert, alertTag } from '../../domain/alerts/alert';
import type { AlertLedger, LedgerEntry, LedgerStore } from '../../domain/alerts/ledger';
import { recordDelivered, recordFailed, withEntries } from '../../domain/alerts/ledger-entries';
import { type RefusalCode, refusalCode } from '../../domain/alerts/notification-refused';
import { message } from '../../domain/messages/message';
import { type Instant, minuteMs } from '../../domain/time/instant';
import { hourlySummary, type Turn, turnOf } from './hourly-budget';
import type { PlatformNotifications } from './platform-notifications';

export interface DeliveryDeps {
  readonly now: () => Instant;
  readonly store: LedgerStore;
  readonly notifications: PlatformNotifications;
}

/** A smaller delay is not mentioned. */
const lateFromMs = 10 * minuteMs;

/**
 * Records as delivered what a worker showed before it died. This comes before deciding: a newer reading may end the plan
 * of such an alert, and then the user's answer to it would find no entry.
 */
export async function recordShown(
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

/** Shows alerts one by one, and commits the delivery or refusal of each before the next. Returns the ledger after it. */
export async function deliverAll(
  deps: DeliveryDeps,
  alerts: readonly Alert[],
  before: AlertLedger,
): Promise<AlertLedger> {
  if (alerts.length === 0) return before;
  const shown = new Set(await deps.notifications.shown());
  let ledger = before;
  for (const alert of alerts) {
    const now = deps.now();
    const refusal = await showInTurn(deps.notifications, turnOf(ledger, now), alert, shown);
    const next = refusal ? recordFailed(ledger, alert, refusal, now) : recordDelivered(ledger, alert, now);
    ledger = await deps.store.commit(next);
  }
  return ledger;
}

/** Shows it, or a summary in its place, or nothing: beyond six an hour it is only noted. The platform's reason, as `show`. */
async function showInTurn(
  notifications: PlatformNotifications,
  turn: Turn,
  alert: Alert,
  shown: ReadonlySet<string>,
): Promise<RefusalCode | null> {
  if (turn === 'show' || shown.has(alert.tag)) return show(notifications, alert, shown);
  if (turn === 'note') return null;
  return notifications.show(hourlySummary).then(() => null, refusalCode);
}

/** Shows one alert. The platform's reason when it refused, else null. */
async function show(
  notifications: PlatformNotifications,
  alert: Alert,
  shown: ReadonlySet<string>,
): Promise<RefusalCode | null> {
  const { tag, title, why, page, urgent, silent, lateMs: by, account, subject, severity } = alert;
  // Shown by a worker that died before recording it.
  if (shown.has(tag)) return null;
  const late = by >= lateFromMs ? [message('alerts.late', { at: alert.dueAt, by })] : [];
  try {
    const about = { account, subject, severity, run: alertTag({ ...alert, stage: '' }) };
    await notifications.show({ tag, title, body: [...alert.body, ...late], why, page, urgent, silent, about });
  } catch (error) {
    return refusalCode(error);
  }
  for (const replaced of alert.replaces) if (shown.has(replaced)) await notifications.clear(replaced);
  return null;
}
