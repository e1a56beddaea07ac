// `npm run test:browsers`: every browser spec in both browsers, over a fresh build, about ten minutes. `npm test` leaves out those
// that are marked `nightly` (test/e2e/spec.ts).
import { runBrowserSpecs } from './browser-specs.mjs';
import { installBrowsers } from './browsers.mjs';
import { root, say, setUp, start } from './set-up.mjs';

setUp();
const browsers = installBrowsers();
if (start(process.execPath, [`${root}scripts/build.mjs`]).status !== 0) process.exit(1);
const { passed, failed } = runBrowserSpecs(browsers, ['--all', ...process.argv.slice(2)], 'all-browser-specs.json');
say(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
