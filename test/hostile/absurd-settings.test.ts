// A stored snapshot whose settings are of another program's mind: each is either found damaged, and made anew by the background, or
// can be used by every screen. And settings that other devices and files bring by the thousand.
import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { wholeSnapshot } from '../../src/domain/check-snapshot';
import { guideFrom } from '../../src/domain/guide/figures';
import { laneOrder } from '../../src/domain/lanes/lane-order';
import { plansFrom } from '../../src/domain/plans/plan-figures';
import type { Settings } from '../../src/domain/settings';
import type { Snapshot } from '../../src/domain/snapshot';
import { preferencesFrom } from '../../src/domain/usage/usage-preferences';
import { hiddenWindowsOf, silentWindowsOf } from '../../src/domain/windows/hidden-windows';
import { settingsFrom } from '../../src/engine/state/stored-settings';
import { readRegisters } from '../../src/sync/codec/read-registers';
import { tried } from './support/attempts';
import { createBackground, newWorld, startAt, usageBody } from './support/background';
import { junk } from './support/damage';

const account = 'sample';
const fields = (names: readonly string[], within: (change: object) => object = (change) => change) =>
  names.flatMap((name) => [...junk, 'x'.repeat(100_000)].map((value) => within({ [name]: value })));

/** What most users never set, so that a snapshot damaged at random has no such field to damage. */
const absurd: readonly object[] = [
  ...fields(['appearance', 'iconOnly', 'freshMinutes', 'pageBadge', 'language', 'lanes', 'usage', 'guide', 'plans']),
  ...fields(['hiddenWindows', 'alerts']),
  ...fields(['figures', 'tier', 'done'], (guide) => ({ guide })),
  ...fields(['projects', 'budgets', 'prices', 'deferred', 'givenNames', 'ticketPrefixes'], (usage) => ({ usage })),
  ...fields(['go', 'plus'], (plans) => ({ plans })),
  ...fields([account], (hiddenWindows) => ({ hiddenWindows })),
  ...fields(['thresholds', 'mutedAccounts', 'rulesByAccount', 'hiddenWindows', 'quiet', 'rules'], (alerts) => ({
    alerts,
  })),
];

/** Reads every setting as the screens do. */
function use(settings: Settings): void {
  hiddenWindowsOf(settings, account).filter((key) => key.includes('/'));
  silentWindowsOf(settings, account).includes('codex/18000');
  for (const rules of Object.values(settings.alerts.rulesByAccount ?? {})) expect(Object.values(rules)).toBeTruthy();
  settings.alerts.thresholds.map((percent) => percent.toFixed());
  settings.alerts.mutedAccounts.includes(account);
  const { quiet } = settings.alerts;
  if (quiet) expect(Number.isFinite(quiet.fromMinute + quiet.toMinute)).toBe(true);
  laneOrder(settings.lanes, [account]);
  const { budgets, deferred, ticketPrefixes, projects } = preferencesFrom(settings.usage);
  expect([budgets.length, deferred.length, ticketPrefixes.length, Object.keys(projects).length]).not.toContain(
    Number.NaN,
  );
  expect(guideFrom(settings.guide).tier).toBeTruthy();
  expect(plansFrom(settings.plans).plus.price).toBeGreaterThanOrEqual(0);
  settings.language?.split('-');
  settings.appearance?.trim();
}

it('are found damaged or can be used, and are whole once the background read them', async () => {
  tried(absurd.length);
  const background = createBackground(newWorld());
  await background.send('/wham/usage', usageBody(40), 'tab');
  const stored = await background.stateManager.snapshot();
  const failed: string[] = [];
  for (const change of absurd) {
    const { alerts } = change as { readonly alerts?: unknown };
    const isPart = typeof alerts === 'object' && alerts !== null && !Array.isArray(alerts);
    const settings = {
      ...stored.settings,
      ...change,
      ...(isPart && { alerts: { ...stored.settings.alerts, ...alerts } }),
    };
    const read = wholeSnapshot({ ...stored, settings } as Snapshot);
    try {
      if (read) use(read.settings);
      expect(wholeSnapshot({ ...stored, settings: settingsFrom(settings) })).not.toBeNull();
    } catch (error) {
      failed.push(`${JSON.stringify(change).slice(0, 80)}: ${String(error).slice(0, 120)}`);
    }
  }
  expect(failed).toEqual([]);
});

it('that come by the thousand leave room for the user’s own, and the snapshot small', async () => {
  const flood = Array.from({ length: 5_000 }, (_, index) => ({
    table: 'settings',
    key: `/usage/projects/p${index}/name`,
    value: 'x'.repeat(19_000),
    clock: [startAt + 60_000, Number.MAX_SAFE_INTEGER - 1, 'them'],
  }));
  const believed = flood.map((row) => ({ ...row, clock: [startAt + 60_000, 0, 'them'] }));
  tried(flood.length + believed.length);
  // A count that leaves no room for the next edit of this device is refused as a whole.
  expect(readRegisters(flood)).toEqual([]);
  const world = newWorld();
  const background = createBackground(world);
  await background.send('/wham/usage', usageBody(40), 'tab');
  const before = (await background.stateManager.snapshot()).settings;
  await background.registers.merge(readRegisters(believed));
  await background.stateManager.merge([]);
  await background.stateManager.apply({ type: 'gauge', gauge: 'used' });
  const again = createBackground(world, startAt + 600_000);
  await again.stateManager.refresh();
  const { settings } = await again.stateManager.snapshot();
  expect([settings.gauge, settings.alerts]).toEqual(['used', before.alerts]);
  expect(JSON.stringify(world.values.all.get('snapshot')).length).toBeLessThan(400_000);
  expect(JSON.stringify(await again.registers.rows()).length).toBeLessThan(1_500_000);
});
