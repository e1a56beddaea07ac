// A segment that was damaged on its way, anywhere: it is refused, or what it gives back is what was written.
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../src/domain/random';
import { decodeSegment, encodeSegment } from '../../../src/sync/codec/segment';
import { usageSeries } from '../../support/observations';
import { repeats } from '../../support/soak';

const damaged = repeats(400, 3_000);

describe('segment', () => {
  it(`accepts none of ${damaged} corrupted ones as something else than what was written`, async () => {
    const all = usageSeries(40);
    const good = await encodeSegment(all);
    const random = seededRandom(7);
    const ids = new Set(all.map(({ id }) => id));
    let read = 0;
    for (let i = 0; i < damaged; i++) {
      const bad = good.slice();
      for (let hits = 1 + Math.floor(random() * 3); hits > 0; hits--) {
        const at = Math.floor(random() * bad.length);
        bad[at] = (bad[at] ?? 0) ^ (1 + Math.floor(random() * 255));
      }
      const cut = random() < 0.2 ? bad.slice(0, Math.floor(random() * bad.length)) : bad;
      const rows = await decodeSegment(cut).catch(() => []);
      if (rows.some(({ id }) => !ids.has(id))) read++;
    }
    expect(read).toBe(0);
  });
});
