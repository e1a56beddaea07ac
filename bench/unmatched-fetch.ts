// What the interceptor adds to a request that is none of ours.
import { readFileSync } from 'node:fs';
import { type Figure, median } from './figure';
import { type HostPages, openMeasuredPage } from './host-page-browser';

const blocks = 24;

/** Watched and native fetch of the same page in pairs. Native is taken before the built interceptor is put in. */
export async function unmatchedFetchFigure(pages: HostPages): Promise<Figure> {
  const { page } = await openMeasuredPage(pages);
  await page.goto(pages.without);
  const interceptor = readFileSync(`${pages.extension}/watch.js`, 'utf8');
  // The compiler wraps inner functions in a call to `__name`, which no page has.
  await page.evaluate('window.__name = (f) => f; window.nativeFetch = window.fetch');
  await page.evaluate(interceptor);
  const ratios = (await page.evaluate(
    `(${fetchInTurns})(window.nativeFetch, window.fetch, ${blocks})`,
  )) as readonly number[];
  const perCall = (await page.evaluate(`(${addedNanoseconds})(${JSON.stringify(interceptor)})`)) as number;
  await page.close();
  const note = `${ratios.length} blocks of 40 and 40 requests in turns; the call itself costs ${perCall.toFixed(0)} ns more`;
  return { name: 'unmatched fetch, watched ÷ native', value: median(ratios), unit: '×', floor: 1.05, aim: 1.01, note };
}

/** Runs in the page: blocks of requests in turns. Each block gives a ratio of means without the slowest fifth. */
async function fetchInTurns(native: typeof fetch, watched: typeof fetch, blocks: number): Promise<number[]> {
  const url = URL.createObjectURL(new Blob(['x'.repeat(2_000)]));
  const timed = async (request: typeof fetch) => {
    const from = performance.now();
    await (await request(url)).text();
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
      // The first one finds cold caches, so they take turns.
      if (i % 2) base.push(await timed(native));
      ours.push(await timed(watched));
      if (i % 2 === 0) base.push(await timed(native));
    }
    ratios.push(mean(ours) / mean(base));
  }
  return ratios.slice(1);
}

/** Runs in the page: nanoseconds the interceptor adds to a fetch that does nothing at all. */
function addedNanoseconds(interceptor: string): number {
  const calls = 1_000_000;
  const response = Promise.resolve();
  const bare = () => response;
  const timedMs = (request: (url: string) => unknown) => {
    const from = performance.now();
    for (let i = 0; i < calls; i++) request('https://chatgpt.com/ces/v1/t');
    return performance.now() - from;
  };
  const before = window.fetch;
  Object.assign(window, { fetch: bare });
  // biome-ignore lint/security/noGlobalEval: puts the built interceptor on a fetch that costs nothing.
  globalThis.eval(interceptor);
  const watched = window.fetch as (url: string) => unknown;
  timedMs(bare);
  timedMs(watched);
  const addedMs = timedMs(watched) - timedMs(bare);
  window.fetch = before;
  return (addedMs * 1e6) / calls;
}
