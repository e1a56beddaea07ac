// Runs the browser tests: `npm run e2e [-- WORD …] [--all] [--chromium | --firefox] [--jobs N] [--report FILE]`. A WORD selects the
// specs whose file or name contains it. Without one, the specs of `npm test` run, and with `--all` those of the night, too.
// Builds nothing: `npm run build` comes first. See spec.ts for how to write a spec.
// A single spec that fails is tried once more with nothing beside it, and the run says so. Two that fail are not: that many are
// no accident of a busy machine.
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { createDemoSite } from '../demo/site';
import { type Job, runJobs } from '../support/schedule';
import { chromiumWorkplace, createFirefoxPool, type Workplace } from './browser-pool';
import type { Spec } from './spec';

type Kind = 'chromium' | 'firefox';

interface SpecJob extends Job {
  readonly kind: Kind;
  readonly title: string;
  readonly spec: Spec;
}

const here = fileURLToPath(new URL('.', import.meta.url));
const output = fileURLToPath(new URL('../../.output', import.meta.url));
const pictures = fileURLToPath(new URL('../../.cache/e2e', import.meta.url));
const extensions = { chromium: `${output}/chrome-mv3`, firefox: `${output}/firefox-mv3` };
const limitMs = 120_000;

const { values: options, positionals: words } = parseArgs({
  allowPositionals: true,
  options: {
    all: { type: 'boolean', default: false },
    chromium: { type: 'boolean', default: false },
    firefox: { type: 'boolean', default: false },
    // Specs wait a part of their time, for alarms and for pages: three of them use two cores well. Four were slower.
    jobs: { type: 'string', default: '3' },
    report: { type: 'string' },
  },
});
// Before the specs are read: some look at more in the night.
if (options.all) process.env.HEADROOM_SOAK = '1';
const counts = { passed: 0, failed: 0 };
const failedJobs: SpecJob[] = [];

for (const folder of [extensions.chromium, extensions.firefox, `${output}/pwa`]) {
  if (existsSync(folder)) continue;
  console.log(`✗ ${folder} is missing. Run \`npm run build\` first.`);
  process.exit(1);
}
// What a spec started and did not wait for fails the run, and lets the other specs go on.
process.on('unhandledRejection', (error) => fail('a promise was rejected that nobody waited for', error));

const firefoxes = createFirefoxPool(extensions.firefox);
await runJobs(await selectedJobs(), Number(options.jobs), runOne);
const [flaky] = failedJobs;
if (flaky && failedJobs.length === 1 && counts.passed > 0) await secondTry(flaky);
await firefoxes.close();

if (options.report) writeFileSync(options.report, JSON.stringify(counts));
console.log(`\n${counts.passed} passed, ${counts.failed} failed`);
process.exit(counts.failed === 0 && counts.passed > 0 ? 0 : 1);

/** Firefox first: its specs share one browser and run one after another, with Chromium's beside them. */
async function selectedJobs(): Promise<SpecJob[]> {
  const jobs: SpecJob[] = [];
  for (const file of readdirSync(here).filter((name) => name.endsWith('.spec.ts'))) {
    const { specs } = (await import(pathToFileURL(here + file).href)) as { specs: readonly Spec[] };
    for (const spec of specs) jobs.push(...jobsOf(file.replace('.spec.ts', ''), spec));
  }
  const isWanted = (job: SpecJob) =>
    words.length === 0 ? options.all || !isNightly(job) : words.some((word) => job.title.includes(word));
  return jobs.filter(isWanted).sort((a, b) => Number(b.kind === 'firefox') - Number(a.kind === 'firefox'));
}

function jobsOf(file: string, spec: Spec): SpecJob[] {
  const both = !options.chromium && !options.firefox;
  const kinds: readonly Kind[] = spec.browser === 'both' ? ['firefox', 'chromium'] : [kindOf(spec.browser)];
  return kinds
    .filter((kind) => both || options[kind])
    .map((kind) => ({
      kind,
      spec,
      title: `${kind} · ${file} · ${spec.name}`,
      uses: kind === 'firefox' || spec.alone === 'firefox' ? ['firefox'] : [],
      alone: spec.alone === 'everything',
    }));
}

function isNightly({ kind, spec }: SpecJob): boolean {
  return spec.nightly === true || spec.nightly === kind;
}

function kindOf(browser: 'chromium' | 'firefox' | 'own'): Kind {
  return browser === 'firefox' ? 'firefox' : 'chromium';
}

async function runOne(job: SpecJob): Promise<void> {
  const { kind, spec, title } = job;
  const startedAt = Date.now();
  let workplace: Workplace | null = null;
  try {
    workplace = await workplaceFor(kind, spec);
    const notes = await runSpec(spec, workplace);
    counts.passed++;
    const seconds = ((Date.now() - startedAt) / 1_000).toFixed(1);
    console.log(`✓ ${title} (${seconds} s)${notes.map((note) => `: ${note}`).join('')}`);
    await workplace.release('passed');
  } catch (error) {
    failedJobs.push(job);
    fail(title, error);
    await savePictures(title, workplace);
    await workplace?.release('failed');
  }
}

/** Runs a spec that failed once more. What it does now is what counts. */
async function secondTry(job: SpecJob): Promise<void> {
  const failedBefore = counts.failed;
  await runOne(job);
  if (counts.failed === failedBefore)
    console.log(`1 flaked: it failed beside other specs, and passed alone: ${job.title}`);
  counts.failed--;
}

function workplaceFor(kind: Kind, spec: Spec): Promise<Workplace> {
  if (kind === 'firefox') return firefoxes.workplace('fresh' in spec && spec.fresh === true);
  return chromiumWorkplace(spec.browser === 'own' ? null : extensions.chromium);
}

/** Returns what the spec measured. */
async function runSpec(spec: Spec, { browser, proxy, app }: Workplace): Promise<string[]> {
  const notes: string[] = [];
  const site = await createDemoSite();
  proxy.map('chatgpt.com', site.port);
  const context = { site, proxy, app, note: (text: string) => void notes.push(text) };
  try {
    if (spec.browser === 'own') await withinTime(spec.run(context));
    else if (browser) await withinTime(spec.run({ ...context, browser }));
    return notes;
  } finally {
    await site.close();
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

function fail(title: string, error: unknown): void {
  counts.failed++;
  console.log(`✗ ${title}\n    ${String((error as Error)?.stack ?? error).replaceAll('\n', '\n    ')}`);
}

/** A screenshot of every tab that is still open, for whoever looks for the cause. */
async function savePictures(title: string, workplace: Workplace | null): Promise<void> {
  try {
    const shots = (await workplace?.browser?.screenshots()) ?? [];
    mkdirSync(pictures, { recursive: true });
    for (const [index, shot] of shots.entries()) {
      const path = `${pictures}/${title.replace(/[^\w]+/g, '-').slice(0, 100)}-${index}.png`;
      writeFileSync(path, shot);
      console.log(`    ${path}`);
    }
  } catch {
    // A browser that is gone has nothing to show.
  }
}
