// One random value at one random place of everything that is stored, again and again. Each time the background must read the next
// body, and the screens must read what is stored: at the latest after one more start.
import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { wholeSnapshot } from '../../src/domain/check-snapshot';
import { describeEvent } from '../../src/domain/events/describe-event';
import { seededRandom } from '../../src/domain/random';
import { allTime } from '../../src/domain/usage/group-usage';
import { defaultPreferences } from '../../src/domain/usage/usage-preferences';
import { keyUpdates, renameDevice, rotate } from '../../src/engine/devices/device-roster';
import {
  formerAccounts,
  knownDevices,
  membershipOf,
  ownKeys,
  ownName,
  pushOptions,
  pushStatus,
} from '../../src/engine/devices/device-store';
import { loadInboxLog } from '../../src/engine/devices/inbox-log';
import { scheduleRetry } from '../../src/engine/devices/push-state';
import { computerPushStatus } from '../../src/engine/devices/transport-status';
import { createStoredPorts } from '../../src/engine/history/stored-ports';
import { createStoredUsage } from '../../src/engine/reports/stored-usage';
import { segmentCodec } from '../../src/engine/state/segment-codec';
import { createSerializer } from '../../src/engine/state/serialize';
import { createImportJournal } from '../../src/storage/import-journal';
import { createLedgerStore } from '../../src/storage/ledger-store';
import { createLocalStore } from '../../src/storage/local';
import { createTapeStore } from '../../src/storage/tapes';
import { exportPublicKey } from '../../src/sync/keys/device-keys';
import { digestReason } from '../../src/sync/push/push-policy';
import { attempts, tried } from './support/attempts';
import { createBackground, startAt, usageBody, type World } from './support/background';
import { damage, fillWorld } from './support/damage';
import { pairedPhones } from './support/local-rows';

const perTest = 20;
const batches = Array.from({ length: attempts(1, 25) }, (_, index) => 1 + index * perTest);
const stored = fillWorld();

describe('one random value somewhere in what is stored', () => {
  it.each(batches)('never stops the background or the screens (from seed %i on)', async (firstSeed) => {
    tried(perTest);
    const stuck: string[] = [];
    for (let seed = firstSeed; seed < firstSeed + perTest; seed += 1) {
      const { world, where } = await damage(await stored, seededRandom(seed));
      const trouble = await troubleIn(world);
      if (trouble) stuck.push(`seed ${seed}, ${where}: ${trouble}`);
    }
    expect(stuck).toEqual([]);
  });
});

/** What still fails after a second start, or null. */
async function troubleIn(world: World): Promise<string | null> {
  for (const percent of [71, 72]) {
    const background = createBackground(world, startAt + percent * 60_000);
    await background.send('/wham/usage', usageBody(percent), 'tab').catch(() => {});
    await background.stateManager.refresh().catch(() => {});
    // What was found damaged is dealt with after the read that met it.
    await new Promise((resolve) => setTimeout(resolve, 5));
    // Each world would stay in memory otherwise.
    background.database().close();
  }
  const background = createBackground(world, startAt + 73 * 60_000);
  try {
    await background.send('/wham/usage', usageBody(73), 'tab');
    await background.stateManager.refresh();
    await background.stateManager.tidy();
    const snapshot = wholeSnapshot(world.values.all.get('snapshot'));
    if (!snapshot) return 'no whole snapshot';
    if (snapshot.troubles.some(({ kind }) => kind === 'storage')) return 'storage is in trouble';
    const shown = snapshot.accounts.find(({ state }) => state.windows.some(({ usedPercent }) => usedPercent === 73));
    if (!shown) return 'the newest reading is not shown';
    await readAsScreensDo(background, shown.state.key);
    return null;
  } catch (error) {
    return String(error);
  } finally {
    background.database().close();
  }
}

async function readAsScreensDo(background: ReturnType<typeof createBackground>, account: string): Promise<void> {
  const ports = createStoredPorts({
    storage: background,
    now: background.now,
    apply: background.stateManager.apply,
    merge: background.stateManager.merge,
    save: () => {},
  } as never);
  const history = await ports.observations(account, {});
  for (const { kind, facts } of history) if (kind === 'usage') facts.windows.map(({ limit }) => limit);
  for (const event of await ports.events(account, { limit: 100 })) describeEvent(event);
  await ports.oldestAt(account);
  expect((await ports.exportAll('json')).ok).toBe(true);
  await createLedgerStore(background.database).load();
  await background.drift.all();
  await readDevices(background);
  await background.aside.takeDue(background.now(), 'here');
  const journal = createImportJournal(background.database, segmentCodec);
  await journal.head();
  for await (const { imported } of journal.changes()) expect(Array.isArray(imported)).toBe(true);
  const tapes = createTapeStore(background.database);
  expect(Number.isSafeInteger(await tapes.revision())).toBe(true);
  const { ask } = createStoredUsage(background.database, (count) => new Uint8Array(count), createSerializer());
  await ask('report', { by: 'project', selection: allTime }, { zone: 'UTC', preferences: defaultPreferences });
}

/** What the page of devices and the sender of pushes do with what is stored. */
async function readDevices({ database, now }: ReturnType<typeof createBackground>): Promise<void> {
  const deviceStore = createLocalStore(database);
  const deps = {
    deviceStore,
    now,
    self: async () => ({ device: 'here', name: await ownName(deviceStore, 'Desk') }),
    salt: async () => null,
  };
  const keys = await ownKeys(deviceStore);
  expect((await exportPublicKey(keys.publicKey)).length).toBe(65);
  const devices = await knownDevices(deviceStore);
  const options = await pushOptions(deviceStore);
  const statuses = await Promise.all(pairedPhones.map((device) => pushStatus(deviceStore, device)));
  computerPushStatus({ devices: devices as never, statuses, options, allowed: true });
  for (const { memory } of statuses)
    digestReason(memory, { now: now(), facts: noFacts, vendor: 'mozilla', idle: true } as never);
  await scheduleRetry({ deviceStore, alarm: { set: async () => {}, clear: async () => {} } } as never);
  await formerAccounts(deviceStore);
  await membershipOf(deviceStore);
  await loadInboxLog(deviceStore);
  await keyUpdates(deviceStore);
  await rotate(deps as never);
  await renameDevice(deps as never, 'phone-one', 'Mine');
}

const noFacts = { used: {}, ends: {}, banked: {}, lapsing: [], creditsLow: [] };
