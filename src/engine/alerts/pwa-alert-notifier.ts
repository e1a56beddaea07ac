// Alerts on the phone: the same reducer at every open, at every push and on periodic background sync where it exists.
// There is no alarm that wakes an app: what falls due while it sleeps is told late, and says so.
import type { DeliveryPermission } from '../../domain/alerts/alert-status';
import { type AlertLedger, asForeignLedger, type LedgerStore } from '../../domain/alerts/ledger';
import type { Snapshot } from '../../domain/snapshot';
import type { LocaleAndZone } from '../../domain/time/format-instant';
import type { Instant } from '../../domain/time/instant';
import type { KeyValues } from '../state/key-values';
import { type AlertAlarm, type AlertNotifier, alarmName, type PlatformNotifications } from './alert-notifier';
import { createLedgerValues, pushedTags } from './ledger-values';
import { createSnapshotAlertNotifier } from './snapshot-alert-notifier';
import { storedForecasts } from './stored-forecasts';

/** The part of a ServiceWorkerRegistration that shows. */
export interface WebNotices {
  showNotification(title: string, options: Readonly<Record<string, unknown>>): Promise<void>;
  getNotifications(): Promise<readonly { readonly tag: string; close(): void }[]>;
}

export interface PwaAlertDeps {
  readonly now: () => Instant;
  readonly place: () => LocaleAndZone;
  readonly snapshot: () => Promise<Snapshot | null>;
  readonly values: KeyValues;
  /** Where the app lives, without a place in it. */
  readonly address: string;
  /** Undefined where no worker is registered: then nothing can be shown. */
  readonly notices: () => Promise<WebNotices | undefined>;
  /** What the browser says; null where it has no notifications. */
  readonly permission: () => 'granted' | 'denied' | 'default' | null;
  /** Runs one at a time over all tabs and the worker. */
  readonly locked: <T>(work: () => Promise<T>) => Promise<T>;
  /** Later in this page, should it still be open; absent in a worker. */
  readonly after?: (delayMs: number, run: () => void) => () => void;
  /** The extension of this browser, which tells the same things; absent where there can be none. */
  readonly beside?: SharedBrowser;
}

/** Somebody else who tells, and goes first. */
export interface SharedBrowser {
  /** Resolves once it has had the time to tell what it knows; at once where nobody is there. */
  readonly headStart: () => Promise<void>;
  /** Gives it our ledger; what was told by either, or null where nobody answers. */
  readonly exchange: (ledger: AlertLedger) => Promise<AlertLedger | null>;
}

export function createPwaAlertNotifier(ports: PwaAlertDeps): AlertNotifier {
  const { now, place, snapshot, values, locked } = ports;
  const store = createLedgerValues(values);
  const teller: AlertNotifier = createSnapshotAlertNotifier({
    now,
    place,
    snapshot,
    forecasts: (account) => storedForecasts(account, values),
    store,
    notifier: createWebNotifier(ports),
    alarm: createPageAlarm(ports, () => void shared.onAlarm(alarmName).catch(() => undefined)),
    openPage: async () => {},
  });
  const look = afterOthers(ports, store, () => locked(teller.onStart));
  const shared: AlertNotifier = {
    afterObservation: look,
    onStart: look,
    onAlarm: async (name) => (name === alarmName ? look() : undefined),
    onNotificationClick: (tag) => locked(() => teller.onNotificationClick(tag)),
    onNotificationButton: (tag, index) => locked(() => teller.onNotificationButton(tag, index)),
    onNotificationClosed: (tag, byUser) => locked(() => teller.onNotificationClosed(tag, byUser)),
    forget: (account) => locked(() => teller.forget(account)),
  };
  return shared;
}

/**
 * A look at what is to be told, after whoever tells beside us: it has its head start, and what it told is told. Looks asked
 * for while one is still waiting are that one.
 */
function afterOthers({ beside, locked }: PwaAlertDeps, store: LedgerStore, look: () => Promise<void>) {
  if (!beside) return look;
  let waiting: Promise<void> | null = null;
  const hear = async () => {
    const ledger = await beside.exchange(await store.load());
    if (ledger) await locked(() => store.commit(asForeignLedger(ledger)));
  };
  return (): Promise<void> => {
    waiting ??= beside
      .headStart()
      .finally(() => {
        waiting = null;
      })
      // An extension that does not answer is no reason to say nothing.
      .then(() => hear().catch(() => undefined))
      .then(look);
    return waiting;
  };
}

/** In the order `onNotificationButton` counts them. */
export const noticeActions = [
  { action: 'later', title: 'Later' },
  { action: 'done', title: 'Done' },
] as const;

/** Notifications through the app's worker; what another device pushed here counts as shown. */
export function createWebNotifier({
  notices,
  permission,
  values,
  address,
}: Omit<PwaAlertDeps, 'locked'>): PlatformNotifications {
  return {
    permission: async () => permissionOf(permission(), await notices()),
    show: async ({ tag, title, body, page, urgent, silent }) => {
      const shown = await notices();
      if (!shown) throw new Error('The app is not installed far enough to show notifications. Reload it once.');
      const data = { navigate: `${address}${page}` };
      await shown.showNotification(title, {
        tag,
        body,
        silent,
        requireInteraction: urgent,
        actions: noticeActions,
        data,
      });
    },
    shown: async () => {
      const open = (await (await notices())?.getNotifications()) ?? [];
      return [...open.map(({ tag }) => tag), ...(await pushedTags(values))];
    },
    clear: async (tag) => {
      for (const open of (await (await notices())?.getNotifications()) ?? []) if (open.tag === tag) open.close();
    },
  };
}

function permissionOf(
  permission: ReturnType<PwaAlertDeps['permission']>,
  notices: WebNotices | undefined,
): DeliveryPermission {
  if (permission === null || !notices) return 'unsupported';
  return permission === 'default' ? 'unasked' : permission;
}

/** Timers of 32 bits end after 24.8 days; a page open longer than that looks again in between. */
const longestMs = 2 ** 31 - 1;

function createPageAlarm({ now, after }: PwaAlertDeps, ring: () => void): AlertAlarm {
  let stop = () => {};
  const clear = async () => stop();
  return {
    clear,
    set: async (at) => {
      stop();
      stop = after?.(Math.min(Math.max(at - now(), 0), longestMs), ring) ?? (() => {});
    },
  };
}
