// `npm run dead-code`: files, exports and dependencies that nothing uses; then those that only tests or the lab use.
import { packageProgram, run, setUp } from './set-up.mjs';

setUp();
for (const scope of [[], ['--production']]) run(process.execPath, [packageProgram('knip'), ...scope]);
