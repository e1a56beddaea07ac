// What the Codex page pays for being watched: the same page on two hosts in one browser, the extension on one of them.
import type { Page } from 'playwright-core';
import { type Figure, median, ratioFigure } from './figure';
import {
  type HostPages,
  isWatched,
  openHostPages,
  openMeasuredPage,
  taskMs,
  tickingUsagePage,
} from './host-page-browser';
import { sampleInRounds, shuffledRounds } from './rounds';
import { unmatchedFetchFigure } from './unmatched-fetch';
import { usageStreamFigure } from './usage-stream';

type Variant = 'with' | 'without';

const variants = ['with', 'without'] as const;
const loadRounds = 16;
const idleRounds = 12;
const idleMs = 3_000;

/** Task time, idle work, long tasks, the cost of a request to no known endpoint and of the usage stream. Takes about two minutes. */
export async function benchHostPage(random: () => number): Promise<Figure[]> {
  const pages = await openHostPages();
  try {
    return [
      ...(await loadFigures(pages, random)),
      await idleFigure(pages, random),
      await unmatchedFetchFigure(pages),
      await usageStreamFigure(pages, random),
    ];
  } finally {
    await pages.close();
  }
}

/** Task time and long tasks of loads of the page on both hosts, by turns, until `settleMs` after each. */
export async function measureLoads(
  pages: HostPages,
  random: () => number,
  { settleMs, check }: { readonly settleMs: number; readonly check?: (page: Page) => Promise<void> },
): Promise<{ readonly task: Record<Variant, number[]>; readonly long: Record<Variant, number[]> }> {
  const long: Record<Variant, number[]> = { with: [], without: [] };
  const task = await sampleInRounds(variants, loadRounds, random, async (variant) => {
    const { page, session } = await openMeasuredPage(pages);
    await page.goto(pages[variant], { waitUntil: 'load' });
    await page.waitForTimeout(settleMs);
    const spent = await taskMs(session);
    const watched = await isWatched(session);
    if (watched !== (variant === 'with')) throw new Error(`the page ${variant} us is ${watched ? '' : 'not '}watched`);
    // After the measurement: whatever asks the page something costs it time.
    if (variant === 'with') await check?.(page);
    long[variant].push(await page.evaluate('window.longTasks'));
    await page.close();
    return spent;
  });
  return { task, long };
}

async function loadFigures(pages: HostPages, random: () => number): Promise<Figure[]> {
  const { task, long } = await measureLoads(pages, random, { settleMs: 300 });
  const [ours, base] = [median(long.with.slice(1)), median(long.without.slice(1))];
  return [
    // An aim of "no more than noise": the same page twice differs by up to 3 % on a quiet machine.
    ratioFigure(
      "host page's task time with ÷ without us",
      { ours: task.with, base: task.without },
      { floor: 1.08, aim: 1.03 },
    ),
    {
      name: 'long tasks caused in the page',
      value: Math.max(0, ours - base),
      unit: 'tasks',
      floor: 0,
      aim: 0,
      note: `median ${ours} with, ${base} without`,
    },
  ];
}

/**
 * Main-thread work of a usage page that the user does not touch and that rewrites its text, as countdowns do. A page that
 * does nothing at all has no work to compare: reading the meter twice costs 0.3 ms with us and without
 * (docs/decisions/0035).
 */
async function idleFigure(pages: HostPages, random: () => number): Promise<Figure> {
  const idle: Record<Variant, number[]> = { with: [], without: [] };
  const opened = { with: await openMeasuredPage(pages), without: await openMeasuredPage(pages) };
  for (const variant of variants) await opened[variant].page.goto(pages[variant] + tickingUsagePage);
  await opened.with.page.waitForTimeout(1_000);
  for (const variant of shuffledRounds(variants, idleRounds, random)) {
    const { page, session } = opened[variant];
    await page.bringToFront();
    await page.waitForTimeout(200);
    const before = await taskMs(session);
    await new Promise((resolve) => setTimeout(resolve, idleMs));
    idle[variant].push((await taskMs(session)) - before);
  }
  for (const { page } of Object.values(opened)) await page.close();
  return ratioFigure(
    'idle main-thread work with ÷ without',
    { ours: idle.with, base: idle.without },
    { floor: 1.2, aim: 1 },
  );
}
