// `npm run test:soak`: the long runs of the randomised tests, about two minutes. `npm test` runs the same files briefly.
import { packageProgram, run, setUp } from './set-up.mjs';

setUp();
const env = { ...process.env, HEADROOM_SOAK: '1' };
const args = ['run', '--config', 'test/vitest.config.ts', '--root', '.', 'soak.test', ...process.argv.slice(2)];
run(process.execPath, [packageProgram('vitest'), ...args], { env });
