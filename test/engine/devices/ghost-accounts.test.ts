// A second computer that joins a group knew its account by another salt. Whatever arrives first, the phone lists one account.
import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Observation } from '../../../src/domain/observations/observation';
import { observationId } from '../../../src/domain/observations/observation-id';
import type { Register } from '../../../src/domain/registers/register';
import { minuteMs } from '../../../src/domain/time/instant';
import { storeKeys } from '../../../src/engine/devices/device-store';
import { databaseParts } from '../../../src/engine/state/database-parts';
import { createOwnStorage } from '../../../src/engine/state/own-storage';
import { createPackedStores } from '../../../src/engine/state/packed-stores';
import { segmentCodec } from '../../../src/engine/state/segment-codec';
import { createMemoryValues } from '../../../src/pwa/indexed-db-values';
import { openDatabase } from '../../../src/storage/database';
import { usageSeries } from '../../support/observations';
import {
  createComputer,
  createPhone,
  createVendor,
  linkComputers,
  pair,
  snapshotWith,
} from '../../support/paired-devices';

const series = usageSeries(6, 1_800);
const end = series.at(-1)?.at ?? 0;
/** The same readings as another computer has them, under the key it knows the account by. */
const seenBy = (device: string, account: string): Observation[] =>
  series.map((observation) => {
    const content = { ...observation, device, account };
    return { ...content, id: observationId(content) } as Observation;
  });

let count = 0;

function openPhoneStorage(now: () => number) {
  count += 1;
  const database = openDatabase(`ghost-${count}`);
  return createOwnStorage(
    {
      values: createMemoryValues(),
      session: createMemoryValues(),
      pageReader: null,
      now,
      randomBytes: (length) => new Uint8Array(length).fill(7),
      showBadge: async () => {},
      onSnapshot: async () => {},
    },
    database,
    createPackedStores(database, segmentCodec),
    databaseParts,
  );
}

type Step = 'first pushes' | 'second pushes' | 'second recognises' | 'phone opens';

/** Runs the steps and returns the accounts the phone lists at the end of each. */
async function accountsAfter(steps: readonly Step[]): Promise<string[][]> {
  const clock = { now: end + minuteMs };
  const vendor = createVendor();
  const storage = openPhoneStorage(() => clock.now);
  const phone = createPhone(vendor, clock, 'phone-1', true, {
    merge: storage.stateManager.merge,
    mergeRegisters: storage.registers.merge,
  });
  const first = createComputer(vendor, clock, {
    snapshot: () => snapshotWith(40, end, 'new'),
    observations: () => seenBy('computer-1', 'new'),
  });
  let isRecognised = false;
  const alias: Register = { table: 'alias', key: 'old', value: 'new', clock: [end, 0, 'computer-2'] };
  const second = createComputer(
    vendor,
    clock,
    {
      snapshot: () => snapshotWith(60, end, isRecognised ? 'new' : 'old'),
      observations: () => [...seenBy('computer-2', 'old'), ...(isRecognised ? seenBy('computer-2', 'new') : [])],
      registers: () => (isRecognised ? [alias] : []),
    },
    'computer-2',
  );
  await pair(first, phone);
  await second.deviceStore.set(storeKeys.formerAccounts, ['old']);
  await linkComputers(first, second, 'computer-2', clock);

  const listed: string[][] = [];
  for (const step of steps) {
    clock.now += minuteMs;
    if (step === 'first pushes') await first.pushSync.onMessage({ type: 'headroom/phone', ask: 'send-now' });
    if (step === 'second pushes') await second.pushSync.onMessage({ type: 'headroom/phone', ask: 'send-now' });
    if (step === 'second recognises') isRecognised = true;
    if (step === 'phone opens') await phone.inbox.drain();
    listed.push((await storage.stateManager.snapshot()).accounts.map(({ account }) => account.key));
  }
  return listed;
}

describe('a phone that hears two computers of one person', () => {
  it('never lists a second account, in whatever order things arrive', async () => {
    const step = fc.constantFrom<Step>('first pushes', 'second pushes', 'second recognises', 'phone opens');
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 9 }), async (steps) => {
        for (const accounts of await accountsAfter([...steps, 'phone opens']))
          expect(accounts.filter((key) => key !== 'new')).toEqual([]);
      }),
      { numRuns: 25, seed: 15 },
    );
  });

  it('lists the account once the second computer recognised it, with the readings of both', async () => {
    const listed = await accountsAfter([
      'second pushes',
      'phone opens',
      'second recognises',
      'second pushes',
      'phone opens',
    ]);
    expect(listed[1]).toEqual([]);
    expect(listed.at(-1)).toEqual(['new']);
  });
});
