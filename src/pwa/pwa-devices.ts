// Composes the Devices page of the installed app. Loaded after the first paint, with the database.

import { appModeOf } from '../browser/app-mode';
import { openCamera } from '../browser/camera';
import { copyText, pasteText } from '../browser/clipboard';
import { currentEndpoint, subscribeToPush } from '../browser/push-subscription';
import { canShareFile, canShareText, share } from '../browser/share';
import { message } from '../domain/messages/message';
import { createAcknowledgements } from '../engine/alerts/acknowledgements';
import { createKeyValueLedgerStore } from '../engine/alerts/key-value-ledger-store';
import { passToExtension } from '../engine/bridge/pass-answer';
import { adoptNames } from '../engine/devices/adopt-names';
import { createChanges, createDevicePorts } from '../engine/devices/create-device-ports';
import { phoneName } from '../engine/devices/device-name';
import { ownName } from '../engine/devices/device-store';
import type { IncomingShares } from '../engine/devices/incoming-shares';
import { createPhoneDevice } from '../engine/devices/phone-device';
import { createScanner } from '../engine/devices/scan';
import { phonePushStatus, syncStatus } from '../engine/devices/transport-status';
import { historyOfAccounts } from '../engine/history/history-of-accounts';
import type { DevicePorts } from '../engine/ports/device-ports';
import type { Outcome } from '../engine/ports/outcome';
import type { KeyValues } from '../engine/state/key-values';
import { createSyncPorts } from '../engine/sync/create-sync-ports';
import { keepSynced } from '../engine/sync/keep-synced';
import { createOwnSyncDeps } from '../engine/sync/own-sync-deps';
import { syncFolderPicker } from '../engine/sync/sync-folder';
import { syncLock } from '../engine/sync/sync-lock';
import type { Translator } from '../i18n/translator';
import { followQuery } from '../storage/follow-query';
import { createLocalStore } from '../storage/local';
import { isPublicAddress } from '../sync/handover/app-address';
import { lockedBy } from './alerts-lock';
import { askRelayInfo } from './relay-info-client';
import type { LoadedStorage } from './storage-loader';

type Page = Window & typeof globalThis;

export interface PwaPhone extends DevicePorts {
  /** Imports the pushes that were received; returns how many readings were new. */
  readonly readInbox: () => Promise<number>;
}

/** The ports of the Devices page in the installed app. `translator`: the reader's language of the moment. */
export function createPwaDevices(
  { record, stateManager, importObservations, inbox }: LoadedStorage,
  page: Page,
  incomingShares: IncomingShares,
  values: KeyValues,
  translator: () => Promise<Translator>,
): PwaPhone {
  const { navigator } = page;
  const deviceStore = createLocalStore(record.database);
  const changes = createChanges();
  const now = () => page.Date.now();
  const appAddress = async () => new URL('./', page.location.href).href;
  const registration = async () => navigator.serviceWorker?.ready.catch(() => undefined);
  // `ready` never resolves when no service worker is registered.
  const registered = async () => ((await navigator.serviceWorker?.getRegistration()) ? registration() : undefined);

  const name = async () => ownName(deviceStore, (await translator()).spell(phoneName(navigator.userAgent)));
  const phone = createPhoneDevice({
    deviceStore,
    now,
    appAddress,
    changed: changes.emit,
    self: async () => ({ device: (await record.device()).id, name: await name() }),
    device: record.device,
    subscribe: (key) =>
      subscribeToPush(key, {
        registration: registered,
        notification: 'Notification' in page ? page.Notification : undefined,
        wait: (ms) => new Promise((_, reject) => page.setTimeout(() => reject(new Error('no answer')), ms)),
      }),
    endpoint: async () => currentEndpoint(await registered()),
    unsubscribe: async () => {
      const subscription = await (await registered())?.pushManager?.getSubscription();
      await subscription?.unsubscribe();
    },
    passToExtension: (content) => passToExtension(page, content),
    appMode: appModeOf(page),
    deliveries: inbox.all,
    drop: inbox.drop,
    merge: (observations) => stateManager.merge(observations),
    takeChoices: record.registers.merge,
    mergeRegisters: record.registers.merge,
  });

  const save = async (name: string, bytes: Uint8Array<ArrayBuffer>): Promise<Outcome> => {
    const file = new page.File([bytes], name, { type: 'application/octet-stream' });
    if (canShareFile(navigator, file)) {
      const shared = await share(navigator, { files: [file] });
      if (shared !== 'refused')
        return shared === 'shared' ? { ok: true, text: message('devices.file.shared', { file: name }) } : { ok: true };
    }
    const link = page.document.createElement('a');
    link.href = page.URL.createObjectURL(file);
    link.download = name;
    link.click();
    page.setTimeout(() => page.URL.revokeObjectURL(link.href), 60_000);
    return { ok: true, text: message('devices.file.savedHere', { file: name }) };
  };

  const acknowledgements = createAcknowledgements({
    now,
    values,
    ledger: createKeyValueLedgerStore(values),
    clear: async (tag) => {
      for (const shown of (await (await registered())?.getNotifications({ tag })) ?? []) shown.close();
    },
  });

  const sync = createSyncPorts({
    ...createOwnSyncDeps({
      store: deviceStore,
      record,
      role: 'phone',
      name,
      now,
      randomBytes: (count) => page.crypto.getRandomValues(new Uint8Array(count)),
      random: Math.random,
      snapshot: () => stateManager.snapshot(),
      merge: importObservations,
      acknowledgements: {
        own: acknowledgements.own,
        take: (given) => lockedBy(navigator.locks)(() => acknowledgements.take(given)),
      },
      locked: syncLock(navigator.locks),
      after: (ms, run) => {
        const timer = page.setTimeout(run, ms);
        return () => page.clearTimeout(timer);
      },
      socket: page.WebSocket,
    }),
    relayInfo: (url) => askRelayInfo(url, navigator.serviceWorker),
    pickFolder: syncFolderPicker(page),
    allowsLoopback: async () => !isPublicAddress(await appAddress()),
    choose: record.registers.set,
    changed: changes.emit,
  });

  const accounts = async () => (await stateManager.snapshot()).accounts.map(({ account }) => account);

  const ports = createDevicePorts({
    deviceStore,
    now,
    appAddress,
    side: 'phone',
    changes,
    incomingShares,
    device: record.device,
    accounts,
    history: historyOfAccounts(record),
    registers: () => record.registers.rows(),
    save,
    merge: importObservations,
    mergeRegisters: record.registers.merge,
    answered: acknowledgements.own,
    takeAnswered: (given) => lockedBy(navigator.locks)(() => acknowledgements.take(given)),
    adoptNames: (given) => adoptNames(given, { registers: record.registers, accounts, apply: stateManager.apply }),
    importOther: phone.importOther,
    scanner: createScanner({
      open: (video) => openCamera(video, navigator.mediaDevices),
      reader: async () => (await import('../sync/transports/scanner')).createCodeReader(page),
      after: (ms, run) => {
        const timer = page.setTimeout(run, ms);
        return () => page.clearTimeout(timer);
      },
    }),
    copy: (text) => copyText(text, navigator.clipboard),
    paste: () => pasteText(navigator.clipboard),
    shareLink: canShareText(navigator)
      ? async (url, title) => {
          const shared = await share(navigator, { url, title });
          return shared === 'refused' ? { ok: false, text: message('devices.link.notShared') } : { ok: true };
        }
      : null,
    computer: null,
    phone,
    sync,
    otherTransports: async () => [
      phonePushStatus(await phone.membership(), await phone.inbox.log()),
      syncStatus(await sync.view()),
    ],
  });
  keepSynced({
    run: () => sync.run({ relays: true, folder: true }),
    watch: sync.watch,
    onChoice: (listener) => followQuery(() => record.database().registers.toArray(), listener),
    isVisible: () => page.document.visibilityState === 'visible',
    onVisibility: (listener) => page.document.addEventListener('visibilitychange', listener),
    after: (ms, run) => {
      const timer = page.setTimeout(run, ms);
      return () => page.clearTimeout(timer);
    },
  });
  return { ...ports, readInbox: phone.readInbox };
}
