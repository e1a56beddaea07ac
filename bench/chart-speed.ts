// How fast a hundred thousand points are on the screen. The drawing itself runs in chart-page.tsx.
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { build } from 'vite';
import { findBrowsers } from '../scripts/browsers.mjs';
import { serveFolder } from '../scripts/static-server';
import { bundleOptions } from './bundle-options';
import { type Figure, ratioFigure } from './figure';
import { root } from './project-root';
import { sampleInRounds } from './rounds';

declare const paintMs: (variant: 'ours' | 'canvas') => Promise<number>;

const rounds = 14;

/** 100 000 points painted ÷ a bare canvas line. */
export async function benchChart(random: () => number): Promise<Figure> {
  const folder = mkdtempSync(join(tmpdir(), 'headroom-chart-'));
  try {
    await build(bundleOptions(`${root}bench/chart-page.tsx`, folder));
    writeFileSync(join(folder, 'index.html'), pageOf(readdirSync(folder)));
    return await paintFigure(folder, random);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function pageOf(files: readonly string[]): string {
  const tags = files.map((name) =>
    name.endsWith('.css')
      ? `<link rel="stylesheet" href="/${name}">`
      : `<script type="module" src="/${name}"></script>`,
  );
  return `<!doctype html><meta charset="utf-8">${tags.join('')}`;
}

async function paintFigure(folder: string, random: () => number): Promise<Figure> {
  const served = await serveFolder(folder);
  const browser = await chromium.launch({
    executablePath: findBrowsers().chromium ?? chromium.executablePath(),
    args: ['--disable-gpu', '--no-sandbox'],
  });
  try {
    const tab = await browser.newPage({ viewport: { width: 900, height: 700 } });
    await tab.goto(served.origin);
    await tab.waitForFunction(() => typeof paintMs === 'function');
    const { ours, canvas } = await sampleInRounds(['ours', 'canvas'], rounds, random, (variant) =>
      tab.evaluate((which) => paintMs(which), variant),
    );
    return ratioFigure('100 000 points painted ÷ bare canvas line', { ours, base: canvas }, { floor: 1.5, aim: 1 });
  } finally {
    await browser.close();
    await served.close();
  }
}
