import { describe, expect, it } from 'vitest';
import { ledgerEntries } from '../../../src/domain/alerts/ledger-entries';
import { defaultSettings } from '../../../src/domain/settings';
import { hourMs, minuteMs } from '../../../src/domain/time/instant';
import {
  type AlertNotifierDeps,
  alarmName,
  createAlertNotifier,
  laterMs,
  type PlatformNotification,
} from '../../../src/engine/alerts/alert-notifier';
import { createAlertPorts } from '../../../src/engine/alerts/alert-ports';
import { createLedgerMemory } from '../../../src/storage/ledger-store';
import { bankRow, context, dayMs, start, viewOf, windowRow } from '../../support/alert-fixtures';

function scene() {
  const store = createLedgerMemory();
  const stage = {
    now: start,
    state: { windows: [windowRow({ usedPercent: 80, observedAt: start, resetsAt: start + 3 * hourMs })] } as Parameters<
      typeof viewOf
    >[0],
    refusal: null as string | null,
    permission: 'granted' as 'granted' | 'denied',
    shown: [] as PlatformNotification[],
    tray: new Set<string>(),
    opened: [] as string[],
    alarmAt: null as number | null,
  };
  const ports: AlertNotifierDeps = {
    now: () => stage.now,
    views: async (now) => [viewOf(stage.state, now)],
    settings: async () => defaultSettings,
    context: async () => context,
    store,
    notifier: {
      permission: async () => stage.permission,
      show: async (notice) => {
        if (stage.refusal) throw new Error(stage.refusal);
        stage.shown.push(notice);
        stage.tray.add(notice.tag);
      },
      shown: async () => [...stage.tray],
      clear: async (tag) => void stage.tray.delete(tag),
    },
    alarm: {
      set: async (at) => {
        stage.alarmAt = at;
      },
      clear: async () => {
        stage.alarmAt = null;
      },
    },
    openPage: async (page) => void stage.opened.push(page),
  };
  return { stage, store, ports, teller: createAlertNotifier(ports) };
}

const lapsing = { windows: [], bank: [bankRow({ expiresAt: start + 20 * dayMs })], observedAt: start };

describe('a teller', () => {
  it('arms its alarm at the next instant, and only answers to its own', async () => {
    const { stage, teller } = scene();
    stage.state = lapsing;
    await teller.onAlarm('somebody/else');
    expect(stage.alarmAt).toBeNull();
    await teller.onStart();
    expect(stage.alarmAt).toBe(start + 13 * dayMs);
    stage.now = stage.alarmAt ?? 0;
    await teller.onAlarm(alarmName);
    expect(stage.shown.map(({ title, page }) => [title, page])).toEqual([['A banked reset lapses in 7 d', '#/bank']]);
    expect(stage.alarmAt).toBe(start + 17 * dayMs);
  });

  it('leaves no alarm behind when nothing is coming', async () => {
    const { stage, teller } = scene();
    stage.state = { windows: [], observedAt: start };
    await teller.afterObservation();
    expect(stage.alarmAt).toBeNull();
  });

  it('tells once though it is woken many times at once', async () => {
    const { stage, teller } = scene();
    await Promise.all([teller.onStart(), teller.afterObservation(), teller.onAlarm(alarmName)]);
    expect(stage.shown).toHaveLength(1);
  });

  it('says how late it is after a sleep', async () => {
    const { stage, teller } = scene();
    stage.state = lapsing;
    await teller.onStart();
    stage.now = start + 13 * dayMs + 3 * hourMs;
    await teller.onAlarm(alarmName);
    expect(stage.shown[0]?.body).toMatch(/This was due Sun 15 Nov, 09:00 UTC, 3 h ago\.$/);
  });

  it('tries again when the platform refused, shows the reason until then, and tells once', async () => {
    const { stage, teller, store, ports } = scene();
    stage.refusal = 'The system shows nothing now.';
    await teller.afterObservation();
    const desk = createAlertPorts({ ...ports, store });
    expect((await desk.status()).failed).toMatchObject([{ rule: 'use-threshold', tries: 1, reason: stage.refusal }]);
    expect(stage.alarmAt).toBe(start + minuteMs);

    stage.refusal = null;
    stage.now = start + minuteMs;
    await teller.onAlarm(alarmName);
    await teller.onStart();
    expect(stage.shown).toHaveLength(1);
    expect(await desk.status()).toMatchObject({
      failed: [],
      recent: [{ title: '5-hour: 80 % used', answered: false }],
    });
  });

  it('keeps an alert while the permission is gone', async () => {
    const { stage, teller } = scene();
    stage.permission = 'denied';
    await teller.afterObservation();
    stage.permission = 'granted';
    await teller.onStart();
    expect(stage.shown).toHaveLength(1);
  });

  it('does not show again what a killed worker left on the screen', async () => {
    const { stage, ports, store } = scene();
    const dying = createAlertNotifier({ ...ports, store: { ...store, commit: (next) => dieAfterShowing(next) } });
    const dieAfterShowing = (next: Parameters<typeof store.commit>[0]) =>
      stage.shown.length > 0 ? new Promise<never>(() => {}) : store.commit(next);
    void dying.afterObservation();
    await expect.poll(() => stage.shown.length).toBe(1);
    await createAlertNotifier(ports).onStart();
    expect(stage.shown).toHaveLength(1);
    expect(ledgerEntries(await store.load()).map(({ state }) => state)).toContain('delivered');
  });

  it('opens the page a notification is about, and takes it for answered', async () => {
    const { stage, teller, store } = scene();
    stage.state = { ...lapsing, bank: [bankRow({ expiresAt: start + 2 * dayMs })] };
    await teller.onStart();
    await teller.onNotificationClick(stage.shown[0]?.tag ?? '');
    expect(stage.opened).toEqual(['#/bank']);
    expect(stage.tray.size).toBe(0);
    expect(ledgerEntries(await store.load()).find(({ told }) => told)?.state).toBe('acknowledged');
  });

  it('opens the start for a notification nobody remembers', async () => {
    const { stage, teller } = scene();
    await teller.onNotificationClick('headroom-test');
    expect(stage.opened).toEqual(['#/']);
  });

  it('forgets an account and what was told of it, and nothing of another', async () => {
    const { stage, teller, store } = scene();
    await teller.onStart();
    await teller.forget('another');
    expect(JSON.stringify(await store.load())).toContain('80 % used');
    await teller.forget('a');
    expect(JSON.stringify(await store.load())).not.toMatch(/"a·|80 % used/);
    expect(stage.shown).toHaveLength(1);
  });

  it('comes back after "later", not after "done"', async () => {
    const { stage, teller } = scene();
    await teller.onStart();
    const tag = stage.shown[0]?.tag ?? '';
    await teller.onNotificationButton(tag, 0);
    expect(stage.tray.size).toBe(0);
    expect(stage.alarmAt).toBe(start + laterMs);
    stage.now = start + laterMs;
    await teller.onAlarm(alarmName);
    expect(stage.shown).toHaveLength(2);
    await teller.onNotificationButton(tag, 1);
    stage.now += laterMs;
    await teller.onStart();
    expect(stage.shown).toHaveLength(2);
  });
});

describe('the test button', () => {
  it('goes through the same door, and says so when it is shut', async () => {
    const { stage, ports, store } = scene();
    const desk = createAlertPorts({ ...ports, store });
    expect(await desk.test()).toMatchObject({ ok: true });
    expect(stage.shown.map(({ tag }) => tag)).toEqual(['headroom-test']);
    stage.permission = 'denied';
    expect(await desk.test()).toMatchObject({ ok: false, text: expect.stringContaining('switched off') });
  });
});
