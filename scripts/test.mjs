// `npm test`: everything that must hold before a change lands. Ends with `N passed, N failed`.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { installBrowsers } from './browsers.mjs';
import { hostileFigures } from './hostile-figures.mjs';
import { packageProgram, root, say, setUp, start } from './set-up.mjs';

setUp();
const browsers = installBrowsers();
const node = process.execPath;
const reports = `${root}.cache`;
const counts = { passed: 0, failed: 0 };
mkdirSync(reports, { recursive: true });

check('lint', [packageProgram('@biomejs/biome', 'biome'), 'check', '--error-on-warnings', '.']);
check('types', [packageProgram('typescript', 'tsc'), '--noEmit']);
check('dead code', [`${root}scripts/dead-code.mjs`]);
check('build', [`${root}scripts/build.mjs`]);
step('unit', unitTests);
step('browsers', browserTests);

console.log(`\n${counts.passed} passed, ${counts.failed} failed`);
process.exit(counts.failed === 0 ? 0 : 1);

/** A step that counts as one test: it passes when the program ends with 0. */
function check(name, args) {
  step(name, () => {
    const { status } = start(node, args);
    count(status === 0 ? 1 : 0, status === 0 ? 0 : 1);
  });
}

function step(name, work) {
  say(`\n── ${name}`);
  const startedAt = Date.now();
  work();
  say(`   ${name}: ${Math.round((Date.now() - startedAt) / 1_000)} s`);
}

function unitTests() {
  const report = fresh('unit.json');
  const args = ['run', '--config', 'test/vitest.config.ts', '--root', '.', '--reporter=json', `--outputFile=${report}`];
  const { status } = start(node, [packageProgram('vitest'), ...args], { stdio: ['ignore', 'ignore', 'inherit'] });
  const { numPassedTests = 0, numFailedTests = 0, testResults = [] } = read(report);
  for (const suite of testResults) sayFailures(suite);
  say(hostileFigures(testResults));
  say(`${numPassedTests} passed, ${numFailedTests} failed, in ${testResults.length} files`);
  // A file that does not load has no failed test of its own, and must not pass for that.
  count(numPassedTests, Math.max(numFailedTests, status === 0 ? 0 : 1));
}

function sayFailures({ name, status, message, assertionResults }) {
  const failed = assertionResults.filter((test) => test.status === 'failed');
  if (status === 'failed' && failed.length === 0) say(`✗ ${name}\n    ${message}`);
  for (const test of failed) say(`✗ ${name}\n  ${test.fullName}\n    ${test.failureMessages.join('\n    ')}`);
}

function browserTests() {
  const missing = Object.keys(browsers).filter((name) => !browsers[name]);
  if (missing.length > 0) {
    say(
      `Not found: ${missing.join(', ')}. Set ${missing.map((name) => name.toUpperCase()).join(' and ')} to its path.`,
    );
    return count(0, 1);
  }
  const report = fresh('e2e.json');
  const env = { ...process.env, CHROMIUM: browsers.chromium, FIREFOX: browsers.firefox };
  const { status } = start(node, [packageProgram('tsx'), 'test/e2e/run.ts', '--report', report], { env });
  const { passed = 0, failed = 0 } = read(report);
  count(passed, Math.max(failed, status === 0 ? 0 : 1));
}

/** A path for a report, where no older report is left. */
function fresh(name) {
  rmSync(`${reports}/${name}`, { force: true });
  return `${reports}/${name}`;
}

/** The report, or an empty one when its program ended before it wrote any. */
function read(report) {
  try {
    return JSON.parse(readFileSync(report, 'utf8'));
  } catch {
    return {};
  }
}

function count(passed, failed) {
  counts.passed += passed;
  counts.failed += failed;
}
