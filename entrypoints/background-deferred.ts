// Wiring only: makes the parts of the background that its first script does without (see engine/messages/deferred-parts.ts).
// A script of its own: reading it took a third of the background's start, and the background starts for every observation.
import { browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { createNextAlarm, createPunctualAlarm } from '../src/browser/alarms';
import { readCatalogueFile } from '../src/browser/catalogue-files';
import { localValues } from '../src/browser/extension-storage';
import { createNotifications, openAppAt } from '../src/browser/notifications';
import { pageBadgeScript } from '../src/browser/page-badge-script';
import { readerZone } from '../src/browser/page-clock';
import { keepRepeating } from '../src/browser/repeating-alarm';
import { showToolbarIcon } from '../src/browser/toolbar-icon';
import { computeOutlook } from '../src/domain/advice/compute-outlook';
import { wholeSnapshot } from '../src/domain/check-snapshot';
import { createAcknowledgements, withAnswered } from '../src/engine/alerts/acknowledgements';
import { alarmName } from '../src/engine/alerts/alert-notifier';
import { createSnapshotAlertNotifier } from '../src/engine/alerts/snapshot-alert-notifier';
import { spellNotifications } from '../src/engine/alerts/spell-notifications';
import { rememberForecasts, storedForecasts } from '../src/engine/alerts/stored-forecasts';
import { answerApp } from '../src/engine/bridge/answer-app';
import { createAppAccess } from '../src/engine/bridge/app-access';
import { pushAlarm } from '../src/engine/devices/push-state';
import { createWorkerPush, withPhones } from '../src/engine/devices/worker-push';
import { createBackgroundForecasts } from '../src/engine/forecast/background-forecasts';
import { createOutlookPort } from '../src/engine/forecast/outlook-port';
import { storedObservations } from '../src/engine/history/stored-observations';
import { createHoldingCodec } from '../src/engine/imports/holding-codec';
import { runImportStep } from '../src/engine/imports/import-message';
import { createImportSteps } from '../src/engine/imports/import-steps';
import { badgeAlarmName, repeatingAlarms } from '../src/engine/messages/background-events';
import { createBadgeAlarm } from '../src/engine/messages/badge-alarm';
import type { DeferredParts } from '../src/engine/messages/deferred-parts';
import { createPageBadge } from '../src/engine/page-badge/publish-page-badge';
import { loadFindings } from '../src/engine/reports/stored-findings';
import { drawableForecasts } from '../src/engine/state/drawable-forecasts';
import { serverAheadMs } from '../src/engine/state/follow-clock';
import { keys } from '../src/engine/state/key-values';
import type { OwnStorage } from '../src/engine/state/own-storage';
import { createPackedStores } from '../src/engine/state/packed-stores';
import { segmentCodec } from '../src/engine/state/segment-codec';
import { relayPlaces } from '../src/engine/sync/group-relays';
import { syncLock } from '../src/engine/sync/sync-lock';
import { runIfDue } from '../src/engine/sync/tick';
import { englishAlertMessages, loadAlertMessages } from '../src/i18n/alert-messages';
import { createReaderTranslator } from '../src/i18n/reader-translator';
import { createLedgerStore } from '../src/storage/ledger-store';
import { createLocalStore } from '../src/storage/local';

declare const __PWA_ADDRESS__: string;
declare global {
  var headroomDeferred: typeof createDeferred | undefined;
}

export default defineUnlistedScript(() => {
  globalThis.headroomDeferred = createDeferred;
});

function createDeferred(
  ownStorage: OwnStorage,
  loadSync: () => Promise<NonNullable<typeof globalThis.headroomSync>>,
): DeferredParts {
  const report = (error: unknown) => console.error('Headroom:', error);
  for (const { name, everyMinutes } of Object.values(repeatingAlarms)) keepRepeating(name, everyMinutes).catch(report);
  const snapshot = async () => wholeSnapshot((await localValues.get([keys.snapshot]))[keys.snapshot]);
  const access = createAppAccess(localValues, __PWA_ADDRESS__);
  const ledger = createLedgerStore(ownStorage.database);
  const translator = createReaderTranslator({
    english: englishAlertMessages,
    choice: async () => (await snapshot())?.settings.language,
    readerLanguages: () => navigator.languages,
    zone: readerZone,
    now: Date.now,
    load: (language) => loadAlertMessages(language, (wanted, part) => readCatalogueFile(wanted, part, location.origin)),
  });
  const phones = createWorkerPush(ownStorage, {
    now: Date.now,
    fetch: (url, init) => fetch(url, init),
    appAddress: async () => (await access.read()).address,
    translator,
    snapshot,
    ledger,
    alarm: createNextAlarm(pushAlarm, Date.now),
  });
  const alerts = createSnapshotAlertNotifier({
    now: Date.now,
    zone: readerZone,
    snapshot,
    forecasts: (account) => storedForecasts(account, localValues),
    usage: () => loadFindings(localValues),
    store: ledger,
    notifications: withAnswered(
      withPhones(spellNotifications(createNotifications(), translator), phones, report),
      localValues,
      Date.now,
    ),
    alarm: createNextAlarm(alarmName, Date.now),
    openPage: openAppAt,
  });
  const badgeAlarm = createBadgeAlarm({
    now: Date.now,
    snapshot,
    outlook: (account) => drawableForecasts(account, localValues),
    alarm: createPunctualAlarm(badgeAlarmName, Date.now, () => {
      ownStorage.stateManager.refresh().then(badgeAlarm.set).catch(report);
    }),
  });
  const pageBadge = createPageBadge({
    now: Date.now,
    snapshot,
    outlook: (account) => drawableForecasts(account, localValues),
    translator,
    values: localValues,
    script: pageBadgeScript,
  });
  const forecasts = createBackgroundForecasts({
    now: Date.now,
    snapshot,
    stored: (account) => storedForecasts(account, localValues),
    compute: rememberForecasts(
      createOutlookPort({
        loadSnapshot: snapshot,
        observations: storedObservations(ownStorage, Date.now),
        place: { zone: readerZone() },
        now: Date.now,
        compute: async (input) => computeOutlook(input),
      }),
      localValues,
    ),
  });
  const bridge = {
    ...ownStorage,
    now: Date.now,
    version: browser.runtime.getManifest().version,
    ledger,
    access,
    serverAheadMs: () => serverAheadMs(localValues, Date.now()),
    unlisted: async () => ((await ownStorage.stateManager.snapshot()).seenOnce ?? []).map(({ key }) => key),
    accounts: async () => (await ownStorage.stateManager.snapshot()).accounts.map(({ state }) => state),
  };
  const deviceStore = createLocalStore(ownStorage.database);
  /** Reads and writes the whole history at the relays the user chose. The folder is the page's. */
  const syncIfDue = async () => {
    const places = await relayPlaces(deviceStore, ownStorage.registers.rows);
    await runIfDue(places, { ...ownStorage, store: deviceStore, now: Date.now }, async () => {
      const { runSync } = await loadSync();
      return runSync(places, {
        store: deviceStore,
        record: ownStorage,
        role: 'computer',
        name: null,
        now: Date.now,
        randomBytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
        random: Math.random,
        snapshot,
        merge: ownStorage.stateManager.merge,
        acknowledgements: createAcknowledgements({
          now: Date.now,
          values: localValues,
          ledger,
          clear: createNotifications().clear,
        }),
        locked: syncLock(navigator.locks),
        after: (ms, run) => {
          const timer = setTimeout(run, ms);
          return () => clearTimeout(timer);
        },
        socket: WebSocket,
      });
    });
  };
  const codec = createHoldingCodec(segmentCodec);
  const imports = createImportSteps({ ...ownStorage, codec });
  return {
    alerts,
    phones: {
      ...phones,
      onAlarm: async (name) => {
        // Rings every five minutes.
        if (name === repeatingAlarms.badge.name) await syncIfDue().catch(report);
        await phones.onAlarm(name);
      },
    },
    badgeAlarm,
    pageBadge,
    forecasts,
    packed: createPackedStores(ownStorage.database, codec),
    spell: async (sentences) => (await translator()).sentences(sentences),
    showIcon: showToolbarIcon,
    importStep: (message) => runImportStep(imports, message),
    answerApp: (pull, url) => answerApp(pull, url, bridge),
  };
}
