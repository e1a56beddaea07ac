// What the worker does once the badge has spoken: alerts, phones, the app's questions, the packing of old months. A script of
// its own, read when it is first needed: a worker starts for every observation, and a third of its start was reading this.
import { browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { createNextAlarm } from '../src/browser/alarms';
import { localValues } from '../src/browser/extension-storage';
import { createNotifier, openAppAt } from '../src/browser/notifications';
import { readerLocaleAndZone } from '../src/browser/page-clock';
import { keepRepeating } from '../src/browser/repeating-alarm';
import type { Snapshot } from '../src/domain/snapshot';
import { createSnapshotAlertNotifier } from '../src/engine/alerts/alert-notifier';
import { alarmName } from '../src/engine/alerts/notify';
import { storedForecasts } from '../src/engine/alerts/stored-forecasts';
import type { Pull } from '../src/engine/bridge/bridge-messages';
import { serveBridge } from '../src/engine/bridge/serve-bridge';
import { pushAlarm } from '../src/engine/devices/push-situation';
import { createWorkerPush, withPhones } from '../src/engine/devices/worker-push';
import { keys } from '../src/engine/state/key-values';
import type { OwnStorage } from '../src/engine/state/own-storage';
import { segmentCodec } from '../src/engine/state/segment-codec';
import { readerFormatters } from '../src/i18n/reader-formatters';
import { createLedgerStore } from '../src/storage/ledger-store';

declare const __PWA_ADDRESS__: string;
declare global {
  var headroomDeferred: typeof createDeferred | undefined;
}

export type Deferred = ReturnType<typeof createDeferred>;

export default defineUnlistedScript(() => {
  globalThis.headroomDeferred = createDeferred;
});

function createDeferred(record: OwnStorage) {
  const report = (error: unknown) => console.error('Headroom:', error);
  keepRepeating('headroom/badge', 5).catch(report);
  keepRepeating('headroom/tidy', 24 * 60).catch(report);
  const snapshot = async () =>
    ((await localValues.get([keys.snapshot]))[keys.snapshot] as Snapshot | undefined) ?? null;
  const phones = createWorkerPush(record, {
    now: Date.now,
    fetch: (url, init) => fetch(url, init),
    pwaAddress: __PWA_ADDRESS__,
    place: readerLocaleAndZone,
    snapshot,
    alarm: createNextAlarm(pushAlarm, Date.now),
  });
  const ledger = createLedgerStore(record.database);
  const alerts = createSnapshotAlertNotifier({
    now: Date.now,
    place: readerLocaleAndZone,
    snapshot,
    forecasts: (account) => storedForecasts(account, localValues),
    store: ledger,
    notifier: withPhones(createNotifier(), phones, report),
    alarm: createNextAlarm(alarmName, Date.now),
    openPage: openAppAt,
  });
  const bridge = {
    ...record,
    now: Date.now,
    version: browser.runtime.getManifest().version,
    ledger,
    accounts: async () => (await record.keeper.snapshot()).accounts.map(({ state }) => state.key),
  };
  const words = () => readerFormatters(readerLocaleAndZone(), Date.now());
  return { alerts, phones, segmentCodec, words, answerApp: (pull: Pull) => serveBridge(pull, bridge) };
}
