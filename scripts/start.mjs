// `npm start`: builds everything, serves the PWA and a demo Codex page on this machine, and opens a Chromium with the
// extension in it. `--no-browser` opens none, `--port N` chooses the PWA's port.
import { packageProgram, root, run, setUp } from './set-up.mjs';

setUp();
run(process.execPath, [`${root}scripts/build.mjs`], { stdio: ['ignore', 2, 2] });
run(process.execPath, [packageProgram('tsx'), 'scripts/start.ts', ...process.argv.slice(2)]);
