// Alerts for whoever keeps a snapshot: the extension's worker and the installed app. Joins what is known, what the user
// decided and where it is told.

import { viewAccount } from '../../domain/accounts/view-account';
import type { AlertPage } from '../../domain/alerts/alert';
import type { LedgerStore } from '../../domain/alerts/ledger';
import { forecastRunOut, type RunOutForecasts } from '../../domain/forecast/run-out';
import type { AccountKey } from '../../domain/observations/observation';
import { sampleAccount } from '../../domain/sample/sample-account';
import { defaultSettings } from '../../domain/settings';
import type { Snapshot } from '../../domain/snapshot';
import type { LocaleAndZone } from '../../domain/time/format-instant';
import type { Instant } from '../../domain/time/instant';
import { readerFormatters } from '../../i18n/reader-formatters';
import { type AlertAlarm, type AlertNotifier, createAlertNotifier, type PlatformNotifications } from './alert-notifier';

export interface SnapshotAlertDeps {
  readonly now: () => Instant;
  readonly place: () => LocaleAndZone;
  /** What is known, as last written; null before anything was seen. */
  readonly snapshot: () => Promise<Snapshot | null>;
  /** What was last forecast, where anything was. */
  readonly forecasts?: (account: AccountKey) => Promise<RunOutForecasts | null>;
  readonly store: LedgerStore;
  readonly notifier: PlatformNotifications;
  readonly alarm: AlertAlarm;
  readonly openPage: (page: AlertPage) => Promise<void>;
}

/** A teller over the stored snapshot. Its listeners may be added before anything is read. */
export function createSnapshotAlertNotifier(surroundings: SnapshotAlertDeps): AlertNotifier {
  const { now, store, alarm, notifier, openPage } = surroundings;
  return createAlertNotifier({
    now,
    store,
    alarm,
    openPage,
    notifier,
    views: async (at) => {
      const snapshot = await surroundings.snapshot();
      const words = readerFormatters(surroundings.place(), at);
      // Made-up data is there to be looked at: nobody is woken for it.
      const real = snapshot?.accounts.filter(({ account }) => account.key !== sampleAccount) ?? [];
      return real.map(({ state }) => viewAccount(state, at, words));
    },
    settings: async () => (await surroundings.snapshot())?.settings ?? defaultSettings,
    context: async (at, views) => {
      const place = surroundings.place();
      const accounts = (await surroundings.snapshot())?.accounts ?? [];
      const names = new Map(accounts.map(({ account }) => [account.key, account.nickname]));
      const forecasts = await forecastsOf(
        surroundings,
        views.map(({ key }) => key),
      );
      return {
        format: readerFormatters(place, at),
        zone: place.zone,
        nickname: (account) => (names.size > 1 ? (names.get(account) ?? null) : null),
        runOut: (account, window) => forecastRunOut(forecasts.get(account) ?? null, window),
      };
    },
  });
}

async function forecastsOf({ forecasts }: SnapshotAlertDeps, accounts: readonly AccountKey[]) {
  const made = accounts.map(async (key) => [key, (await forecasts?.(key).catch(() => null)) ?? null] as const);
  return new Map(await Promise.all(made));
}
