// What reading the usage stream costs the page that reads it too.
import { type Figure, ratioFigure } from './figure';
import { type HostPages, openMeasuredPage, taskMs } from './host-page-browser';
import { shuffledRounds } from './rounds';
import { frameCount, streamPath } from './usage-frames';

const rounds = 12;

/**
 * From the page's request to its last frame, with us ÷ without, in turns. The page takes the frames apart and parses each, as the
 * site does. The note has the main-thread work of both, of which ours is reading the copy.
 */
export async function usageStreamFigure(pages: HostPages, random: () => number): Promise<Figure> {
  const variants = ['with', 'without'] as const;
  const opened = { with: await openMeasuredPage(pages), without: await openMeasuredPage(pages) };
  for (const variant of variants) await opened[variant].page.goto(pages[variant], { waitUntil: 'load' });
  const spans: Record<(typeof variants)[number], number[]> = { with: [], without: [] };
  const work: Record<(typeof variants)[number], number[]> = { with: [], without: [] };
  for (const variant of shuffledRounds(variants, rounds + 1, random)) {
    const { page, session } = opened[variant];
    await page.bringToFront();
    const before = await taskMs(session);
    const { spanMs, frames } = (await page.evaluate(`(${readStream})(${JSON.stringify(streamPath)})`)) as Reading;
    if (frames !== frameCount) throw new Error(`the page ${variant} us read ${frames} frames of ${frameCount}`);
    spans[variant].push(spanMs);
    work[variant].push((await taskMs(session)) - before);
  }
  for (const { page } of Object.values(opened)) await page.close();
  // The first of each warms the browser's caches.
  for (const list of [...Object.values(spans), ...Object.values(work)]) list.shift();
  const name = `a stream of ${frameCount} frames read by the page, with ÷ without`;
  const figure = ratioFigure(name, { ours: spans.with, base: spans.without }, { floor: 1.05, aim: 1.01 });
  const { note } = ratioFigure(name, { ours: work.with, base: work.without }, { floor: null, aim: null });
  return { ...figure, note: `${figure.note}; main-thread work ${note}` };
}

interface Reading {
  readonly spanMs: number;
  readonly frames: number;
}

/** Runs in the page: reads a stream to its end, and parses each frame. */
async function readStream(path: string): Promise<Reading> {
  const from = performance.now();
  const reader = (await fetch(path)).body?.getReader();
  const decoder = new TextDecoder();
  let [rest, frames] = ['', 0];
  for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
    const parts = (rest + decoder.decode(read.value, { stream: true })).split('\n\n');
    rest = parts.pop() ?? '';
    for (const part of parts) if (JSON.parse(part.slice(part.indexOf('{'))).usage) frames += 1;
  }
  return { spanMs: performance.now() - from, frames };
}
