// A device in the simulated year: the real notifier over dependencies that fail, refuse and die. A crash is a dependency that
// never resolves: the worker is gone, what was committed stays, and the next event starts a new worker.

import { type AlertLedger, emptyLedger, type LedgerEntry } from '../../src/domain/alerts/ledger';
import { findByTag } from '../../src/domain/alerts/ledger-entries';
import { mergeLedgers } from '../../src/domain/alerts/ledger-merge';
import type { Random } from '../../src/domain/random';
import { defaultSettings, type Settings } from '../../src/domain/settings';
import type { Instant } from '../../src/domain/time/instant';
import {
  type AlertNotifier,
  type AlertNotifierDeps,
  createAlertNotifier,
} from '../../src/engine/alerts/alert-notifier';
import type { PlatformNotification } from '../../src/engine/alerts/platform-notifications';
import { viewOf } from './alert-fixtures';
import type { Known } from './alert-simulation';

export interface Device {
  now: Instant;
  known: Known | null;
  settings: Settings;
  permission: 'granted' | 'denied';
  /** Probability, 0–1, that a step kills the worker. */
  crashing: number;
  /** Probability, 0–1, that the platform refuses to show a notification. */
  refusing: number;
  alarmAt: Instant | null;
  /** When the worker died; null after a run that finished. */
  diedAt: Instant | null;
  readonly ledger: () => AlertLedger;
  readonly shown: ReadonlySet<string>;
  /** Runs one event. False when the worker died before it finished. */
  wake(event: (notifier: AlertNotifier) => Promise<void>): Promise<boolean>;
  /** Merges another device's ledger. */
  receive(ledger: AlertLedger): void;
  /** The user closes a notification. */
  dismiss(): Promise<void>;
  closeBrowser(): void;
}

export function createDeviceOf(random: Random, onShow: (entry: LedgerEntry, device: Device) => void): Device {
  let ledger: AlertLedger = emptyLedger;
  const shown = new Set<string>();
  let die = () => {};

  /** One step of the worker, which may die before or after it took effect. */
  const step = <T>(effect: () => T): Promise<T> => {
    if (device.crashing > 0 && random() < device.crashing) return gone();
    const result = effect();
    if (device.crashing > 0 && random() < device.crashing) return gone();
    return Promise.resolve(result);
  };
  const gone = (): Promise<never> => {
    device.diedAt = device.now;
    die();
    return new Promise<never>(() => {});
  };
  const commit = (next: AlertLedger) => {
    const base = next.revision === ledger.revision ? next : mergeLedgers(ledger, next);
    ledger = { ...base, revision: Math.max(ledger.revision, next.revision) + 1 };
    return ledger;
  };
  const show = ({ tag }: PlatformNotification) => {
    if (random() < device.refusing) throw new Error('The system shows nothing now.');
    const entry = findByTag(ledger, tag);
    if (!entry) throw new Error(`${tag} is shown before it is planned`);
    onShow(entry, device);
    shown.add(tag);
  };

  const setAlarm = (at: Instant | null) => {
    device.alarmAt = at;
  };

  const deps: AlertNotifierDeps = {
    now: () => device.now,
    views: (now) => step(() => (device.known ? [viewOf(device.known.state, now)] : [])),
    settings: async () => device.settings,
    context: async () => ({ zone: 'UTC', nickname: () => null }),
    store: { load: () => step(() => ledger), commit: (next) => step(() => commit(next)) },
    notifications: {
      permission: async () => device.permission,
      show: async (notification) => step(() => show(notification)),
      shown: async () => [...shown],
      clear: async (tag) => void shown.delete(tag),
    },
    alarm: {
      set: (at) => step(() => setAlarm(at)),
      clear: async () => setAlarm(null),
    },
    openPage: async () => {},
  };

  const device: Device = {
    now: 0,
    known: null,
    settings: defaultSettings,
    permission: 'granted',
    crashing: 0,
    refusing: 0,
    alarmAt: null,
    diedAt: null,
    ledger: () => ledger,
    shown,
    wake: (event) =>
      new Promise((resolve, reject) => {
        die = () => resolve(false);
        event(createAlertNotifier(deps)).then(() => resolve(true), reject);
      }),
    receive: (other) => void commit(mergeLedgers(ledger, other)),
    dismiss: async () => {
      const [tag] = shown;
      if (tag === undefined) return;
      shown.delete(tag);
      const { crashing } = device;
      device.crashing = 0;
      await device.wake((notifier) => notifier.onNotificationClosed(tag, true));
      device.crashing = crashing;
    },
    closeBrowser: () => shown.clear(),
  };
  return device;
}
