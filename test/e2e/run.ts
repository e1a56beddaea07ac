// Runs the browser tests: `npm run e2e [-- WORD …] [--chromium | --firefox]`. Builds nothing; see spec.ts for how to add one.
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createDemoSite } from '../demo/site';
import { startChromium } from '../support/browser/chromium';
import { type RunningFirefox, startFirefox } from '../support/browser/firefox';
import { startProxy, type WayOut } from '../support/browser/proxy';
import type { Spec, TestBrowser } from './spec';

type Kind = 'chromium' | 'firefox';

/** One kind of browser, lent to one spec after the other. */
interface Lender {
  readonly lend: (spec: Spec) => Promise<{ browser: TestBrowser; giveBack: () => Promise<void> }>;
  readonly close: () => Promise<void>;
}

const here = fileURLToPath(new URL('.', import.meta.url));
const builds = { chromium: '.output/chrome-mv3', firefox: '.output/firefox-mv3' };
const limitMs = 120_000;

const words = process.argv.slice(2);
const wanted = words.filter((word) => !word.startsWith('--'));
const kinds = (['chromium', 'firefox'] as const).filter(
  (kind) => words.includes(`--${kind}`) || !words.some((word) => word.startsWith('--')),
);

const counts = { passed: 0, failed: 0 };
// What a spec started and did not wait for fails the run, and lets the other specs go on.
process.on('unhandledRejection', (error) => {
  counts.failed++;
  console.log(`✗ nobody waited for this\n    ${String((error as Error).stack ?? error).replaceAll('\n', '\n    ')}`);
});
for (const kind of kinds) await runAll(kind);
console.log(`\n${counts.passed} passed, ${counts.failed} failed`);
process.exit(counts.failed === 0 && counts.passed > 0 ? 0 : 1);

async function runAll(kind: Kind): Promise<void> {
  const extension = fileURLToPath(new URL(`../../${builds[kind]}`, import.meta.url));
  if (!existsSync(`${extension}/manifest.json`)) {
    console.log(`✗ ${kind}: ${builds[kind]} is not there. Run \`npm run build\` first.`);
    counts.failed++;
    return;
  }
  const proxy = await startProxy();
  const lender = kind === 'chromium' ? chromiums(extension, proxy.port) : oneFirefox(extension, proxy.port);
  for (const { room, spec } of await specsFor(kind)) await runOne(kind, room, spec, lender, proxy);
  await lender.close();
  await proxy.close();
}

async function specsFor(kind: Kind): Promise<{ room: string; spec: Spec }[]> {
  const chosen: { room: string; spec: Spec }[] = [];
  for (const file of readdirSync(here).filter((name) => name.endsWith('.spec.ts'))) {
    const room = file.replace('.spec.ts', '');
    const { specs } = (await import(pathToFileURL(here + file).href)) as { specs: readonly Spec[] };
    for (const spec of specs) {
      const named = [room, spec.name].some((text) => wanted.some((word) => text.includes(word)));
      const here = spec.browser === 'both' || spec.browser === kind;
      if (here && (wanted.length === 0 || named)) chosen.push({ room, spec });
    }
  }
  return chosen;
}

/** A browser on a busy machine may miss a beat: a spec has failed when it fails twice. */
async function runOne(kind: Kind, room: string, spec: Spec, lender: Lender, proxy: WayOut, tries = 2): Promise<void> {
  const startedAt = Date.now();
  const name = `${kind} · ${room} · ${spec.name}`;
  let again = false;
  const site = await createDemoSite();
  proxy.clear();
  proxy.map('chatgpt.com', site.port);
  try {
    const { browser, giveBack } = await lender.lend(spec);
    try {
      await withinTime(spec.run({ browser, site, proxy }));
    } finally {
      await giveBack();
    }
    counts.passed++;
    console.log(`✓ ${name} (${((Date.now() - startedAt) / 1_000).toFixed(1)} s)`);
  } catch (error) {
    if (tries > 1) {
      console.log(`… ${name}: once more, after "${String(error).split('\n')[0]}"`);
      again = true;
      return;
    }
    counts.failed++;
    console.log(`✗ ${name}\n    ${String((error as Error).stack ?? error).replaceAll('\n', '\n    ')}`);
  } finally {
    await site.close();
    if (again) await runOne(kind, room, spec, lender, proxy, tries - 1);
  }
}

/** A Chromium of its own for each: it starts in half a second. */
function chromiums(extension: string, proxyPort: number): Lender {
  return {
    lend: async () => {
      const browser = await startChromium({ extension, proxyPort });
      return { browser, giveBack: browser.close };
    },
    close: async () => {},
  };
}

/** One Firefox for all, with the extension put in anew each time; a new one when the last did not survive its spec. */
function oneFirefox(extension: string, proxyPort: number): Lender {
  let running: RunningFirefox | null = null;
  const close = async () => {
    await running?.close();
    running = null;
  };
  return {
    lend: async ({ fresh }) => {
      if (fresh) await close();
      try {
        running ??= await startFirefox({ extension, proxyPort });
        return { browser: await running.renewed(), giveBack: async () => {} };
      } catch (error) {
        await close();
        throw error;
      }
    },
    close,
  };
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
