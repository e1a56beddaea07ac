import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { sampleData } from '../../src/domain/sample/sample-data';
import { dayMs } from '../../src/domain/time/instant';
import { segmentCodec } from '../../src/engine/state/segment-codec';
import { openDatabase } from '../../src/storage/database';
import { storedExtent } from '../../src/storage/extent';
import { createObservationStore } from '../../src/storage/observations';
import { createSegmentStore } from '../../src/storage/segments';
import { createUsageHistory } from '../../src/storage/usage-history';

const now = Date.UTC(2026, 10, 21, 9);
const month = sampleData({ now, zone: 'UTC' });

describe('the extent of what is stored', () => {
  it('is nothing at first, then the oldest row, then the oldest of what was packed', async () => {
    const database = openDatabase(crypto.randomUUID());
    const segments = createSegmentStore(database, segmentCodec);
    const history = createUsageHistory(database, segmentCodec);
    expect(await storedExtent(database, history)).toEqual({ observations: 0, oldestAt: null });
    await createObservationStore(database).add(month);
    const rows = await database().observations.count();
    const oldestAt = Math.min(...month.map(({ at }) => at));
    expect(await storedExtent(database, history)).toEqual({ observations: rows, oldestAt });
    const older = month.slice(0, 3).map((seen, at) => ({ ...seen, id: `old-${at}`, at: seen.at - 90 * dayMs }));
    await segments.add(older);
    expect(await segments.accounts()).toEqual([...new Set(older.map(({ account }) => account))]);
    expect(await storedExtent(database, history)).toEqual({
      observations: rows + 3,
      oldestAt: Math.min(...older.map(({ at }) => at)),
    });
  });

  it('is asked of the accounts given alone, in rows and packed months alike', async () => {
    const database = openDatabase(crypto.randomUUID());
    const segments = createSegmentStore(database, segmentCodec);
    const history = createUsageHistory(database, segmentCodec);
    const [first] = month;
    if (!first) throw new Error('a month without a day');
    const one = (account: string, daysAgo: number) => ({
      ...{ ...first, account, id: `${account}-${daysAgo}` },
      at: now - daysAgo * dayMs,
    });
    await createObservationStore(database).add([one('a', 3), one('a', 2), one('b', 9)]);
    expect(await history.oldestAt(['a'])).toBe(now - 3 * dayMs);
    await segments.add([one('a', 100), one('a', 99), one('a', 60), one('b', 200)]);
    expect(await history.oldestAt(['a'])).toBe(now - 100 * dayMs);
    expect(await history.oldestAt(['a', 'b'])).toBe(now - 200 * dayMs);
    expect(await history.oldestAt(['c'])).toBeNull();
  });
});
