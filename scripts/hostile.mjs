// `npm run test:hostile`: the attacks of test/hostile, many times over, then those that need a real browser, over a fresh build.
// Ends with how many were tried and how many got through.
import { runBrowserSpecs } from './browser-specs.mjs';
import { findBrowsers } from './browsers.mjs';
import { hostileFigures } from './hostile-figures.mjs';
import { freshReport, readReport } from './report-files.mjs';
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
  'starts in no frame of another page',
  'that did not come sealed',
];

setUp();
const node = process.execPath;

const report = freshReport('hostile.json');
const args = ['run', '--config', 'test/vitest.config.ts', '--root', '.', 'test/hostile', '--testTimeout=600000'];
const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
const env = { ...process.env, HEADROOM_HOSTILE: '1' };
const { status } = start(node, [packageProgram('vitest'), ...args, ...reporters], { env });
const inBrowsers = attackInBrowsers();
console.log(hostileFigures(readReport(report).testResults ?? [], inBrowsers));
process.exit(status === 0 && inBrowsers.failed === 0 ? 0 : 1);

/** How many browser specs passed and failed. Without a browser or a build, one failed: nothing was tried. */
function attackInBrowsers() {
  const { chromium, firefox } = findBrowsers();
  if (!chromium || !firefox) {
    say('Chromium or Firefox was not found: set CHROMIUM and FIREFOX to their paths.');
    return { passed: 0, failed: 1 };
  }
  if (start(node, [`${root}scripts/build.mjs`]).status !== 0) return { passed: 0, failed: 1 };
  return runBrowserSpecs({ chromium, firefox }, browserAttacks, 'hostile-browsers.json');
}
