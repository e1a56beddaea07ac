// Attacks that speak in Headroom's name: no word of the page's that we do not know reaches a notification or the tooltip.
import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { unnamed, withoutUnknownNames } from '../../src/domain/accounts/unknown-names';
import { viewAccount } from '../../src/domain/accounts/view-account';
import type { AlertLedger } from '../../src/domain/alerts/ledger';
import { defaultSettings } from '../../src/domain/settings';
import type { Snapshot } from '../../src/domain/snapshot';
import { hourMs, minuteMs } from '../../src/domain/time/instant';
import type { PlatformNotification } from '../../src/engine/alerts/platform-notifications';
import { createSnapshotAlertNotifier } from '../../src/engine/alerts/snapshot-alert-notifier';
import { createInMemoryLedgerStore } from '../support/in-memory-ledger-store';
import { spelled } from '../support/spelled-alerts';
import { testTranslator } from '../support/translator';
import { type AttackedDevice, attackedDevice, message, startAt, usageAt } from './support/attacked-device';
import { tried } from './support/attempts';

const lure = 'Account locked! Call 555-0100';

/** The notifier over what the device has published. */
function notifierOf(device: AttackedDevice) {
  const shown: PlatformNotification[] = [];
  const store = createInMemoryLedgerStore();
  const notifier = createSnapshotAlertNotifier({
    now: () => device.now,
    zone: () => 'UTC',
    snapshot: async () => (device.values.all.get('snapshot') as Snapshot | undefined) ?? null,
    store,
    notifications: {
      permission: async () => 'granted',
      show: async (notification) => void shown.push(notification),
      shown: async () => [],
      clear: async () => {},
    },
    alarm: { set: async () => {}, clear: async () => {} },
    openPage: async () => {},
  });
  return { notifier, shown, store };
}

const extraLimit = (index: number, percent: number, at: number) => ({
  limit_name: `${lure} ${index}`,
  metered_feature: `${lure} id ${index}`,
  rate_limit: {
    allowed: percent < 100,
    limit_reached: percent >= 100,
    primary_window: {
      used_percent: percent,
      limit_window_seconds: 604_800,
      reset_at: Math.floor((startAt + 60 * hourMs) / 1000),
      reset_after_seconds: Math.floor((startAt + 60 * hourMs - at) / 1000),
    },
  },
});

const lured = (at: number, limits: number, percent: number) => ({
  ...usageAt(startAt, 40),
  plan_type: lure,
  model_usage: { [lure]: { available: false } },
  rate_limit_reached_type: lure,
  additional_rate_limits: Array.from({ length: limits }, (_, index) => extraLimit(index, percent, at)),
});

const resets = {
  available_count: 1,
  credits: [
    {
      id: 'r1',
      status: 'available',
      title: lure,
      description: lure,
      expires_at: new Date(startAt + 20 * hourMs).toISOString(),
    },
  ],
};

async function attack(device: AttackedDevice, limits: number) {
  const fleet = notifierOf(device);
  for (const [step, percent] of [10, 30, 60, 80, 95, 100, 100].entries()) {
    device.now = startAt + step * 3 * minuteMs;
    const { stateManager } = device.wake();
    await stateManager.observe(message('/wham/usage', lured(device.now, limits, percent), device.now, device.now), '1');
    await stateManager.observe(message('/wham/rate-limit-reset-credits', resets, device.now + 500, device.now), '1');
    await fleet.notifier.afterObservation();
  }
  return fleet;
}

it('no notification and no tooltip holds a word of an unknown limit, reset, model or plan', async () => {
  const device = attackedDevice();
  const { shown } = await attack(device, 1);
  tried(shown.length);
  const texts = shown.map((alert) => Object.values(spelled(alert)).join(' '));
  expect(texts.some((text) => text.includes('Another limit'))).toBe(true);
  const said = JSON.stringify([texts, device.badges.map(({ title }) => title)]);
  expect(said).not.toMatch(/locked|555|Call/);
});

it('the screens still show the page’s own words', async () => {
  const device = attackedDevice();
  await attack(device, 1);
  const { state } = (device.values.all.get('snapshot') as Snapshot).accounts[0] ?? expect.fail('no account');
  expect(viewAccount(state, device.now).windows.map((window) => testTranslator().formats.window(window))).toContain(
    `${lure} 0 weekly`,
  );
});

it('a hundred windows make six notifications in an hour and one summary; the list of alerts has them all', async () => {
  const device = attackedDevice();
  const { shown, store } = await attack(device, 60);
  tried(60);
  expect(shown.filter(({ tag }) => tag !== 'headroom-more-alerts')).toHaveLength(6);
  expect(shown.filter(({ tag }) => tag === 'headroom-more-alerts')).toHaveLength(1);
  const ledger: AlertLedger = await store.load();
  const told = Object.values(ledger.slots)
    .flat()
    .filter((entry) => entry.notice !== undefined);
  expect(told.length).toBeGreaterThan(60);
});

it('after an hour there are six again', async () => {
  const device = attackedDevice();
  const { notifier, shown } = await attack(device, 20);
  const before = shown.length;
  device.now += 61 * minuteMs;
  const { stateManager } = device.wake();
  for (const percent of [5, 5]) {
    device.now += 2 * minuteMs;
    const body = lured(device.now, 20, percent);
    await stateManager.observe(message('/wham/usage', body, device.now, device.now), '1');
    await notifier.afterObservation();
  }
  expect(shown.length - before).toBeGreaterThan(0);
  expect(shown.length - before).toBeLessThanOrEqual(7);
});

it('an account of a single load notifies nobody', async () => {
  const device = attackedDevice();
  const { notifier, shown } = notifierOf(device);
  const { stateManager } = device.wake();
  await stateManager.observe(
    { ...message('/wham/usage', usageAt(startAt, 10), device.now, device.now), load: 'a' },
    '1',
  );
  for (const percent of [50, 80, 95, 100, 100]) {
    device.now += 3 * minuteMs;
    const body = { ...usageAt(startAt, percent), account_id: 'acct-INVENTED', user_id: 'user-INVENTED' };
    await stateManager.observe({ ...message('/wham/usage', body, device.now, device.now), load: 'b' }, '1');
    await notifier.afterObservation();
  }
  expect(defaultSettings.alerts.on).toBe(true);
  expect(shown).toEqual([]);
});

it('known names stay: of limits, models and resets', () => {
  const row = {
    seconds: 604_800,
    usedPercent: 5,
    resetsAt: startAt,
    observedAt: startAt,
    source: 'network',
    confirmed: true,
    withdrawn: false,
  } as const;
  const titled = (title: string) =>
    ({
      key: title,
      status: 'available',
      title,
      description: null,
      grantedAt: null,
      expiresAt: null,
      redeemedAt: null,
      fate: 'available',
      lastListedAt: startAt,
    }) as const;
  const model = (slug: string) => ({ slug, available: false, availableAt: null, creditsWouldEnable: false });
  const own = withoutUnknownNames({
    windows: [
      { ...row, limit: 'codex' },
      { ...row, limit: 'codex_bengalfox', name: lure },
      { ...row, limit: 'x', name: 'gpt-reserve' },
    ],
    gates: null,
    models: { at: startAt, value: ['gpt-5.6-luna', 'gpt-6-astra', 'gpt-5-account-locked'].map(model) },
    bank: ['Full reset', 'Full reset (Weekly + 5 hr)', 'Full reset (Call 555)', 'One free rate limit reset'].map(
      titled,
    ),
  } as unknown as Parameters<typeof withoutUnknownNames>[0]);
  expect(own.windows.map(({ name }) => name)).toEqual([undefined, 'GPT-5.3-Codex-Spark', unnamed]);
  expect(own.models?.value.map(({ slug }) => slug)).toEqual(['gpt-5.6-luna', 'gpt-6-astra', unnamed]);
  expect(own.bank.map(({ title }) => title)).toEqual([
    'Full reset',
    'Full reset (Weekly + 5 hr)',
    null,
    'One free rate limit reset',
  ]);
});

it('nothing is notified of a body that may belong to two accounts', async () => {
  const device = attackedDevice();
  await device.wake().stateManager.observe(message('/wham/usage', usageAt(startAt, 40), device.now, device.now), '1');
  const known = device.values.all.get('snapshot') as Snapshot;
  const [shown] = known.accounts;
  if (!shown) throw new Error('no account');
  const full = (key: string): Snapshot['accounts'][number] => ({
    account: { ...shown.account, key },
    state: {
      ...shown.state,
      key,
      windows: shown.state.windows.map((row) => ({ ...row, usedPercent: 99, observedAt: startAt })),
    },
  });
  const { notifier, shown: notified } = notifierOf(device);
  const publish = (accounts: Snapshot['accounts']) => device.values.all.set('snapshot', { ...known, accounts });
  publish([full('quarantine:two-accounts')]);
  await notifier.afterObservation();
  expect(notified).toEqual([]);
  // The same figures of an account that is known do notify.
  publish([full(shown.account.key)]);
  await notifier.afterObservation();
  expect(notified.length).toBeGreaterThan(0);
});
