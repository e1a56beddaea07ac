// What the worker does once the badge has spoken: alerts, phones, the app's questions, the packing of old months. A script of
// its own, read when it is first needed: a worker starts for every observation, and a third of its start was reading this.
import { browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { createAlertTeller } from '../src/app/alert/alert-teller';
import { storedForecasts } from '../src/app/alert/stored-forecasts';
import { alarmName } from '../src/app/alert/tell';
import type { Pull } from '../src/app/bridge/bridge-messages';
import { serveBridge } from '../src/app/bridge/serve-bridge';
import { keys } from '../src/app/keep/key-values';
import type { OwnRecord } from '../src/app/keep/own-record';
import { segmentCodec } from '../src/app/keep/segment-codec';
import { pushAlarm } from '../src/app/phone/push-situation';
import { createWorkerMirror, withPhones } from '../src/app/phone/worker-mirror';
import { readerWords } from '../src/app/screen/reader-words';
import type { Snapshot } from '../src/domain/snapshot';
import { createNextAlarm } from '../src/platform/alarms';
import { localValues } from '../src/platform/extension-storage';
import { createNotifier, openAppAt } from '../src/platform/notifications';
import { readerPlace } from '../src/platform/page-clock';
import { keepRepeating } from '../src/platform/repeating-alarm';
import { createLedgerStore } from '../src/record/ledger-store';

declare const __PWA_ADDRESS__: string;
declare global {
  var headroomAfterwards: typeof createAfterwards | undefined;
}

export type Afterwards = ReturnType<typeof createAfterwards>;

export default defineUnlistedScript(() => {
  globalThis.headroomAfterwards = createAfterwards;
});

function createAfterwards(record: OwnRecord) {
  const report = (error: unknown) => console.error('Headroom:', error);
  keepRepeating('headroom/badge', 5).catch(report);
  keepRepeating('headroom/tidy', 24 * 60).catch(report);
  const snapshot = async () =>
    ((await localValues.get([keys.snapshot]))[keys.snapshot] as Snapshot | undefined) ?? null;
  const phones = createWorkerMirror(record, {
    now: Date.now,
    fetch: (url, init) => fetch(url, init),
    pwaAddress: __PWA_ADDRESS__,
    place: readerPlace,
    snapshot,
    alarm: createNextAlarm(pushAlarm, Date.now),
  });
  const ledger = createLedgerStore(record.database);
  const alerts = createAlertTeller({
    now: Date.now,
    place: readerPlace,
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
  const words = () => readerWords(readerPlace(), Date.now());
  return { alerts, phones, segmentCodec, words, answerApp: (pull: Pull) => serveBridge(pull, bridge) };
}
