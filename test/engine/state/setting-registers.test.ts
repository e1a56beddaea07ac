// Devices that change settings at the same time. A device of an earlier version, which keeps all settings in one register, is played
// as that version did it. That registers converge in the database is tested in `test/storage/registers-converge.test.ts`.
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../src/domain/random';
import { isBelievable, laterRegister, nextClock, type Register } from '../../../src/domain/registers/register';
import { defaultSettings, type Settings } from '../../../src/domain/settings';
import { settingsIn, storeSettings } from '../../../src/engine/state/setting-registers';
import { settingsFrom } from '../../../src/engine/state/stored-settings';
import { isShared } from '../../../src/engine/sync/sync-deps';
import type { Registers } from '../../../src/storage/registers';

const minute = 60_000;

interface Device {
  readonly registers: Registers;
  readonly settings: () => Promise<Settings>;
  readonly edit: (change: Change) => Promise<void>;
  readonly takes: (row: Register) => boolean;
}

type Change = (settings: Settings) => Settings;

/** Registers in memory, in the order of the database. */
function open(device: string, now: () => number): Registers {
  const held = new Map<string, Register>();
  const name = (table: string, key: string) => `${table} ${key}`;
  return {
    get: async (table, key) => held.get(name(table, key))?.value,
    set: async (table, key, value) => {
      const known = held.get(name(table, key));
      held.set(name(table, key), { table, key, value, clock: nextClock(device, now(), known?.clock ?? null) });
    },
    merge: async (rows) => {
      for (const row of rows.filter(({ clock }) => isBelievable(clock, now()))) {
        const known = held.get(name(row.table, row.key));
        held.set(name(row.table, row.key), known ? laterRegister(known, row) : row);
      }
      return 0;
    },
    rows: async () => [...held].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row),
    drop: async () => {},
  };
}

function openNew(name: string, now: () => number): Device {
  const registers = open(name, now);
  const settings = async () => settingsIn(await registers.rows());
  return {
    registers,
    settings,
    edit: async (change) => {
      const before = await settings();
      await storeSettings(before, settingsFrom(change(before)), { registers, device: name });
    },
    takes: isShared,
  };
}

/** A version that knows one register, and of its settings only those that 0.1.0 has. */
function openOld(name: string, now: () => number): Device {
  const registers = open(name, now);
  const settings = async () => {
    const { gauge, alerts } = settingsFrom(await registers.get('settings', 'all'));
    const { on, rules, mutedAccounts, thresholds, useByLeadMs, creditsLow, nothingSeenMs, quiet } = alerts;
    return { gauge, alerts: { on, rules, mutedAccounts, thresholds, useByLeadMs, creditsLow, nothingSeenMs, quiet } };
  };
  return {
    registers,
    settings,
    edit: async (change) => registers.set('settings', 'all', change(await settings())),
    takes: ({ table, key }) => table === 'settings' && key === 'all',
  };
}

async function exchange(one: Device, other: Device): Promise<void> {
  const [given, received] = [await one.registers.rows(), await other.registers.rows()];
  await other.registers.merge(given.filter(other.takes));
  await one.registers.merge(received.filter(one.takes));
}

/** Changes of one setting each, by its name: the value is a number from 1 on. */
const changes: Readonly<Record<string, (value: number) => Change>> = {
  gauge: (value) => (now) => ({ ...now, gauge: value % 2 ? 'used' : 'left' }),
  appearance: (value) => (now) => ({ ...now, appearance: value % 2 ? 'dark' : 'light' }),
  freshMinutes: (value) => (now) => ({ ...now, freshMinutes: 5 + value }),
  creditsLow: (value) => (now) => ({ ...now, alerts: { ...now.alerts, creditsLow: value } }),
  quiet: (value) => (now) => ({ ...now, alerts: { ...now.alerts, quiet: { fromMinute: value, toMinute: 2 * value } } }),
  rule: (value) => (now) => {
    const rules = { ...now.alerts.rules, 'credits-low': value % 2 === 0 };
    return { ...now, alerts: { ...now.alerts, rules } };
  },
  ruleOfAccount: (value) => (now) => {
    const rulesByAccount = { ...now.alerts.rulesByAccount, 'a/b~c': { 'will-run-out': value % 2 === 0 } };
    return { ...now, alerts: { ...now.alerts, rulesByAccount } };
  },
  hidden: (value) => (now) => ({ ...now, hiddenWindows: { ...now.hiddenWindows, a: [`codex/${value}`] } }),
  figure: (value) => (now) => ({ ...now, guide: { ...now.guide, figures: { ...now.guide?.figures, used: value } } }),
  price: (value) => (now) => ({ ...now, plans: { ...now.plans, go: { ...now.plans?.go, price: value } } }),
  project: (value) => (now) => {
    const projects = { ...now.usage?.projects, harbour: { ...now.usage?.projects?.harbour, costCentre: `${value}` } };
    return { ...now, usage: { ...now.usage, projects } };
  },
};
const names = Object.keys(changes);
const changed = (name: string, value: number) => changes[name]?.(value) ?? expect.fail(name);

describe('two devices of this version', () => {
  it.each(names.flatMap((one) => names.filter((other) => other > one).map((other) => [one, other])))(
    'keep both changes, of %s here and of %s there, in either order',
    async (one = '', other = '') => {
      let now = 0;
      const [a, b] = [openNew('a', () => now), openNew('b', () => now)];
      now = 1_000;
      await a.edit(changed(one, 7));
      now = 2_000;
      await b.edit(changed(other, 9));
      await exchange(a, b);
      const both = settingsFrom(changed(other, 9)(changed(one, 7)(defaultSettings)));
      expect(await a.settings()).toEqual(both);
      expect(await b.settings()).toEqual(both);
    },
  );

  it('bring a setting back to its default, and an object that is one setting as a whole', async () => {
    let now = 1_000;
    const [a, b] = [openNew('a', () => now), openNew('b', () => now)];
    await a.edit((all) => ({ ...changed('quiet', 30)(all), freshMinutes: 10, hiddenWindows: { a: ['codex/1'] } }));
    await exchange(a, b);
    now = 2_000;
    await b.edit((all) => ({ ...all, freshMinutes: null, hiddenWindows: {}, alerts: { ...all.alerts, quiet: null } }));
    await exchange(a, b);
    const asAtFirst = { ...defaultSettings, hiddenWindows: {} };
    expect(await a.settings()).toEqual(asAtFirst);
    expect(await b.settings()).toEqual(asAtFirst);
  });

  it('lose no edit of different settings, over 150 runs of three devices with clocks that are wrong', async () => {
    for (let run = 0; run < 150; run += 1) {
      const { devices, wanted } = await converse(run);
      for (const device of devices) expect(await device.settings(), `run ${run}`).toEqual(wanted);
    }
  });
});

describe('a device of this version and one of an earlier', () => {
  it('show each other’s changes, in both directions, and the earlier one destroys nothing it does not know', async () => {
    let now = 1_000;
    const [old, recent] = [openOld('old', () => now), openNew('recent', () => now)];
    await recent.edit((all) => changed('appearance', 1)(changed('creditsLow', 7)(all)));
    await exchange(old, recent);
    expect((await old.settings()).alerts.creditsLow).toBe(7);
    now = 2_000;
    await old.edit((all) => changed('gauge', 1)(changed('creditsLow', 8)(all)));
    await exchange(old, recent);
    const both = changed('appearance', 1)(changed('gauge', 1)(changed('creditsLow', 8)(defaultSettings)));
    expect(await recent.settings()).toEqual(both);
    now = 3_000;
    await recent.edit(changed('quiet', 30));
    await exchange(old, recent);
    expect(await recent.settings()).toEqual(changed('quiet', 30)(both));
    expect((await old.settings()).alerts).toEqual((await recent.settings()).alerts);
    expect((await old.settings()).gauge).toBe('used');
  });

  it('reads what an earlier version left, and keeps all of it after the first edit', async () => {
    let now = 1_000;
    const registers = open('me', () => now);
    const left = settingsFrom(changed('gauge', 1)(changed('quiet', 30)(changed('hidden', 2)(defaultSettings))));
    await registers.set('settings', 'all', left);
    expect(settingsIn(await registers.rows())).toEqual(left);
    now = 2_000;
    await storeSettings(left, changed('creditsLow', 3)(left), { registers, device: 'me' });
    expect(settingsIn(await registers.rows())).toEqual(changed('creditsLow', 3)(left));
  });

  it('does not let what the earlier one changed be undone by the next edit of this one, nor overrule a later edit', async () => {
    let now = 1_000;
    const [old, one, other] = [openOld('old', () => now), openNew('one', () => now), openNew('other', () => now)];
    const all = [old, one, other];
    await one.edit(changed('creditsLow', 1));
    for (const device of all.slice(1)) await exchange(one, device);
    await exchange(one, old);
    now = 2_000;
    await old.edit(changed('creditsLow', 2));
    await exchange(old, one);
    now = 3_000;
    await other.edit(changed('creditsLow', 3));
    now = 4_000;
    await one.edit(changed('gauge', 1));
    expect((await one.settings()).alerts.creditsLow).toBe(2);
    await exchange(one, other);
    for (const device of [one, other]) {
      const { gauge, alerts } = await device.settings();
      expect([gauge, alerts.creditsLow]).toEqual(['used', 3]);
    }
  });

  it('end up equal, whatever they change and in whatever order they meet', async () => {
    let diverged = 0;
    for (let run = 0; run < 150; run += 1) {
      const { devices, clock } = threeDevices(run, [openNew, openNew, openOld]);
      const random = seededRandom(run + 2_000);
      for (let step = 1; step <= 12; step += 1) {
        clock.now = step * 20_000;
        await pick(devices, random).edit(changed(pick(['gauge', 'creditsLow', 'quiet', 'rule'], random), step));
        await exchange(pick(devices, random), pick(devices, random));
      }
      await meet(devices, clock);
      // A device of this version states the whole once more: then the earlier one has it too.
      await devices[0]?.edit(changed('creditsLow', 99));
      await meet(devices, clock);
      const seen = await Promise.all(devices.map(async (device) => JSON.stringify(sorted(await device.settings()))));
      if (new Set(seen).size > 1) diverged += 1;
    }
    expect(diverged).toBe(0);
  });
});

describe('registers of settings from elsewhere', () => {
  const row = (key: string, value: unknown, at = 1): Register => ({
    table: 'settings',
    key,
    value,
    clock: [at, 0, 'x'],
  });

  it.each([
    ['/', 1],
    ['/alerts', 'x'],
    ['/alerts/quiet/fromMinute', 3],
    ['/__proto__/gauge', 'used'],
    ['/constructor/prototype/gauge', 'used'],
    ['/alerts/rules/__proto__', true],
    ['/gauge/deep/er', 'used'],
    [`/${'a/'.repeat(60)}`, 1],
    ['/alerts/thresholds', Array(5_000).fill(10)],
  ])('change nothing else where they make no sense: %s', (key, value) => {
    const { alerts, ...rest } = settingsIn([row(key, value)]);
    expect(rest).toEqual({ gauge: 'left' });
    expect({ ...alerts, thresholds: [] }).toEqual({ ...defaultSettings.alerts, thresholds: [] });
    expect(alerts.thresholds.length).toBeLessThanOrEqual(20);
    expect(({} as { gauge?: string }).gauge).toBeUndefined();
  });

  it('have a size: the newest are read, so that the user can still change a setting', () => {
    const flood = [...Array(5_000).keys()].map((index) => row(`/usage/x${index}`, 'x'.repeat(19_000), 5));
    const settings = settingsIn([...flood, row('/gauge', 'used', 6)]);
    expect(settings.gauge).toBe('used');
    expect(JSON.stringify(settings).length).toBeLessThan(210_000);
  });
});

/** Three devices, each of which edits settings of its own, meet now and then; the last edit of every setting must stand. */
async function converse(run: number) {
  const { devices, clock } = threeDevices(run, [openNew, openNew, openNew]);
  const random = seededRandom(run + 1_000);
  let wanted = defaultSettings;
  for (let step = 1; step <= 12; step += 1) {
    clock.now = step * 20_000;
    const index = Math.floor(random() * names.length);
    const change = changed(names[index] ?? '', step);
    wanted = settingsFrom(change(wanted));
    await devices[index % 3]?.edit(change);
    if (random() < 0.5) await exchange(pick(devices, random), pick(devices, random));
  }
  await meet(devices, clock);
  return { devices, wanted };
}

function threeDevices(seed: number, make: readonly ((name: string, now: () => number) => Device)[]) {
  const random = seededRandom(seed + 1);
  const clock = { now: 0 };
  const devices = make.map((each, index) => {
    const skew = Math.floor((random() * 2 - 1) * 10 * minute);
    return each('abc'.charAt(index), () => clock.now + skew);
  });
  return { devices, clock };
}

const pick = <T>(all: readonly T[], random: () => number) => all[Math.floor(random() * all.length)] as T;

/** All meet an hour later, when every clock has passed what the fastest one wrote. */
async function meet(devices: readonly Device[], clock: { now: number }): Promise<void> {
  clock.now += 60 * minute;
  const [a, b, c] = devices as [Device, Device, Device];
  for (const [one, other] of [
    [a, b],
    [b, c],
    [a, c],
    [a, b],
  ] as const)
    await exchange(one, other);
}

/** With the keys of every object in order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, each]) => [key, sorted(each)]),
  );
}
