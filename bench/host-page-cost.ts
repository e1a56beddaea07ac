// What the Codex page pays for being watched: the same page on two hosts in one browser, the extension on one of them.
import { readFileSync } from 'node:fs';
import type { CDPSession, Page } from 'playwright-core';
import { type Figure, median, shuffledRounds } from './figure';
import { type HostPages, openHostPages } from './host-page-browser';

type Variant = 'with' | 'without';
type Samples = Record<Variant, number[]>;

const loadRounds = 16;
const idleRounds = 12;
const idleMs = 1_500;
const fetchBlocks = 24;

/** Task time, idle work, long tasks and the cost of a request that is none of ours. Takes about a minute and a half. */
export async function benchHostPage(random: () => number = Math.random): Promise<Figure[]> {
  const pages = await openHostPages();
  try {
    const { task, long } = await loads(pages, random);
    const idle = await idling(pages, random);
    const caused = Math.max(0, median(long.with) - median(long.without));
    return [
      ratio("host page's task time with ÷ without us", task, 1.08, 1.03),
      { name: 'long tasks caused in the page', value: caused, unit: 'tasks', floor: 0, aim: 0, note: longNote(long) },
      ratio('idle main-thread work with ÷ without', idle, 1.2, 1),
      await unmatchedFetch(pages),
    ];
  } finally {
    await pages.close();
  }
}

async function loads(pages: HostPages, random: () => number): Promise<{ task: Samples; long: Samples }> {
  const task: Samples = { with: [], without: [] };
  const long: Samples = { with: [], without: [] };
  for (const variant of shuffledRounds<Variant>(['with', 'without'], loadRounds + 1, random)) {
    const { page, session } = await open(pages);
    await page.goto(pages[variant], { waitUntil: 'load' });
    await page.waitForTimeout(300);
    task[variant].push(await taskMs(session));
    const watched = await page.evaluate(`Symbol.for('headroom.watch') in window`);
    if (watched !== (variant === 'with')) throw new Error(`the page ${variant} us is ${watched ? '' : 'not '}watched`);
    long[variant].push(await page.evaluate('window.longTasks'));
    await page.close();
  }
  // The first of each warms the caches of the browser.
  return { task: dropFirst(task), long: dropFirst(long) };
}

async function idling(pages: HostPages, random: () => number): Promise<Samples> {
  const idle: Samples = { with: [], without: [] };
  const opened = { with: await open(pages), without: await open(pages) };
  for (const variant of ['with', 'without'] as const) await opened[variant].page.goto(pages[variant]);
  await opened.with.page.waitForTimeout(1_000);
  for (const variant of shuffledRounds<Variant>(['with', 'without'], idleRounds, random)) {
    const { page, session } = opened[variant];
    await page.bringToFront();
    await page.waitForTimeout(200);
    const before = await taskMs(session);
    await new Promise((resolve) => setTimeout(resolve, idleMs));
    idle[variant].push((await taskMs(session)) - before);
  }
  for (const { page } of Object.values(opened)) await page.close();
  return idle;
}

/** Watched and native fetch of the same page, in pairs: native is taken before the built watcher is put in. */
async function unmatchedFetch(pages: HostPages): Promise<Figure> {
  const { page } = await open(pages);
  await page.goto(pages.without);
  const watcher = readFileSync(`${pages.extension}/watch.js`, 'utf8');
  // The compiler wraps inner functions in a call to `__name`, which no page has.
  await page.evaluate('window.__name = (f) => f; window.nativeFetch = window.fetch');
  await page.evaluate(watcher);
  const ratios = (await page.evaluate(
    `(${fetchByTurns})(window.nativeFetch, window.fetch, ${fetchBlocks})`,
  )) as readonly number[];
  const perCall = (await page.evaluate(`(${bareCallNs})(${JSON.stringify(watcher)})`)) as number;
  await page.close();
  const note = `${ratios.length} blocks of 40 and 40 requests by turns; the call itself costs ${perCall.toFixed(0)} ns more`;
  return { name: 'unmatched fetch, watched ÷ native', value: median(ratios), unit: '×', floor: 1.05, aim: 1.01, note };
}

/** Runs in the page: blocks of requests by turns, each block's ratio of means without the slowest fifth. */
async function fetchByTurns(native: typeof fetch, watched: typeof fetch, blocks: number): Promise<number[]> {
  const url = URL.createObjectURL(new Blob(['x'.repeat(2_000)]));
  const timed = async (ask: typeof fetch) => {
    const from = performance.now();
    await (await ask(url)).text();
    return performance.now() - from;
  };
  const mean = (spans: number[]) => {
    const kept = spans.sort((a, b) => a - b).slice(0, Math.ceil(spans.length * 0.8));
    return kept.reduce((sum, span) => sum + span, 0);
  };
  const ratios: number[] = [];
  for (let block = 0; block <= blocks; block++) {
    const [ours, base]: [number[], number[]] = [[], []];
    for (let i = 0; i < 40; i++) {
      // Whoever goes first finds the caches cold: they take turns.
      if (i % 2) base.push(await timed(native));
      ours.push(await timed(watched));
      if (i % 2 === 0) base.push(await timed(native));
    }
    ratios.push(mean(ours) / mean(base));
  }
  return ratios.slice(1);
}

/** Runs in the page: what the watcher adds to a fetch that does nothing at all. */
function bareCallNs(watcher: string): number {
  const answer = Promise.resolve();
  const bare = () => answer;
  const timed = (ask: (url: string) => unknown) => {
    const from = performance.now();
    for (let i = 0; i < 1_000_000; i++) ask('https://chatgpt.com/ces/v1/t');
    return performance.now() - from;
  };
  const before = window.fetch;
  Object.assign(window, { fetch: bare, [Symbol.for('headroom.watch')]: false });
  // biome-ignore lint/security/noGlobalEval: puts the built watcher on a fetch that costs nothing.
  globalThis.eval(watcher);
  const watched = window.fetch as (url: string) => unknown;
  timed(bare);
  timed(watched);
  const nanoseconds = timed(watched) - timed(bare);
  window.fetch = before;
  return nanoseconds;
}

async function open({ context }: HostPages): Promise<{ page: Page; session: CDPSession }> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable');
  return { page, session };
}

async function taskMs(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return 1_000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN);
}

function ratio(name: string, samples: Samples, floor: number, aim: number): Figure {
  const [ours, base] = [median(samples.with), median(samples.without)];
  const note = `${ours.toFixed(2)} ms ÷ ${base.toFixed(2)} ms, ${samples.with.length} rounds`;
  return { name, value: ours / base, unit: '×', floor, aim, note };
}

function dropFirst({ with: ours, without }: Samples): Samples {
  return { with: ours.slice(1), without: without.slice(1) };
}

function longNote(long: Samples): string {
  return `median ${median(long.with)} with, ${median(long.without)} without`;
}
