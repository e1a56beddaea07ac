import { describe, expect, it } from 'vitest';
import { ledgerEntries } from '../../../src/domain/alerts/ledger-entries';
import { NotificationRefused, type RefusalCode } from '../../../src/domain/alerts/notification-refused';
import { message } from '../../../src/domain/messages/message';
import { defaultSettings } from '../../../src/domain/settings';
import { hourMs, minuteMs } from '../../../src/domain/time/instant';
import {
  type AlertNotifierDeps,
  alarmName,
  createAlertNotifier,
  laterMs,
} from '../../../src/engine/alerts/alert-notifier';
import { createAlertPorts } from '../../../src/engine/alerts/alert-ports';
import type { PlatformNotification } from '../../../src/engine/alerts/platform-notifications';
import { bankRow, context, dayMs, start, viewOf, windowRow } from '../../support/alert-fixtures';
import { createInMemoryLedgerStore } from '../../support/in-memory-ledger-store';
import { spelled } from '../../support/spelled-alerts';

function setUp() {
  const store = createInMemoryLedgerStore();
  const platform = {
    now: start,
    state: { windows: [windowRow({ usedPercent: 80, observedAt: start, resetsAt: start + 3 * hourMs })] } as Parameters<
      typeof viewOf
    >[0],
    refusal: null as RefusalCode | null,
    permission: 'granted' as 'granted' | 'denied',
    shown: [] as PlatformNotification[],
    tray: new Set<string>(),
    opened: [] as string[],
    alarmAt: null as number | null,
  };
  const deps: AlertNotifierDeps = {
    now: () => platform.now,
    views: async (now) => [viewOf(platform.state, now)],
    settings: async () => defaultSettings,
    context: async () => context,
    store,
    notifications: {
      permission: async () => platform.permission,
      show: async (notice) => {
        if (platform.refusal) throw new NotificationRefused(platform.refusal);
        platform.shown.push(notice);
        platform.tray.add(notice.tag);
      },
      shown: async () => [...platform.tray],
      clear: async (tag) => void platform.tray.delete(tag),
    },
    alarm: {
      set: async (at) => {
        platform.alarmAt = at;
      },
      clear: async () => {
        platform.alarmAt = null;
      },
    },
    openPage: async (page) => void platform.opened.push(page),
  };
  return { platform, store, deps, notifier: createAlertNotifier(deps) };
}

const expiring = { windows: [], bank: [bankRow({ expiresAt: start + 20 * dayMs })], observedAt: start };

describe('createAlertNotifier', () => {
  it('sets its alarm to the next planned alert, and ignores alarms of other names', async () => {
    const { platform, notifier } = setUp();
    platform.state = expiring;
    await notifier.onAlarm('somebody/else');
    expect(platform.alarmAt).toBeNull();
    await notifier.onStart();
    expect(platform.alarmAt).toBe(start + 13 * dayMs);
    platform.now = platform.alarmAt ?? 0;
    await notifier.onAlarm(alarmName);
    expect(platform.shown.map((shown) => [spelled(shown).title, shown.page])).toEqual([
      ['A banked reset expires in 7 d', '#/bank'],
    ]);
    expect(platform.alarmAt).toBe(start + 17 * dayMs);
  });

  it('clears its alarm when nothing is planned', async () => {
    const { platform, notifier } = setUp();
    platform.state = { windows: [], observedAt: start };
    await notifier.afterObservation();
    expect(platform.alarmAt).toBeNull();
  });

  it('delivers once when called several times at once', async () => {
    const { platform, notifier } = setUp();
    await Promise.all([notifier.onStart(), notifier.afterObservation(), notifier.onAlarm(alarmName)]);
    expect(platform.shown).toHaveLength(1);
  });

  it('says how late an alert is after a sleep', async () => {
    const { platform, notifier } = setUp();
    platform.state = expiring;
    await notifier.onStart();
    platform.now = start + 13 * dayMs + 3 * hourMs;
    await notifier.onAlarm(alarmName);
    expect(platform.shown.map(spelled)[0]?.body).toMatch(/This was due Sun 15 Nov, 09:00 UTC, 3 h ago\.$/);
  });

  it('tries again when the platform refused, shows the reason until then, and delivers once', async () => {
    const { platform, notifier, store, deps } = setUp();
    platform.refusal = 'not-installed';
    await notifier.afterObservation();
    const alertPorts = createAlertPorts({ ...deps, store });
    expect((await alertPorts.status()).failed).toMatchObject([
      { rule: 'use-threshold', tries: 1, reason: message('alerts.refused.notInstalled') },
    ]);
    expect(platform.alarmAt).toBe(start + minuteMs);

    platform.refusal = null;
    platform.now = start + minuteMs;
    await notifier.onAlarm(alarmName);
    await notifier.onStart();
    expect(platform.shown).toHaveLength(1);
    const { failed, recent } = await alertPorts.status();
    expect([failed, recent.map(({ answered }) => answered)]).toEqual([[], [false]]);
    expect(recent.map(spelled)).toMatchObject([{ title: '5-hour: 80% used' }]);
  });

  it('keeps an alert while permission is denied', async () => {
    const { platform, notifier } = setUp();
    platform.permission = 'denied';
    await notifier.afterObservation();
    platform.permission = 'granted';
    await notifier.onStart();
    expect(platform.shown).toHaveLength(1);
  });

  it('does not show again what a killed worker showed', async () => {
    const { platform, deps, store } = setUp();
    const killed = createAlertNotifier({ ...deps, store: { ...store, commit: (next) => hangAfterShowing(next) } });
    const hangAfterShowing = (next: Parameters<typeof store.commit>[0]) =>
      platform.shown.length > 0 ? new Promise<never>(() => {}) : store.commit(next);
    void killed.afterObservation();
    await expect.poll(() => platform.shown.length).toBe(1);
    await createAlertNotifier(deps).onStart();
    expect(platform.shown).toHaveLength(1);
    expect(ledgerEntries(await store.load()).map(({ state }) => state)).toContain('delivered');
  });

  it('opens the page a notification is about, and acknowledges it', async () => {
    const { platform, notifier, store } = setUp();
    platform.state = { ...expiring, bank: [bankRow({ expiresAt: start + 2 * dayMs })] };
    await notifier.onStart();
    await notifier.onNotificationClick(platform.shown[0]?.tag ?? '');
    expect(platform.opened).toEqual(['#/bank']);
    expect(platform.tray.size).toBe(0);
    expect(ledgerEntries(await store.load()).find(({ notice }) => notice)?.state).toBe('acknowledged');
  });

  it('opens the start page for a notification the ledger does not know', async () => {
    const { platform, notifier } = setUp();
    await notifier.onNotificationClick('headroom-test');
    expect(platform.opened).toEqual(['#/']);
  });

  it('forgets everything about one account, and nothing about another', async () => {
    const { platform, notifier, store } = setUp();
    await notifier.onStart();
    await notifier.forget('another');
    expect(JSON.stringify(await store.load())).toContain('"used":80');
    await notifier.forget('a');
    expect(JSON.stringify(await store.load())).not.toMatch(/"a·|"used":80/);
    expect(platform.shown).toHaveLength(1);
  });

  it('shows an alert again after "later", not after "done"', async () => {
    const { platform, notifier } = setUp();
    await notifier.onStart();
    const tag = platform.shown[0]?.tag ?? '';
    await notifier.onNotificationButton(tag, 0);
    expect(platform.tray.size).toBe(0);
    expect(platform.alarmAt).toBe(start + laterMs);
    platform.now = start + laterMs;
    await notifier.onAlarm(alarmName);
    expect(platform.shown).toHaveLength(2);
    await notifier.onNotificationButton(tag, 1);
    platform.now += laterMs;
    await notifier.onStart();
    expect(platform.shown).toHaveLength(2);
  });
});

describe('the test button', () => {
  it('shows a notification the way alerts are shown, and says when it cannot', async () => {
    const { platform, deps, store } = setUp();
    const alertPorts = createAlertPorts({ ...deps, store });
    expect(await alertPorts.test()).toMatchObject({ ok: true });
    expect(platform.shown.map(({ tag }) => tag)).toEqual(['headroom-test']);
    platform.permission = 'denied';
    expect(await alertPorts.test()).toMatchObject({ ok: false, text: message('alerts.test.denied') });
  });
});
