import { describe, expect, it } from 'vitest';
import type { AlertLedger } from '../../../src/domain/alerts/ledger';
import { emptyState } from '../../../src/domain/fold/fold-state';
import { defaultSettings } from '../../../src/domain/settings';
import type { Snapshot } from '../../../src/domain/snapshot';
import { createKeyValueLedgerStore } from '../../../src/engine/alerts/key-value-ledger-store';
import { createPwaAlertNotifier, type PwaAlertDeps } from '../../../src/engine/alerts/pwa-alert-notifier';
import { rememberPushed } from '../../../src/engine/alerts/web-notifications';
import { createMemoryValues } from '../../../src/pwa/indexed-db-values';
import { bankRow, dayMs, hourMs, start } from '../../support/alert-fixtures';
import { testTranslator } from '../../support/translator';

function setUp(account = 'a') {
  const device = {
    now: start,
    permission: 'granted' as 'granted' | 'default',
    open: new Map<string, { title: string; navigate: unknown }>(),
    titles: [] as string[],
    timers: [] as { delayMs: number; run: () => void; stopped: boolean }[],
  };
  const state = { ...emptyState(account), bank: [bankRow({ expiresAt: start + 40 * hourMs })], observedAt: start };
  const snapshot: Snapshot = {
    v: 1,
    revision: 1,
    writtenAt: start,
    accounts: [{ account: { key: account, nickname: 'Home', colour: 0 }, state }],
    current: account,
    settings: defaultSettings,
    troubles: [],
  };
  const deps: PwaAlertDeps = {
    now: () => device.now,
    zone: () => 'UTC',
    translator: async () => testTranslator({ now: () => device.now }),
    snapshot: async () => snapshot,
    values: createMemoryValues(),
    baseUrl: 'https://app.example/',
    registration: async () => ({
      showNotification: async (title, { tag, data }) => {
        device.open.set(`${tag}`, { title, navigate: (data as { navigate: unknown }).navigate });
        device.titles.push(title);
      },
      getNotifications: async () =>
        [...device.open.keys()].map((tag) => ({ tag, close: () => void device.open.delete(tag) })),
    }),
    permission: () => device.permission,
    locked: (work) => work(),
    schedule: (delayMs, run) => {
      const timer = { delayMs, run, stopped: false };
      device.timers.push(timer);
      return () => {
        timer.stopped = true;
      };
    },
  };
  return { device, deps };
}

describe('createPwaAlertNotifier', () => {
  it('delivers at the first open, once across page and worker, with a link to the page', async () => {
    const { device, deps } = setUp();
    const { schedule: _, ...worker } = deps;
    await createPwaAlertNotifier(deps).onStart();
    await createPwaAlertNotifier(worker).onStart();
    await createPwaAlertNotifier(deps).onStart();
    expect(device.titles).toEqual(['A banked reset expires in 1\u00a0d\u00a016\u00a0h']);
    expect([...device.open.values()][0]?.navigate).toBe('https://app.example/#/bank');
  });

  it('waits in an open page with one timer, never for longer than a timer can', async () => {
    const { device, deps } = setUp();
    await createPwaAlertNotifier(deps).onStart();
    const running = device.timers.filter(({ stopped }) => !stopped);
    expect(running.map(({ delayMs }) => delayMs)).toEqual([16 * hourMs]);
    device.now = start + 16 * hourMs;
    running[0]?.run();
    await expect.poll(() => device.titles.length).toBe(2);
    expect(Math.max(...device.timers.map(({ delayMs }) => delayMs))).toBeLessThan(2 ** 31);
  });

  it('does not repeat what the computer pushed', async () => {
    const first = setUp();
    await createPwaAlertNotifier(first.deps).onStart();
    const [tag = ''] = first.device.open.keys();

    const { device, deps } = setUp();
    await rememberPushed(deps.values, [tag]);
    await rememberPushed(deps.values, ['cx']);
    await createPwaAlertNotifier(deps).onStart();
    expect(device.titles).toEqual([]);
    device.now = start + 16 * hourMs;
    await createPwaAlertNotifier(deps).onStart();
    expect(device.titles).toHaveLength(1);
  });

  it('waits for the permission and uses nothing up before', async () => {
    const { device, deps } = setUp();
    device.permission = 'default';
    await createPwaAlertNotifier(deps).onStart();
    expect(device.titles).toEqual([]);
    device.permission = 'granted';
    await createPwaAlertNotifier(deps).onStart();
    expect(device.titles).toHaveLength(1);
  });

  it('does not repeat what the extension delivered, and delivers where it does not answer', async () => {
    const extension = setUp();
    await createPwaAlertNotifier(extension.deps).onStart();
    const extensionLedger = createKeyValueLedgerStore(extension.deps.values);

    const { device, deps } = setUp();
    const received: AlertLedger[] = [];
    let endHeadStart = () => {};
    const extensionAlerts = {
      headStart: () => new Promise<void>((resolve) => (endHeadStart = resolve)),
      exchange: async (ledger: AlertLedger) => {
        received.push(ledger);
        return extensionLedger.load();
      },
    };
    const notifier = createPwaAlertNotifier({ ...deps, extension: extensionAlerts });
    const runs = [notifier.onStart(), notifier.afterObservation()];
    expect(received).toEqual([]);
    endHeadStart();
    await Promise.all(runs);
    expect([device.titles, received.length]).toEqual([[], 1]);

    const alone = setUp();
    const unanswered = { headStart: async () => {}, exchange: () => Promise.reject(new Error('asleep')) };
    await createPwaAlertNotifier({ ...alone.deps, extension: unanswered }).onStart();
    expect(alone.device.titles).toHaveLength(1);
  });

  it('delivers nothing about sample data', async () => {
    const { device, deps } = setUp('sample');
    device.now = start + dayMs;
    await createPwaAlertNotifier(deps).onStart();
    expect(device.titles).toEqual([]);
  });
});
