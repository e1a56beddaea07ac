// `npm test`: everything that must hold before a change lands. Ends with `N passed, N failed`.
import { runBrowserSpecs } from './browser-specs.mjs';
import { installBrowsers } from './browsers.mjs';
import { hostileFigures } from './hostile-figures.mjs';
import { freshReport, readReport } from './report-files.mjs';
import { packageProgram, root, say, setUp, start } from './set-up.mjs';

setUp();
const browsers = installBrowsers();
const node = process.execPath;
const counts = { passed: 0, failed: 0 };

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
  const report = freshReport('unit.json');
  const args = ['run', '--config', 'test/vitest.config.ts', '--root', '.', '--reporter=json', `--outputFile=${report}`];
  const { status } = start(node, [packageProgram('vitest'), ...args], { stdio: ['ignore', 'ignore', 'inherit'] });
  const { numPassedTests = 0, numFailedTests = 0, testResults = [] } = readReport(report);
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
  const { passed, failed } = runBrowserSpecs(browsers, [], 'e2e.json');
  count(passed, failed);
}

function count(passed, failed) {
  counts.passed += passed;
  counts.failed += failed;
}
