import { beforeAll, describe, expect, it } from 'vitest';
import type { Observation } from '../../../src/domain/observations/observation';
import { seededRandom } from '../../../src/domain/random';
import { dayMs, hourMs, minuteMs } from '../../../src/domain/time/instant';
import { type DaySum, daySumsTable, packDaySums, unpackDaySums } from '../../../src/domain/usage/packed-day-sums';
import { deriveGroupKeys, type GroupKeys, importGroupSecret } from '../../../src/sync/keys/keys';
import { sealDigest, sealNewest } from '../../../src/sync/push/digest';
import { payloadCapacity } from '../../../src/sync/push/push-message';
import { openDigest } from '../../../src/sync/push/read-digest';
import { resetList, usageSeries } from '../../support/observations';

// Ninety days with a reading every quarter of an hour, day and night: more than anybody uses.
const quarter = usageSeries(90 * 96, 900);
const madeAt = quarter.at(-1)?.at ?? 0;
const account = quarter[0]?.account ?? '';
const digest = {
  device: 'n5Q0aV2sTq1m',
  counter: 7,
  madeAt,
  records: [
    { table: 'account', key: account, value: { nickname: 'Work', colour: 1 }, clock: [madeAt, 0, 'd'] as const },
  ],
  use: [],
  observations: [...quarter, resetList(madeAt - hourMs)],
  notice: null,
};
const card = {
  title: '5-hour 38% left · Weekly 69%',
  body: '2 banked · as of today 13:05 CET',
  tag: 'headroom',
  silent: true,
  badge: 38,
};
const within = (all: readonly Observation[], backMs: number) =>
  all.filter(({ at, kind }) => kind === 'usage' && at > madeAt - backMs);

describe('a digest', () => {
  let keys: GroupKeys;
  let room: number;
  beforeAll(async () => {
    keys = await deriveGroupKeys(await importGroupSecret(new Uint8Array(32).fill(5)), 0);
    const present = await sealNewest(keys, 'phone', digest);
    room = payloadCapacity(`https://headroom.example.app/#d=${'x'.repeat(Math.ceil((present.length * 4) / 3))}`);
  });

  it('carries sums of use by day, as many days as there is room for, and no fewer readings of the week', async () => {
    const project = { kind: 'label', text: '3fa2' } as const;
    const sums = Array.from({ length: 200 }, (_, index): DaySum => {
      const day = new Date(madeAt - Math.floor(index / 10) * dayMs).toISOString().slice(0, 10);
      return { day, account, project, model: `m${index % 10}`, responses: index, tokens: index * 977, credits: index };
    });
    const use = [{ table: daySumsTable, key: 'd', value: packDaySums(sums), clock: [madeAt, 0, 'd'] as const }];
    const sealed = await sealDigest(keys, 'phone', { ...digest, use }, room);
    expect(sealed.length).toBeLessThanOrEqual(room);
    const read = await openDigest(keys, 'phone', sealed);
    const held = unpackDaySums(read?.records.find(({ table }) => table === daySumsTable)?.value);
    expect(held.length).toBeGreaterThanOrEqual(10);
    expect(sums).toEqual(expect.arrayContaining(held));
    expect(within(read?.observations ?? [], dayMs).length).toBeGreaterThanOrEqual(95);
    const none = await openDigest(keys, 'phone', await sealDigest(keys, 'phone', { ...digest, use }, 0));
    expect(none?.records).toEqual(digest.records);
  });

  it('carries the newest readings, the day, the week and ninety days in one push', async () => {
    const known = { at: madeAt, ends: { 'codex/18000': madeAt, 'codex/604800': madeAt }, resets: ['0123456789abcd'] };
    const notice = {
      card,
      seenAt: madeAt,
      known: { '0123456789abcd': known },
      answered: ['headroom-0123456789abcdef'],
    };
    const sealed = await sealDigest(keys, 'phone', { ...digest, notice }, room);
    expect(sealed.length).toBeLessThanOrEqual(room);
    const read = await openDigest(keys, 'phone', sealed);
    const held = read?.observations ?? [];
    expect(held).toContainEqual(quarter.at(-1));
    expect(held).toContainEqual(resetList(madeAt - hourMs));
    expect(within(held, dayMs).length).toBeGreaterThanOrEqual(95);
    expect(within(held, 7 * dayMs).length).toBeGreaterThanOrEqual(96 + 6 * 8);
    expect(Math.min(...held.map(({ at }) => at))).toBeLessThan(madeAt - 80 * dayMs);
    expect(read).toMatchObject({ device: digest.device, counter: 7, madeAt, records: digest.records, notice });
  });

  it('holds only observations the computer has: none is invented, rounded or repeated', async () => {
    const read = await openDigest(keys, 'phone', await sealDigest(keys, 'phone', digest, room));
    const known = new Map(digest.observations.map((observation) => [observation.id, observation]));
    for (const observation of read?.observations ?? []) expect(observation).toEqual(known.get(observation.id));
    expect(new Set(read?.observations.map(({ id }) => id)).size).toBe(read?.observations.length);
  });

  it('sends the newest readings even when nothing else fits', async () => {
    const read = await openDigest(keys, 'phone', await sealDigest(keys, 'phone', digest, 0));
    expect(read?.observations.map(({ kind }) => kind).toSorted()).toEqual(['resets', 'usage']);
  });

  it('never sends made-up sample data', async () => {
    const sample = usageSeries(5).map((observation) => ({ ...observation, source: 'sample' as const }));
    const read = await openDigest(
      keys,
      'phone',
      await sealDigest(keys, 'phone', { ...digest, observations: sample }, room),
    );
    expect(read?.observations).toEqual([]);
  });

  it('is for one phone of one group and epoch', async () => {
    const sealed = await sealDigest(keys, 'phone', { ...digest, observations: quarter.slice(-3) }, room);
    expect(await openDigest(keys, 'other phone', sealed)).toBeNull();
    const later = await deriveGroupKeys(await importGroupSecret(new Uint8Array(32).fill(5)), 1);
    expect(await openDigest(later, 'phone', sealed)).toBeNull();
  });

  it('is refused in every one of 500 corrupted forms', async () => {
    const sealed = await sealDigest(keys, 'phone', { ...digest, observations: quarter.slice(-30) }, room);
    const random = seededRandom(2);
    let accepted = 0;
    for (let i = 0; i < 500; i++) {
      const bad = sealed.slice();
      const at = Math.floor(random() * bad.length);
      bad[at] = (bad[at] ?? 0) ^ (1 + Math.floor(random() * 255));
      if (await openDigest(keys, 'phone', bad)) accepted++;
    }
    expect(accepted).toBe(0);
  });

  it('has a short form for the address a notification opens', async () => {
    const sealed = await sealNewest(keys, 'phone', digest);
    expect(sealed.length).toBeLessThan(420);
    expect((await openDigest(keys, 'phone', sealed))?.observations).toEqual([quarter.at(-1)]);
    expect(minuteMs).toBe(60_000);
  });
});
