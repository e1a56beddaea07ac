// The alert notifier of the installed app: it runs at every open, at every push and on periodic background sync where the
// browser has it. No alarm can wake an app, so an alert that falls due while it sleeps is delivered late, and says so.

import { type AlertLedger, asForeignLedger, type LedgerStore } from '../../domain/alerts/ledger';
import type { Snapshot } from '../../domain/snapshot';
import type { Instant } from '../../domain/time/instant';
import type { Translator } from '../../i18n/translator';
import { loadFindings } from '../reports/stored-findings';
import { rememberAnswered, withAnswered } from './acknowledgements';
import { type AlertAlarm, type AlertNotifier, alarmName, laterButton } from './alert-notifier';
import { createKeyValueLedgerStore } from './key-value-ledger-store';
import { createSnapshotAlertNotifier } from './snapshot-alert-notifier';
import { spellNotifications } from './spell-notifications';
import { storedForecasts } from './stored-forecasts';
import { createWebNotifications, type WebNotificationDeps } from './web-notifications';

export interface PwaAlertDeps extends WebNotificationDeps {
  readonly now: () => Instant;
  /** IANA name of the reader's zone, for quiet hours. */
  readonly zone: () => string;
  /** Formats alerts in the language chosen on this device. */
  readonly translator: () => Promise<Translator>;
  readonly snapshot: () => Promise<Snapshot | null>;
  /** Runs one piece of work at a time across all tabs and the service worker. */
  readonly locked: <T>(work: () => Promise<T>) => Promise<T>;
  /** Runs something later in this page and returns how to cancel it; absent in a service worker. */
  readonly schedule?: (delayMs: number, run: () => void) => () => void;
  /** The extension in the same browser, which delivers the same alerts; absent where there can be none. */
  readonly extension?: ExtensionAlerts;
}

/** The extension's alerts as the app meets them: the extension goes first. */
export interface ExtensionAlerts {
  /** Resolves once the extension had time to deliver; immediately where there is no extension. */
  readonly headStart: () => Promise<void>;
  /** Sends our ledger. Returns both ledgers merged, or null where there is no answer. */
  readonly exchange: (ledger: AlertLedger) => Promise<AlertLedger | null>;
}

/** Creates the notifier of the installed app. Nothing runs before the first call. */
export function createPwaAlertNotifier(deps: PwaAlertDeps): AlertNotifier {
  const { now, zone, snapshot, values, locked } = deps;
  const store = createKeyValueLedgerStore(values);
  const inner: AlertNotifier = createSnapshotAlertNotifier({
    now,
    zone,
    snapshot,
    forecasts: (account) => storedForecasts(account, values),
    usage: () => loadFindings(values),
    store,
    notifications: withAnswered(spellNotifications(createWebNotifications(deps), deps.translator), values, now),
    alarm: createPageAlarm(deps, () => void notifier.onAlarm(alarmName).catch(() => undefined)),
    openPage: async () => {},
  });
  // A push may have shown it before this device decided anything: then the ledger has no entry for it.
  const remember = (tag: string) => rememberAnswered(values, [{ tag, at: now() }], now());
  const run = afterExtension(deps, store, () => locked(inner.onStart));
  const notifier: AlertNotifier = {
    afterObservation: run,
    onStart: run,
    onAlarm: async (name) => (name === alarmName ? run() : undefined),
    onNotificationClick: (tag) => locked(() => inner.onNotificationClick(tag).then(() => remember(tag))),
    onNotificationButton: (tag, index) =>
      locked(async () => {
        await inner.onNotificationButton(tag, index);
        if (index !== laterButton) await remember(tag);
      }),
    onNotificationClosed: (tag, byUser) =>
      locked(async () => {
        await inner.onNotificationClosed(tag, byUser);
        if (byUser) await remember(tag);
      }),
    forget: (account) => locked(() => inner.forget(account)),
  };
  return notifier;
}

/**
 * Runs after the extension had its head start and its ledger was merged, so that nothing it delivered is delivered here
 * again. Runs asked for while one is still waiting join it. Without an extension it runs at once.
 */
function afterExtension({ extension, locked }: PwaAlertDeps, store: LedgerStore, run: () => Promise<void>) {
  if (!extension) return run;
  let waiting: Promise<void> | null = null;
  const mergeLedgers = async () => {
    const ledger = await extension.exchange(await store.load());
    if (ledger) await locked(() => store.commit(asForeignLedger(ledger)));
  };
  return (): Promise<void> => {
    waiting ??= extension
      .headStart()
      .finally(() => {
        waiting = null;
      })
      // Alerts do not depend on an answer from the extension.
      .then(() => mergeLedgers().catch(() => undefined))
      .then(run);
    return waiting;
  };
}

/** The longest delay of a 32-bit timer, 24.8 days. A page open for longer sets its alarm again then. */
const maxDelayMs = 2 ** 31 - 1;

function createPageAlarm({ now, schedule }: PwaAlertDeps, ring: () => void): AlertAlarm {
  let cancel = () => {};
  return {
    clear: async () => cancel(),
    set: async (at) => {
      cancel();
      cancel = schedule?.(Math.min(Math.max(at - now(), 0), maxDelayMs), ring) ?? (() => {});
    },
  };
}
