import { describe, expect, it } from 'vitest';
import type { AlertLedger } from '../../../src/domain/alerts/ledger';
import { emptyState } from '../../../src/domain/fold/fold-memory';
import { defaultSettings } from '../../../src/domain/settings';
import type { Snapshot } from '../../../src/domain/snapshot';
import { createLedgerValues, rememberPushed } from '../../../src/engine/alerts/ledger-values';
import { createPwaAlertNotifier, type PwaAlertDeps } from '../../../src/engine/alerts/pwa-alert-notifier';
import { createMemoryValues } from '../../../src/pwa/indexed-db-values';
import { bankRow, dayMs, hourMs, start } from '../../support/alert-fixtures';

function scene(account = 'a') {
  const stage = {
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
  const ports: PwaAlertDeps = {
    now: () => stage.now,
    place: () => ({ zone: 'UTC', locale: 'en-GB' }),
    snapshot: async () => snapshot,
    values: createMemoryValues(),
    address: 'https://app.example/',
    notices: async () => ({
      showNotification: async (title, { tag, data }) => {
        stage.open.set(`${tag}`, { title, navigate: (data as { navigate: unknown }).navigate });
        stage.titles.push(title);
      },
      getNotifications: async () =>
        [...stage.open.keys()].map((tag) => ({ tag, close: () => void stage.open.delete(tag) })),
    }),
    permission: () => stage.permission,
    locked: (work) => work(),
    after: (delayMs, run) => {
      const timer = { delayMs, run, stopped: false };
      stage.timers.push(timer);
      return () => {
        timer.stopped = true;
      };
    },
  };
  return { stage, ports };
}

describe('alerts on the phone', () => {
  it('are told at the first open, once over page and worker, and lead to their page', async () => {
    const { stage, ports } = scene();
    const { after: _, ...worker } = ports;
    await createPwaAlertNotifier(ports).onStart();
    await createPwaAlertNotifier(worker).onStart();
    await createPwaAlertNotifier(ports).onStart();
    expect(stage.titles).toEqual(['A banked reset lapses in 1 d 16 h']);
    expect([...stage.open.values()][0]?.navigate).toBe('https://app.example/#/bank');
  });

  it('wait in an open page with one timer, never longer than a timer can', async () => {
    const { stage, ports } = scene();
    await createPwaAlertNotifier(ports).onStart();
    const running = stage.timers.filter(({ stopped }) => !stopped);
    expect(running.map(({ delayMs }) => delayMs)).toEqual([16 * hourMs]);
    stage.now = start + 16 * hourMs;
    running[0]?.run();
    await expect.poll(() => stage.titles.length).toBe(2);
    expect(Math.max(...stage.timers.map(({ delayMs }) => delayMs))).toBeLessThan(2 ** 31);
  });

  it('are not told again when the computer has pushed them', async () => {
    const first = scene();
    await createPwaAlertNotifier(first.ports).onStart();
    const [tag = ''] = first.stage.open.keys();

    const { stage, ports } = scene();
    await rememberPushed(ports.values, `alert/${tag}`);
    await rememberPushed(ports.values, 'cx');
    await createPwaAlertNotifier(ports).onStart();
    expect(stage.titles).toEqual([]);
    stage.now = start + 16 * hourMs;
    await createPwaAlertNotifier(ports).onStart();
    expect(stage.titles).toHaveLength(1);
  });

  it('wait for the permission and use nothing up before', async () => {
    const { stage, ports } = scene();
    stage.permission = 'default';
    await createPwaAlertNotifier(ports).onStart();
    expect(stage.titles).toEqual([]);
    stage.permission = 'granted';
    await createPwaAlertNotifier(ports).onStart();
    expect(stage.titles).toHaveLength(1);
  });

  it('are not told again beside an extension that told them, and are where it could not', async () => {
    const extension = scene();
    await createPwaAlertNotifier(extension.ports).onStart();
    const theirs = createLedgerValues(extension.ports.values);

    const { stage, ports } = scene();
    const heard: AlertLedger[] = [];
    let begin = () => {};
    const beside = {
      headStart: () => new Promise<void>((resolve) => (begin = resolve)),
      exchange: async (ledger: AlertLedger) => {
        heard.push(ledger);
        return theirs.load();
      },
    };
    const teller = createPwaAlertNotifier({ ...ports, beside });
    const looks = [teller.onStart(), teller.afterObservation()];
    expect(heard).toEqual([]);
    begin();
    await Promise.all(looks);
    expect([stage.titles, heard.length]).toEqual([[], 1]);

    const alone = scene();
    const silent = { headStart: async () => {}, exchange: () => Promise.reject(new Error('asleep')) };
    await createPwaAlertNotifier({ ...alone.ports, beside: silent }).onStart();
    expect(alone.stage.titles).toHaveLength(1);
  });

  it('say nothing of made-up data', async () => {
    const { stage, ports } = scene('sample');
    stage.now = start + dayMs;
    await createPwaAlertNotifier(ports).onStart();
    expect(stage.titles).toEqual([]);
  });
});
