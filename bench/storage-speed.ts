// What storing and finding costs, against the browser's own storage. The work itself runs in storage-page.ts.
import { inExtensionBrowser } from './extension-browser';
import { type Figure, ratioFigure } from './figure';
import { shuffledRounds } from './rounds';
import type { StorageBench } from './storage-page';

const rounds = 12;
/** Of our side alone: a single round differs from another by up to 70 %, and the raw rows take ten seconds a round. */
const importRounds = 3;
/** Observations of somebody who works with Codex all year: a reading a minute, other bodies now and then. */
const heavyCount = 98_000;

/** Bulk writes, an import of old observations, and the newest state read cold. */
export function benchStorage(random: () => number): Promise<Figure[]> {
  return inExtensionBrowser(async ({ pages }) => {
    const run = (name: keyof StorageBench, count: number): Promise<number> =>
      pages.ours.evaluate(({ name, count }) => (globalThis as unknown as { bench: StorageBench }).bench[name](count), {
        name,
        count,
      });
    const many: Record<'stored' | 'raw', number[]> = { stored: [], raw: [] };
    for (const name of shuffledRounds(['stored', 'raw'] as const, rounds, random))
      many[name].push(await run(name, 10_000));
    const packed: number[] = [];
    for (let round = 0; round < importRounds; round++) packed.push(await run('packed', 100_000));
    const bulk = { ours: packed, base: [await run('raw', 100_000)] };
    const year = { ours: [await run('packedYear', heavyCount)], base: [await run('rawYear', heavyCount)] };
    await run('prepareYear', heavyCount);
    const drawn: Record<'yearDrawn' | 'rawSummaries', number[]> = { yearDrawn: [], rawSummaries: [] };
    for (const name of shuffledRounds(['yearDrawn', 'rawSummaries'] as const, rounds, random))
      drawn[name].push(await run(name, 0));
    await run('prepareNewest', 10_000);
    const newest: Record<'newestState' | 'rawNewest', number[]> = { newestState: [], rawNewest: [] };
    for (const name of shuffledRounds(['newestState', 'rawNewest'] as const, rounds * 2, random))
      newest[name].push(await run(name, 0));
    return [
      ratioFigure(
        '10 000 observations stored ÷ raw IndexedDB',
        { ours: many.stored, base: many.raw },
        { floor: 1.25, aim: 1.05 },
      ),
      ratioFigure('import of 100 000 old observations ÷ as raw rows', bulk, { floor: 0.05, aim: 0.01 }),
      ratioFigure('import of a heavy year ÷ as raw rows', year, { floor: 0.8, aim: 0.3 }),
      ratioFigure(
        'a heavy year read for its chart ÷ raw open and read of its months',
        { ours: drawn.yearDrawn, base: drawn.rawSummaries },
        { floor: 8, aim: 4 },
      ),
      ratioFigure(
        'newest state, cold ÷ raw open and last row',
        { ours: newest.newestState, base: newest.rawNewest },
        { floor: 6, aim: 1.5 },
      ),
    ];
  });
}
