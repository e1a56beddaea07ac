// `npm run lint:firefox`: what addons.mozilla.org checks of an upload, over the Firefox package that `npm run zip` made. Fails on an
// error. web-ext is fetched when it is run: its 328 packages (86 MB) would be installed with every `npm ci` for one command.
import { existsSync, readFileSync } from 'node:fs';
import { fail, root, run } from './set-up.mjs';

const linter = 'web-ext@10.7.0';

const { name, version } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));
const file = `${root}.output/${name}-${version}-firefox.zip`;
if (!existsSync(file)) fail(`${file} is missing. Run \`npm run zip\` first.`);
run('npm', ['exec', '--yes', linter, '--', 'lint', '--source-dir', file, '--boring', '--no-config-discovery']);
