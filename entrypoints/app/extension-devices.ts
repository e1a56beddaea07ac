// Composes the Devices page of the extension.

import { openCamera } from '../../src/browser/camera';
import { copyText, pasteText } from '../../src/browser/clipboard';
import { localValues, onLocalChange } from '../../src/browser/extension-storage';
import { sendToBackground } from '../../src/browser/messages';
import { createNotifications } from '../../src/browser/notifications';
import { allowedPushHosts, allowPushHosts } from '../../src/browser/push-permission';
import { saveBytes } from '../../src/browser/save-text';
import { message } from '../../src/domain/messages/message';
import type { Snapshot } from '../../src/domain/snapshot';
import { createAcknowledgements } from '../../src/engine/alerts/acknowledgements';
import { accessKey } from '../../src/engine/bridge/app-access';
import { adoptNames } from '../../src/engine/devices/adopt-names';
import { createComputerDevice, saltText } from '../../src/engine/devices/computer-device';
import { createChanges, createDevicePorts } from '../../src/engine/devices/create-device-ports';
import { computerName } from '../../src/engine/devices/device-name';
import { keyUpdates } from '../../src/engine/devices/device-roster';
import { knownDevices, ownName, pushOptions, pushStatus } from '../../src/engine/devices/device-store';
import { answerKey } from '../../src/engine/devices/incoming-answer';
import { pushWelcome, sendRemovalNotice } from '../../src/engine/devices/push-sender';
import { createScanner } from '../../src/engine/devices/scan';
import { computerPushStatus, syncStatus } from '../../src/engine/devices/transport-status';
import { historyOfAccounts } from '../../src/engine/history/history-of-accounts';
import type { DevicePorts, ImportResult } from '../../src/engine/ports/device-ports';
import type { OutcomeText } from '../../src/engine/ports/outcome';
import { keys } from '../../src/engine/state/key-values';
import type { OwnStorage } from '../../src/engine/state/own-storage';
import { createSyncPorts } from '../../src/engine/sync/create-sync-ports';
import { createOwnSyncDeps } from '../../src/engine/sync/own-sync-deps';
import { runWhileOpen } from '../../src/engine/sync/run-while-open';
import { syncFolderPicker } from '../../src/engine/sync/sync-folder';
import { syncLock } from '../../src/engine/sync/sync-lock';
import type { Translator } from '../../src/i18n/translator';
import { followQuery } from '../../src/storage/follow-query';
import { createLedgerStore } from '../../src/storage/ledger-store';
import { createLocalStore } from '../../src/storage/local';
import { toBase64Url } from '../../src/sync/codec/base64url';
import { isPublicAddress } from '../../src/sync/handover/app-address';
import { readKeyLink } from '../../src/sync/keys/key-updates';
import { vendorRules } from '../../src/sync/push/push-vendor';
import { readRelayInfo } from '../../src/sync/transports/relay-info';
import { background } from './background-client';

const after = (ms: number, run: () => void) => {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
};

/** The ports of the Devices page in the extension. Renews the group's keys at once if they are due. */
export function createExtensionDevices(
  record: OwnStorage,
  loadSnapshot: () => Promise<Snapshot | null>,
  appAddress: () => Promise<string>,
  translator: () => Promise<Translator>,
): DevicePorts {
  const deviceStore = createLocalStore(record.database);
  const changes = createChanges();
  const now = Date.now;
  const hosts = vendorRules.map(({ permission }) => permission);
  const pushDeps = { deviceStore, now, fetch: (url: string, init: RequestInit) => fetch(url, init), appAddress };
  onLocalChange(answerKey, changes.emit);
  onLocalChange(accessKey, changes.emit);
  // The background writes what the push services answered.
  followQuery(() => record.database().local.where('key').startsWithAnyOf('phone/', 'sync/').toArray(), changes.emit);

  const name = async () => ownName(deviceStore, (await translator()).spell(computerName(navigator.userAgent)));
  const computer = createComputerDevice({
    ...pushDeps,
    randomBytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
    self: async () => ({ device: (await record.device()).id, name: await name() }),
    salt: async () => saltText((await localValues.get([keys.device]))[keys.device]),
    pushWelcome: (to, group, welcome) => pushWelcome(to, group, welcome, pushDeps),
    farewell: (phone, group, from) => sendRemovalNotice(phone, group, from, { ...pushDeps, translator }),
    allow: () => allowPushHosts(hosts),
    ask: async (request) => ((await sendToBackground(request)) ?? null) as OutcomeText | null,
    onAnswer: (listener) =>
      onLocalChange(answerKey, (value) => {
        if (typeof value === 'string') listener(value);
      }),
    accountKeys: async () => ((await loadSnapshot())?.accounts ?? []).map(({ account }) => account.key),
    adoptSalt: (salt) => background.apply({ type: 'salt', salt }),
    changed: changes.emit,
    choices: async () => (await record.registers.rows()).filter(({ table }) => table === 'sync'),
    takeChoices: record.registers.merge,
    isHeard: async (device) => (await import('../../src/engine/sync/keep-rekeys')).isHeard(deviceStore, device),
    onRenewed: async (old, wrapped) => {
      const { keepRekeys } = await import('../../src/engine/sync/keep-rekeys');
      await syncLock(navigator.locks)(() => keepRekeys(old, wrapped, { store: deviceStore, now }));
    },
  });

  const takeKeyLink = async (content: string): Promise<ImportResult> => {
    const { id } = await record.device();
    const envelopes = readKeyLink(content);
    const news = envelopes && (await computer.takeKeys({ [id]: envelopes.map(toBase64Url) }));
    return news ? { kind: 'done', text: news } : { kind: 'refused', text: message('devices.keys.doNotFit') };
  };

  const acknowledgements = createAcknowledgements({
    now,
    values: localValues,
    ledger: createLedgerStore(record.database),
    clear: createNotifications().clear,
  });

  const sync = createSyncPorts({
    ...createOwnSyncDeps({
      store: deviceStore,
      record,
      role: 'computer',
      name,
      now,
      randomBytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
      random: Math.random,
      snapshot: loadSnapshot,
      merge: background.merge,
      // By a message, which may have 64 MB.
      mergedAtOnce: 40_000,
      acknowledgements,
      locked: syncLock(navigator.locks),
      after,
      socket: WebSocket,
    }),
    relayInfo: (url) => readRelayInfo(url, { fetch: (address, init) => fetch(address, init), after }),
    pickFolder: syncFolderPicker(window),
    allowsLoopback: async () => !isPublicAddress(await appAddress()),
    choose: record.registers.set,
    changed: changes.emit,
  });
  // A folder cannot notify us of changes, so it is checked while the page is open. The background looks after the relays.
  runWhileOpen(() => sync.run({ relays: false, folder: true }), window);

  void computer.renewIfDue();

  const accounts = async () => ((await loadSnapshot())?.accounts ?? []).map(({ account }) => account);

  return createDevicePorts({
    ...pushDeps,
    side: 'computer',
    changes,
    incomingShares: null,
    device: record.device,
    accounts,
    history: historyOfAccounts(record),
    registers: () => record.registers.rows(),
    save: async (name, bytes) => {
      saveBytes(name, bytes);
      return { ok: true, text: message('devices.file.saved', { file: name }) };
    },
    merge: background.merge,
    mergeRegisters: record.registers.merge,
    adoptNames: (given) => adoptNames(given, { registers: record.registers, accounts, apply: background.apply }),
    rekeys: () => keyUpdates(deviceStore),
    answered: acknowledgements.own,
    takeAnswered: acknowledgements.take,
    takeKeys: computer.takeKeys,
    importOther: async (kind, content) => {
      if (kind === 'pairing') return { kind: 'code', code: content };
      if (kind === 'keys') return takeKeyLink(content);
      if (kind !== 'welcome') return undefined;
      const joined = await computer.takeWelcome(content);
      return joined ? { kind: 'done', text: message('devices.joined') } : undefined;
    },
    scanner: createScanner({
      open: (video) => openCamera(video, navigator.mediaDevices),
      reader: async () => (await import('../../src/sync/transports/scanner')).createCodeReader(globalThis),
      after,
    }),
    copy: (text) => copyText(text, navigator.clipboard),
    paste: () => pasteText(navigator.clipboard),
    shareLink: null,
    computer,
    phone: null,
    sync,
    otherTransports: async () => {
      const [devices, options, allowed] = await Promise.all([
        computer.devices(),
        pushOptions(deviceStore),
        allowedPushHosts(hosts),
      ]);
      const statuses = await Promise.all(
        (await knownDevices(deviceStore)).map(({ device }) => pushStatus(deviceStore, device)),
      );
      return [
        computerPushStatus({ devices, statuses, options, allowed: allowed.length === hosts.length }),
        syncStatus(await sync.view()),
      ];
    },
  });
}
