// `npm run test:languages`: every screen in every language, in a browser, over a fresh build: nothing clipped, no English left.
// `npm test` does the same for the longest language and for one from right to left.
import { readdirSync } from 'node:fs';
import { runBrowserSpecs } from './browser-specs.mjs';
import { findBrowsers } from './browsers.mjs';
import { root, say, setUp, start } from './set-up.mjs';

setUp();
const languages = readdirSync(`${root}src/i18n/messages`, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'en')
  .map(({ name }) => `lang-${name}`);
const { chromium, firefox } = findBrowsers();
if (!chromium) {
  say('Chromium was not found: set CHROMIUM to its path.');
  process.exit(1);
}
if (start(process.execPath, [`${root}scripts/build.mjs`]).status !== 0) process.exit(1);
const { failed } = runBrowserSpecs({ chromium, firefox }, [...languages, '--chromium'], 'languages.json');
process.exit(failed === 0 ? 0 : 1);
