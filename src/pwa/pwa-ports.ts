import { createPageClock, readerLocaleAndZone } from '../browser/page-clock';
import { saveText } from '../browser/save-text';
import { rememberForecasts, storedOutlooks } from '../engine/alerts/stored-forecasts';
import { createOutlookPort } from '../engine/forecast/outlook-port';
import type { AppPorts, PermissionLine, VersionLine } from '../engine/ports/app-ports';
import type { DevicePorts } from '../engine/ports/device-ports';
import type { Outcome } from '../engine/ports/outcome';
import { usagePageUrl } from '../engine/ports/screen-ports';
import { calmSnapshots } from '../engine/reports/calm-snapshots';
import { createReportPorts } from '../engine/reports/create-report-ports';
import { createUsageClient, startUsageWorker } from '../engine/reports/usage-client';
import { createSamplePorts } from '../engine/sample/create-sample-ports';
import { forgetFiles } from '../engine/session-files/forget-files';
import { lazyCliPorts } from '../engine/session-files/lazy-cli-ports';
import type { PageAlerts } from './alerts';
import type { PwaDeps } from './pwa-deps';
import type { PwaStatus, StatusStore } from './pwa-status';
import type { LoadedStorage } from './storage-loader';

/** The ports of the installed app. Calls that need the database wait for it; the first paint needs none of them. */
export function createPwaPorts(
  deps: PwaDeps,
  loaded: () => Promise<LoadedStorage>,
  page: Window & typeof globalThis,
  version: string,
  phone: () => Promise<DevicePorts>,
  alerts: () => Promise<PageAlerts>,
  status: StatusStore,
): AppPorts {
  const place = readerLocaleAndZone();
  const { loadSnapshot } = deps;
  const clock = createPageClock();
  const usage = createUsageClient(startUsageWorker);
  const lookAtUsage = async () => {
    const [{ watchUsage }, { notifier }] = await Promise.all([import('../engine/reports/watch-usage'), alerts()]);
    const { record } = await loaded();
    await watchUsage({ ...deps, usage, device: record.device, place, notify: notifier.afterObservation });
  };
  /** A port of the stored data, once the database code is loaded. */
  const whenLoaded =
    <K extends keyof LoadedStorage['ports']>(name: K) =>
    async (...given: Parameters<LoadedStorage['ports'][K]>) => {
      const { ports } = await loaded();
      return (ports[name] as (...given: unknown[]) => never)(...given);
    };
  const cli = lazyCliPorts(
    async () => {
      const [record, { loadCli }] = await Promise.all([loaded(), import('./cli-loader')]);
      return loadCli(record, deps, usage, page, lookAtUsage);
    },
    'showDirectoryPicker' in page,
  );
  return {
    host: 'pwa',
    version,
    place,
    clock,
    loadSnapshot,
    onSnapshotChange: calmSnapshots(deps.onSnapshotChange, usage, clock.after),
    setGauge: async (gauge) => (await loaded()).stateManager.apply({ type: 'gauge', gauge }),
    chooseAccount: async (account) => (await loaded()).stateManager.apply({ type: 'choose', account }),
    openUsagePage: () => void page.open(usagePageUrl, '_blank', 'noopener'),
    events: whenLoaded('events'),
    observations: whenLoaded('observations'),
    async *usage(account, query) {
      yield* (await loaded()).ports.usage(account, query);
    },
    dailyUse: whenLoaded('dailyUse'),
    oldestAt: whenLoaded('oldestAt'),
    askedSpans: whenLoaded('askedSpans'),
    evidence: whenLoaded('evidence'),
    storedOutlooks: (accounts) => storedOutlooks(accounts, deps.values),
    outlook: rememberForecasts(
      createOutlookPort({ loadSnapshot, observations: whenLoaded('observations'), place, now: Date.now }),
      deps.values,
    ),
    phone,
    alerts: {
      status: async () => (await alerts()).alerts.status(),
      test: async () => (await alerts()).alerts.test(),
    },
    exportCalendar: async (account, windowEnds) => (await alerts()).exportCalendar(account, windowEnds),
    diagnostics: async () => {
      const [{ record, stateManager, ...storage }, { collectDiagnostics }] = await Promise.all([
        loaded(),
        import('../engine/diagnostics/collect-diagnostics'),
      ]);
      const persistence = await storage.persistence();
      return collectDiagnostics({
        storage: record,
        values: deps.values,
        storageState: async () => {
          const trouble = (await stateManager.snapshot()).troubles.find(({ kind }) => kind === 'storage');
          return trouble?.kind === 'storage' ? trouble.reason : 'open';
        },
        persisted: persistence.isPersisted,
        persistAsked: persistence.answer,
        estimate: async () => (await page.navigator.storage?.estimate?.()) ?? {},
        permissions: async () => permissions(page),
        versions: [
          { name: 'app', version },
          ...extensionLine(status.get()),
          { name: 'userAgent', version: page.navigator.userAgent },
        ],
      });
    },
    saveSettings: whenLoaded('saveSettings'),
    nameAccount: whenLoaded('nameAccount'),
    assignAccount: whenLoaded('assignAccount'),
    keepAccount: whenLoaded('keepAccount'),
    forgetAccount: async (account) => {
      const outcome: Outcome = await (await loaded()).ports.forgetAccount(account);
      const registers = async () => (await loaded()).record.registers.rows();
      if (outcome.ok) await forgetFiles(account, { registers, cli, usage });
      if (outcome.ok) await (await alerts()).notifier.forget(account);
      return outcome;
    },
    exportAll: whenLoaded('exportAll'),
    exportEvidence: whenLoaded('exportEvidence'),
    reports: createReportPorts({
      ...deps,
      usage,
      save: saveText,
      registers: async () => (await loaded()).record.registers.rows(),
      device: async () => (await loaded()).record.device(),
      afterChange: lookAtUsage,
    }),
    cli,
    sample: createSamplePorts({
      merge: async (observations) => (await loaded()).stateManager.merge(observations),
      apply: async (command) => (await loaded()).stateManager.apply(command),
      usage,
      now: Date.now,
      zone: place.zone,
    }),
    importFile: whenLoaded('importFile'),
    lastImport: whenLoaded('lastImport'),
    undoImport: whenLoaded('undoImport'),
  };
}

/** The extension in this browser, if one answered. */
function extensionLine({ peer }: PwaStatus): VersionLine[] {
  return peer ? [{ name: 'extension', version: peer.version }] : [];
}

function permissions(page: Window & typeof globalThis): PermissionLine[] {
  const granted = 'Notification' in page && page.Notification.permission === 'granted';
  return [{ name: 'notifications', granted, why: 'diagnostics.permissions.phone' }];
}
