// The alert notifier over a stored snapshot, as the extension's worker and the installed app both have one.

import { accountName } from '../../domain/accounts/account-name';
import { quarantinePrefix } from '../../domain/accounts/attribution';
import { withoutUnknownNames } from '../../domain/accounts/unknown-names';
import { viewAccount } from '../../domain/accounts/view-account';
import type { AlertPage } from '../../domain/alerts/alert';
import type { LedgerStore } from '../../domain/alerts/ledger';
import { forecastRunOut, type RunOutForecasts } from '../../domain/forecast/run-out';
import { accountLanes } from '../../domain/lanes/account-lanes';
import type { AccountKey } from '../../domain/observations/observation';
import { sampleAccount } from '../../domain/sample/sample-account';
import { defaultSettings } from '../../domain/settings';
import type { Snapshot } from '../../domain/snapshot';
import type { Instant } from '../../domain/time/instant';
import type { StoredFindings } from '../../domain/usage/usage-findings';
import { silentWindowsOf } from '../../domain/windows/hidden-windows';
import { type AlertAlarm, type AlertNotifier, createAlertNotifier } from './alert-notifier';
import type { PlatformNotifications } from './platform-notifications';

export interface SnapshotAlertDeps {
  readonly now: () => Instant;
  /** IANA name of the reader's zone, for quiet hours. */
  readonly zone: () => string;
  /** The snapshot as last written; null before anything was seen. */
  readonly snapshot: () => Promise<Snapshot | null>;
  /** The last forecasts of an account; null where none were made. */
  readonly forecasts?: (account: AccountKey) => Promise<RunOutForecasts | null>;
  /** What session files say about use; null where none were read. */
  readonly usage?: () => Promise<StoredFindings | null>;
  readonly store: LedgerStore;
  readonly notifications: PlatformNotifications;
  readonly alarm: AlertAlarm;
  readonly openPage: (page: AlertPage) => Promise<void>;
}

/** Nothing is read until a method is called, so that the worker's listeners can be added first. */
export function createSnapshotAlertNotifier(deps: SnapshotAlertDeps): AlertNotifier {
  const { now, store, alarm, notifications, openPage } = deps;
  return createAlertNotifier({
    now,
    store,
    alarm,
    openPage,
    notifications,
    views: async (at) => {
      const snapshot = await deps.snapshot();
      // Sample data is invented, and quarantined readings belong to no account yet: neither ever notifies.
      const real =
        snapshot?.accounts.filter(({ state: { key } }) => key !== sampleAccount && !isQuarantined(key)) ?? [];
      const settings = snapshot?.settings ?? defaultSettings;
      return real.map(({ state }) =>
        viewAccount(withoutUnknownNames(state), at, { hidden: silentWindowsOf(settings, state.key) }),
      );
    },
    settings: async () => (await deps.snapshot())?.settings ?? defaultSettings,
    context: async (at, views) => {
      const { accounts = [], settings = defaultSettings } = (await deps.snapshot()) ?? {};
      const nicknames = new Map(accounts.map(({ account }) => [account.key, accountName(account.nickname)]));
      const keys = views.map(({ key }) => key);
      const forecasts = await forecastsOf(deps, keys);
      const usage = (await deps.usage?.().catch(() => null)) ?? null;
      return {
        zone: deps.zone(),
        nickname: (account) => (nicknames.size > 1 ? (nicknames.get(account) ?? null) : null),
        usage: (account) => findingsFor(usage, account),
        lanes: (active) =>
          accountLanes(
            { views, active, forecasts: (key) => forecasts.get(key) ?? null, order: settings.lanes, now: at },
            new Map(accounts.map(({ account }) => [account.key, account.nickname])),
          ),
        runOut: (account, window) => forecastRunOut(forecasts.get(account) ?? null, window),
      };
    },
  });
}

/** The forecasts by account; null for an account whose forecasts are missing or unreadable. */
async function forecastsOf({ forecasts }: SnapshotAlertDeps, accounts: readonly AccountKey[]) {
  const loading = accounts.map(async (key) => [key, (await forecasts?.(key).catch(() => null)) ?? null] as const);
  return new Map(await Promise.all(loading));
}

function findingsFor(usage: StoredFindings | null, account: AccountKey): StoredFindings | null {
  return usage && { ...usage, findings: usage.findings.filter((finding) => finding.account === account) };
}

function isQuarantined(key: AccountKey): boolean {
  return key.startsWith(quarantinePrefix);
}
