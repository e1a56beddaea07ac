// Lighthouse, with its profile of a phone on a slow network, for the built app and for an empty page.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import lighthouse from 'lighthouse';
import { chromium } from 'playwright-core';
import { findBrowsers } from '../scripts/browsers.mjs';
import { serveFolder } from '../scripts/static-server';
import { type Figure, median } from './figure';

interface Audit {
  /** Scores from 0 to 100. */
  readonly performance: number;
  readonly accessibility: number;
  readonly bestPractices: number;
  readonly lcpMs: number;
  /** Ids of accessibility and best-practice audits that cost points. */
  readonly lost: readonly string[];
}

const runs = 3;

/** Scores of the built app in `folder`, and its largest contentful paint against a page with one word on it. */
export async function benchLighthouse(folder: string): Promise<Figure[]> {
  const empty = mkdtempSync(join(tmpdir(), 'headroom-empty-'));
  writeFileSync(
    join(empty, 'index.html'),
    '<!doctype html><html lang="en"><meta charset="utf-8"><title>Empty</title><p>Empty</p></html>',
  );
  try {
    const [ours, bare] = [await auditFolder(folder), await auditFolder(empty)];
    const lcp = median(ours.map(({ lcpMs }) => lcpMs));
    const bareLcp = median(bare.map(({ lcpMs }) => lcpMs));
    const lost = [...new Set(ours.flatMap((audit) => audit.lost))].join(', ');
    return [
      score('Lighthouse mobile performance', median(ours.map(({ performance }) => performance)), 95),
      score('Lighthouse accessibility', Math.min(...ours.map(({ accessibility }) => accessibility)), 100, lost),
      score('Lighthouse best practices', Math.min(...ours.map(({ bestPractices }) => bestPractices)), 100, lost),
      {
        name: 'LCP ÷ empty page',
        value: lcp / bareLcp,
        unit: '×',
        floor: 2.4,
        aim: 1.5,
        note: `${lcp.toFixed(0)} ms ÷ ${bareLcp.toFixed(0)} ms, ${runs} runs`,
      },
    ];
  } finally {
    rmSync(empty, { recursive: true, force: true });
  }
}

function score(name: string, value: number, floor: number, note = ''): Figure {
  return { name, value, unit: 'points', floor, aim: 100, better: 'higher', ...(note && { note }) };
}

/** Audits a folder of static files `runs` times. It is served with compression; each run has a browser of its own. */
async function auditFolder(folder: string): Promise<Audit[]> {
  const served = await serveFolder(folder);
  const audits: Audit[] = [];
  try {
    for (let run = 0; run < runs; run += 1) audits.push(await auditOnce(served.origin));
  } finally {
    await served.close();
  }
  return audits;
}

async function auditOnce(url: string): Promise<Audit> {
  const port = await freePort();
  const browser = await chromium.launch({
    executablePath: findBrowsers().chromium ?? chromium.executablePath(),
    args: ['--no-sandbox', '--disable-gpu', `--remote-debugging-port=${port}`],
  });
  try {
    const result = await lighthouse(url, {
      port,
      logLevel: 'error',
      onlyCategories: ['performance', 'accessibility', 'best-practices'],
    });
    if (!result) throw new Error('Lighthouse returned no result.');
    const { categories, audits } = result.lhr;
    const points = (id: string) => Math.round((categories[id]?.score ?? 0) * 100);
    const counted = ['accessibility', 'best-practices'].flatMap((id) => categories[id]?.auditRefs ?? []);
    const lost = counted.filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 1).map(({ id }) => id);
    return {
      performance: points('performance'),
      accessibility: points('accessibility'),
      bestPractices: points('best-practices'),
      lcpMs: audits['largest-contentful-paint']?.numericValue ?? Number.NaN,
      lost,
    };
  } finally {
    await browser.close();
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
