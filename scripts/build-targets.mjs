// The targets of a build, and whether each is still up to date with its sources.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { packageProgram, root } from './set-up.mjs';

/** In the order they are built. `output` is a folder of `.output/`; `command` gives the arguments for Node. */
export const targets = [
  { name: 'chrome', title: 'Extension for Chrome', output: 'chrome-mv3', command: () => wxt('chrome') },
  { name: 'firefox', title: 'Extension for Firefox', output: 'firefox-mv3', command: () => wxt('firefox') },
  {
    name: 'app',
    title: 'App',
    output: 'pwa',
    command: () => [packageProgram('vite'), 'build', '--config', `${root}scripts/build/pwa.config.ts`],
  },
];

function wxt(browser) {
  return [packageProgram('wxt'), 'build', '--browser', browser];
}

/** Everything a build reads. */
const sources = [
  'entrypoints',
  'public',
  'scripts/build',
  'scripts/i18n',
  'src',
  'package-lock.json',
  'package.json',
  'tsconfig.json',
  'wxt.config.ts',
];
/** The variables of the environment it reads. */
const variables = ['HEADROOM_PWA_ORIGIN', 'HEADROOM_PWA_BASE', 'HEADROOM_OUTPUT'];

/** Whether a target was built from exactly these sources, for these addresses, and its folder was not changed since. */
export function isBuilt({ name, output }, env, folder = root) {
  const stamp = stampPath(name, folder);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === stampOf(output, env, folder);
}

/** Notes that a target is built. Call it after the build. */
export function recordBuilt({ name, output }, env, folder = root) {
  mkdirSync(`${folder}.cache/built`, { recursive: true });
  writeFileSync(stampPath(name, folder), stampOf(output, env, folder));
}

function stampPath(name, folder) {
  return `${folder}.cache/built/${name}`;
}

/** Sources by their content; the output by names, sizes and times, because it is large and only ever replaced as a whole. */
function stampOf(output, env, folder) {
  const hash = createHash('sha256');
  for (const name of variables) hash.update(`${name}=${env[name] ?? ''}\n`);
  for (const path of sources.flatMap((source) => filesOf(folder, source)))
    hash.update(`${path}\n`).update(readFileSync(folder + path));
  for (const path of filesOf(folder, `.output/${output}`)) {
    const { size, mtimeMs } = statSync(folder + path);
    hash.update(`${path} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

/** The files at or below a path, sorted; none where there is nothing. */
function filesOf(folder, path) {
  if (!existsSync(folder + path)) return [];
  if (statSync(folder + path).isFile()) return [path];
  return readdirSync(folder + path)
    .sort()
    .flatMap((name) => filesOf(folder, `${path}/${name}`));
}
