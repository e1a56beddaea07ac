// Accounts for tests of the alert rules: a state, viewed at an instant.
import type { AccountState, BankRow, WindowStateRow } from '../../src/domain/accounts/account-state';
import type { AccountView } from '../../src/domain/accounts/account-view';
import { viewAccount } from '../../src/domain/accounts/view-account';
import type { AlertContext } from '../../src/domain/alerts/alert';
import { type AlertDecision, decideAlerts } from '../../src/domain/alerts/decide-alerts';
import { type AlertLedger, emptyLedger } from '../../src/domain/alerts/ledger';
import { recordDelivered } from '../../src/domain/alerts/ledger-entries';
import type { HeadroomEvent } from '../../src/domain/events/event';
import { emptyState } from '../../src/domain/fold/fold-state';
import { defaultSettings, type Settings } from '../../src/domain/settings';
import { dayMs, hourMs, type Instant } from '../../src/domain/time/instant';
import { silentWindowsOf } from '../../src/domain/windows/hidden-windows';

export const start: Instant = Date.UTC(2026, 10, 2, 9);
export const fiveHours = 18_000;
export const week = 604_800;

export const context: AlertContext = { zone: 'UTC', nickname: () => null, canDeliver: true };

export function windowRow(change: Partial<WindowStateRow> & Pick<WindowStateRow, 'observedAt'>): WindowStateRow {
  const { seconds = fiveHours } = change;
  const resetsAt = change.observedAt + (seconds * 1_000) / 2;
  return {
    limit: 'codex',
    seconds,
    usedPercent: 20,
    resetsAt,
    source: 'network',
    confirmed: true,
    withdrawn: false,
    ...change,
  };
}

export function bankRow(change: Partial<BankRow> = {}): BankRow {
  return {
    key: 'r1',
    status: 'available',
    title: 'Full reset',
    description: null,
    grantedAt: start - 10 * dayMs,
    expiresAt: start + 20 * dayMs,
    redeemedAt: null,
    fate: 'available',
    lastListedAt: start,
    ...change,
  };
}

export function eventOf(change: Partial<HeadroomEvent> & Pick<HeadroomEvent, 'type' | 'at'>): HeadroomEvent {
  return {
    id: `${change.type}-${change.at}`,
    between: null,
    windows: [],
    before: {},
    after: {},
    evidence: [],
    confirmed: true,
    confidence: 1,
    notes: [],
    ...change,
  };
}

export function viewOf(state: Partial<AccountState>, now: Instant, settings: Settings = defaultSettings): AccountView {
  const seen = [...(state.windows ?? []).map(({ observedAt }) => observedAt), state.bank?.[0]?.lastListedAt ?? 0];
  const filled = { ...emptyState(state.key ?? 'a'), observedAt: Math.max(...seen), ...state };
  return viewAccount(filled, now, { hidden: silentWindowsOf(settings, filled.key) });
}

export function withAlerts(change: Partial<Settings['alerts']>): Settings {
  return { ...defaultSettings, alerts: { ...defaultSettings.alerts, ...change } };
}

export function withRules(rules: Partial<Settings['alerts']['rules']>): Settings {
  return withAlerts({ rules: { ...defaultSettings.alerts.rules, ...rules } });
}

/** A device that decides, delivers and records at every wake. */
export function createDevice(settings: Settings = defaultSettings, from: AlertLedger = emptyLedger) {
  const device = {
    ledger: from,
    settings,
    context,
    /** What was delivered, as `subject stage`, in order. */
    log: [] as string[],
    plan: [] as AlertDecision['plan'],
    wake(now: Instant, ...states: Partial<AccountState>[]): AlertDecision {
      const views = states.map((state) => viewOf(state, now, device.settings));
      const decision = decideAlerts(device.ledger, views, device.settings, now, device.context);
      device.ledger = decision.next;
      for (const alert of decision.deliver) {
        device.ledger = recordDelivered(device.ledger, alert, now);
        device.log.push(`${alert.subject} ${alert.stage}`);
      }
      device.plan = decision.plan;
      return decision;
    },
  };
  return device;
}

export { dayMs, hourMs };
