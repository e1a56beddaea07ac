// `npm start`: builds what has changed, serves the app and a demo Codex page on this machine, and opens a browser with the
// extension in it: Chromium, else Chrome, Edge or Brave. `--firefox` opens Firefox, `--no-browser` none, `--headless` one without
// a window. `--port N` chooses the app's port, `--verbose` shows the whole output of the steps.
import { isBuilt, recordBuilt, targets } from './build-targets.mjs';
import { checkNode, fail, installCommand, isInstalled, root, run } from './set-up.mjs';
import { buildEnvironment, startOptions } from './start-options.mjs';
import { runQuietly, step } from './steps.mjs';

const options = readOptions(process.argv.slice(2));
const isVerbose = options.verbose;
checkNode();
await step('Packages', () => {
  if (isInstalled()) return 'already installed';
  runQuietly(...installCommand, { isVerbose });
});
const env = buildEnvironment(options, process.env);
for (const target of targets) {
  await step(target.title, () => {
    if (isBuilt(target, env)) return 'already built';
    runQuietly(process.execPath, target.command(), { isVerbose, env });
    recordBuilt(target, env);
  });
}
// Not with the `tsx` command: on Ctrl+C it kills its child immediately, before the browser has closed.
run(process.execPath, ['--import', 'tsx', `${root}scripts/start.ts`, ...process.argv.slice(2)]);

function readOptions(args) {
  try {
    return startOptions(args);
  } catch (error) {
    return fail(`${error.message}\nUse: npm start [-- --firefox --no-browser --headless --port N --verbose]`);
  }
}
