// The chart's two budgets: how fast a hundred thousand points are on the screen, and how much code draws them.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { type BuildOptions, build, type InlineConfig } from 'vite';
import { findBrowsers } from '../scripts/browsers.mjs';
import { preactForReact } from '../scripts/build/preact-for-react';
import { serveFolder } from '../scripts/static-server';
import { type Figure, median, shuffledRounds } from './figure';
import { root } from './project-root';

declare const paintMs: (variant: 'ours' | 'canvas') => Promise<number>;

const rounds = 14;
/** What every page of the app has loaded already: words for instants and percents, the reader's place. */
const shared = [/(^|\/)\.?\.?\/?(show\/)?(format-[a-z]+|surroundings)$/, /domain\/(instant|local-time)(\.ts)?$/];
/** uPlot 1.6.32, minified and gzipped, by the same bundler. It is no dependency of ours, so its size is a constant here. */
const uplotBytes = 22_600;

/** 100 000 points painted ÷ a bare canvas line; chart code ÷ uPlot. */
export async function benchChart(random: () => number): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'headroom-chart-'));
  try {
    return [await paintFigure(folder, random), await codeFigure(join(folder, 'code'))];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function paintFigure(folder: string, random: () => number): Promise<Figure> {
  await build({ ...quiet, root, build: asOneFile(`${root}bench/chart-page.tsx`, folder) });
  const files = readdirSync(folder);
  const tags = files.map((name) =>
    name.endsWith('.css')
      ? `<link rel="stylesheet" href="/${name}">`
      : `<script type="module" src="/${name}"></script>`,
  );
  writeFileSync(join(folder, 'index.html'), `<!doctype html><meta charset="utf-8">${tags.join('')}`);
  const served = await serveFolder(folder);
  const browser = await chromium.launch({
    executablePath: findBrowsers().chromium ?? chromium.executablePath(),
    args: ['--disable-gpu', '--no-sandbox'],
  });
  try {
    const tab = await browser.newPage({ viewport: { width: 900, height: 700 } });
    await tab.goto(served.origin);
    await tab.waitForFunction(() => typeof paintMs === 'function');
    const times: Record<'ours' | 'canvas', number[]> = { ours: [], canvas: [] };
    for (const variant of ['ours', 'canvas', ...shuffledRounds(['ours', 'canvas'] as const, rounds, random)] as const)
      times[variant].push(await tab.evaluate((which) => paintMs(which), variant));
    const [ours, canvas] = [median(times.ours.slice(1)), median(times.canvas.slice(1))];
    const note = `${ours.toFixed(1)} ms ÷ ${canvas.toFixed(1)} ms, ${rounds} rounds`;
    return {
      name: '100 000 points painted ÷ bare canvas line',
      value: ours / canvas,
      unit: '×',
      floor: 1.5,
      aim: 1,
      note,
    };
  } finally {
    await browser.close();
    await served.close();
  }
}

async function codeFigure(folder: string): Promise<Figure> {
  const entry = `${root}src/ui/charts/history-chart.tsx`;
  await build({ ...quiet, root, build: asOneFile(entry, folder, [/^preact/, ...shared]) });
  const script = readdirSync(folder).find((name) => name.endsWith('.js')) ?? 'chart.js';
  const bytes = gzipSync(readFileSync(join(folder, script)), { level: 9 }).length;
  const note = `${(bytes / 1_000).toFixed(1)} KB ÷ 22.6 KB (uPlot 1.6.32, a constant)`;
  return { name: 'chart code ÷ uPlot', value: bytes / uplotBytes, unit: '×', floor: 0.3, aim: 0.1, note };
}

function asOneFile(entry: string, outDir: string, external: RegExp[] = []): BuildOptions {
  const output = { format: 'es', entryFileNames: 'script.js' } as const;
  return {
    outDir,
    emptyOutDir: false,
    modulePreload: false,
    rolldownOptions: { input: entry, external, output, preserveEntrySignatures: 'strict' },
  };
}

const quiet: InlineConfig = {
  configFile: false,
  logLevel: 'error',
  publicDir: false,
  resolve: { alias: preactForReact },
  define: { 'process.env.NODE_ENV': '"production"' },
};
