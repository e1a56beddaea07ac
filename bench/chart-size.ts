// How much code draws the history chart, against a popular chart library.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { bundleOptions } from './bundle-options';
import type { Figure } from './figure';
import { root } from './project-root';

/** What every page of the app has loaded already: React, formatters, the reader's zone and clock. */
const shared = [/^preact/, /\/(?:domain\/time|i18n)\//, /\/(?:format-[a-z]+|instant|local-time|reader-context)$/];
/** uPlot 1.6.32, minified and gzipped by the same bundler. It is no dependency of ours, so its size is a constant here. */
const uplotBytes = 22_600;

/** Gzipped chart code ÷ uPlot. */
export async function chartSizeFigure(): Promise<Figure> {
  const folder = mkdtempSync(join(tmpdir(), 'headroom-chart-'));
  try {
    await build(bundleOptions(`${root}src/ui/charts/history-chart.tsx`, folder, shared));
    const script = readdirSync(folder).find((name) => name.endsWith('.js')) ?? 'script.js';
    const bytes = gzipSync(readFileSync(join(folder, script)), { level: 9 }).length;
    const note = `${(bytes / 1_000).toFixed(1)} KB ÷ 22.6 KB (uPlot 1.6.32, a constant)`;
    return { name: 'chart code ÷ uPlot', value: bytes / uplotBytes, unit: '×', floor: 0.3, aim: 0.1, note };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
