// `npm start`: builds everything, serves the PWA and a demo Codex page on this machine, and opens a Chromium with the
// extension in it. `--no-browser` opens none, `--port N` chooses the PWA's port.
import { fail, root, run, setUp } from './set-up.mjs';
import { buildEnvironment, startOptions } from './start-options.mjs';

const options = readOptions(process.argv.slice(2));
setUp();
const env = buildEnvironment(options, process.env);
run(process.execPath, [`${root}scripts/build.mjs`], { stdio: ['ignore', 2, 2], env });
// Not by tsx's own program: on Ctrl+C it kills its child at once, before the browser has closed.
run(process.execPath, ['--import', 'tsx', 'scripts/start.ts', ...process.argv.slice(2)]);

function readOptions(args) {
  try {
    return startOptions(args);
  } catch (error) {
    return fail(`${error.message}\nUse: npm start [-- --no-browser --port N]`);
  }
}
