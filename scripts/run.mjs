// Runs one of the project's TypeScript programs: `node scripts/run.mjs scripts/replay.ts FILE --now …`.
import { packageProgram, run, setUp } from './set-up.mjs';

setUp();
run(process.execPath, [packageProgram('tsx'), ...process.argv.slice(2)]);
