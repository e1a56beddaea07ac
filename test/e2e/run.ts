// Runs the browser tests: `npm run e2e [-- WORD …] [--chromium | --firefox]`. Builds nothing; see spec.ts for how to add one.
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createDemoSite } from '../demo/site';
import { startChromium } from './chromium';
import { startFirefox } from './firefox';
import { startProxy } from './proxy';
import type { Spec } from './spec';

type Kind = 'chromium' | 'firefox';

const here = fileURLToPath(new URL('.', import.meta.url));
const builds = { chromium: '.output/chrome-mv3', firefox: '.output/firefox-mv3' };
const limitMs = 60_000;

const words = process.argv.slice(2);
const wanted = words.filter((word) => !word.startsWith('--'));
const kinds = (['chromium', 'firefox'] as const).filter(
  (kind) => words.includes(`--${kind}`) || !words.some((word) => word.startsWith('--')),
);

const counts = { passed: 0, failed: 0 };
for (const kind of kinds) await runAll(kind);
console.log(`\n${counts.passed} passed, ${counts.failed} failed`);
process.exit(counts.failed === 0 && counts.passed > 0 ? 0 : 1);

async function runAll(kind: Kind): Promise<void> {
  const build = fileURLToPath(new URL(`../../${builds[kind]}`, import.meta.url));
  if (!existsSync(`${build}/manifest.json`)) {
    console.log(`✗ ${kind}: ${builds[kind]} is not there. Run \`npm run build\` first.`);
    counts.failed++;
    return;
  }
  for (const file of readdirSync(here).filter((name) => name.endsWith('.spec.ts'))) {
    const { specs } = (await import(pathToFileURL(here + file).href)) as { specs: readonly Spec[] };
    for (const spec of specs) {
      const named = [file, spec.name].some((text) => wanted.some((word) => text.includes(word)));
      if ((wanted.length === 0 || named) && (spec.browser === 'both' || spec.browser === kind))
        await runOne(kind, build, file.replace('.spec.ts', ''), spec);
    }
  }
}

async function runOne(kind: Kind, extension: string, room: string, spec: Spec): Promise<void> {
  const startedAt = Date.now();
  const name = `${kind} · ${room} · ${spec.name}`;
  try {
    await withBench(kind, extension, spec);
    counts.passed++;
    console.log(`✓ ${name} (${((Date.now() - startedAt) / 1_000).toFixed(1)} s)`);
  } catch (error) {
    counts.failed++;
    console.log(`✗ ${name}\n    ${String((error as Error).stack ?? error).replaceAll('\n', '\n    ')}`);
  }
}

async function withBench(kind: Kind, extension: string, spec: Spec): Promise<void> {
  const proxy = await startProxy();
  const site = await createDemoSite();
  proxy.map('chatgpt.com', site.port);
  const start = kind === 'chromium' ? startChromium : startFirefox;
  try {
    const browser = await start({ extension, proxyPort: proxy.port });
    try {
      await withinTime(spec.run({ browser, site, proxy }));
    } finally {
      await browser.close();
    }
  } finally {
    await Promise.all([site.close(), proxy.close()]);
  }
}

async function withinTime(work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not done after ${limitMs / 1_000} s`)), limitMs);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
