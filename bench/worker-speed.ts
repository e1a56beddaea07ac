// What an observation costs a worker that has to be started for it.
import type { CDPSession } from 'playwright-core';
import { inExtensionBrowser } from './extension-browser';
import { type Figure, ratioFigure } from './figure';
import { type MilestoneTimes, observeOnce } from './observe-once';
import { shuffledRounds } from './rounds';

const rounds = 12;

/** Cold start to the badge, and to the stored observation, each against a worker that only sets a badge. */
export function benchWorker(random: () => number): Promise<Figure[]> {
  return inExtensionBrowser(async ({ context, pages }) => {
    const session = await context.newCDPSession(pages.ours);
    await session.send('ServiceWorker.enable');
    const times: Record<'ours' | 'bare', MilestoneTimes[]> = { ours: [], bare: [] };
    for (const name of shuffledRounds(['ours', 'bare'] as const, rounds + 1, random)) {
      await stopWorkers(session);
      times[name].push(await observeOnce(pages[name], 1 + times.ours.length));
    }
    // The first of each warms the browser's caches.
    const [ours, bare] = [times.ours.slice(1), times.bare.slice(1)];
    const [badge, bareBadge] = [ours, bare].map((runs) => runs.map((run) => run.badge ?? Number.NaN)) as [
      number[],
      number[],
    ];
    const stored = ours.map((run) => run.stored ?? Number.NaN);
    return [
      ratioFigure('cold worker → badge ÷ bare worker', { ours: badge, base: bareBadge }, { floor: 1.7, aim: 1.25 }),
      ratioFigure(
        'cold worker → observation stored ÷ bare worker',
        { ours: stored, base: bareBadge },
        { floor: null, aim: null },
      ),
    ];
  });
}

async function stopWorkers(session: CDPSession): Promise<void> {
  await session.send('ServiceWorker.stopAllWorkers');
  await new Promise((resolve) => setTimeout(resolve, 300));
}
