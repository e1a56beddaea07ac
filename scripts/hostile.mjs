// `npm run test:hostile`: the attacks of test/hostile, many times over, then those that need a real browser, over a fresh build.
// Ends with how many were tried and how many got through.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { findBrowsers } from './browsers.mjs';
import { hostileFigures } from './hostile-figures.mjs';
import { packageProgram, root, say, setUp, start } from './set-up.mjs';

/** Words that select the browser specs which attack: forged messages, the bridge, removed phones, links, doubled pushes. */
const browserAttacks = [
  'cannot pass off figures',
  'gets nothing before the user allowed it',
  'tells nothing to a page that is not the app',
  'ignores what a page script forges',
  'tells the page nothing',
  'never reads a lookalike',
  'sends nothing to a removed phone',
  'removes the link from the address bar',
  'when it arrives six times',
  'keeps what it had when bodies arrive damaged',
];

setUp();
const node = process.execPath;
const reports = `${root}.cache`;
mkdirSync(reports, { recursive: true });

const report = fresh('hostile.json');
const args = ['run', '--config', 'test/vitest.config.ts', '--root', '.', 'test/hostile', '--testTimeout=600000'];
const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
const env = { ...process.env, HEADROOM_HOSTILE: '1' };
const { status } = start(node, [packageProgram('vitest'), ...args, ...reporters], { env });
const inBrowsers = attackInBrowsers();
console.log(hostileFigures(read(report).testResults ?? [], inBrowsers));
process.exit(status === 0 && inBrowsers.failed === 0 ? 0 : 1);

/** How many browser specs passed and failed. Without a browser or a build, one failed: nothing was tried. */
function attackInBrowsers() {
  const { chromium, firefox } = findBrowsers();
  if (!chromium || !firefox) {
    say('Chromium or Firefox was not found: set CHROMIUM and FIREFOX to their paths.');
    return { passed: 0, failed: 1 };
  }
  if (start(node, [`${root}scripts/build.mjs`]).status !== 0) return { passed: 0, failed: 1 };
  const file = fresh('hostile-browsers.json');
  const specs = ['test/e2e/run.ts', ...browserAttacks, '--report', file];
  const ran = start(node, [packageProgram('tsx'), ...specs], {
    env: { ...process.env, CHROMIUM: chromium, FIREFOX: firefox },
  });
  const { passed = 0, failed = 0 } = read(file);
  return { passed, failed: Math.max(failed, ran.status === 0 ? 0 : 1) };
}

/** A path for a report, where no older report is left. */
function fresh(name) {
  rmSync(`${reports}/${name}`, { force: true });
  return `${reports}/${name}`;
}

/** The report, or an empty one when its program ended before it wrote any. */
function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return {};
  }
}
