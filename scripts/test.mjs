// `npm test`: everything that must hold before a change lands. Ends with `N passed, N failed`.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { installBrowsers } from './browsers.mjs';
import { packageProgram, root, say, setUp, start } from './set-up.mjs';

setUp();
const browsers = installBrowsers();
const node = process.execPath;
const counts = { passed: 0, failed: 0 };

check('lint', [packageProgram('@biomejs/biome', 'biome'), 'check', '--error-on-warnings', '.']);
check('types', [packageProgram('typescript', 'tsc'), '--noEmit']);
check('build', [`${root}scripts/build.mjs`]);
unitTests();
browserTests();

console.log(`\n${counts.passed} passed, ${counts.failed} failed`);
process.exit(counts.failed === 0 ? 0 : 1);

function check(name, args) {
  say(`\n── ${name}`);
  const { status } = start(node, args);
  count(status === 0 ? 1 : 0, status === 0 ? 0 : 1);
}

function unitTests() {
  say('\n── unit');
  const report = `${root}.cache/unit.json`;
  mkdirSync(`${root}.cache`, { recursive: true });
  rmSync(report, { force: true });
  const args = ['run', '--config', 'test/vitest.config.ts', '--root', '.', '--reporter=json'];
  const quiet = { stdio: ['ignore', 'ignore', 'inherit'] };
  const { status } = start(node, [packageProgram('vitest'), ...args, `--outputFile=${report}`], quiet);
  try {
    const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'));
    for (const suite of testResults) sayFailures(suite);
    say(`${numPassedTests} passed, ${numFailedTests} failed, in ${testResults.length} files`);
    // A file that does not even load fails no test of its own; it must not pass for that.
    count(numPassedTests, Math.max(numFailedTests, status === 0 ? 0 : 1));
  } catch {
    count(0, 1);
  }
}

function sayFailures({ name, status, message, assertionResults }) {
  const failed = assertionResults.filter((test) => test.status === 'failed');
  if (status === 'failed' && failed.length === 0) say(`✗ ${name}\n    ${message}`);
  for (const test of failed) say(`✗ ${name}\n  ${test.fullName}\n    ${test.failureMessages.join('\n    ')}`);
}

function browserTests() {
  say('\n── browsers');
  if (!browsers.chromium || !browsers.firefox) {
    say(
      `Missing: ${browsers.chromium ? '' : 'Chromium '}${browsers.firefox ? '' : 'Firefox '}(set CHROMIUM or FIREFOX to its path).`,
    );
    count(0, 1);
  }
  const env = { ...process.env, CHROMIUM: browsers.chromium ?? '', FIREFOX: browsers.firefox ?? '' };
  const asked = start(node, [packageProgram('tsx'), 'test/e2e/run.ts'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
  });
  process.stdout.write(asked.stdout ?? '');
  const [, passed, failed] = asked.stdout?.match(/(\d+) passed, (\d+) failed\s*$/) ?? [null, 0, 1];
  count(Number(passed), Math.max(Number(failed), asked.status === 0 ? 0 : 1));
}

function count(passed, failed) {
  counts.passed += passed;
  counts.failed += failed;
}
