// What every command needs first: a Node that is new enough, and the packages of the lock file. Plain JavaScript without
// imports from node_modules, because there may be none yet.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The project's root folder. */
export const root = fileURLToPath(new URL('..', import.meta.url));

const oldestNode = [20, 19];

/** The program and arguments that install the locked packages. */
export const installCommand = ['npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']];

/** Installs the locked packages if they are missing. Exits with one sentence when this Node is too old. */
export function setUp() {
  checkNode();
  if (isInstalled()) return;
  say('Installing the packages named in package-lock.json …');
  run(...installCommand, { stdio: ['ignore', 2, 2] });
}

/** Exits with one sentence when this Node is too old. */
export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return;
  fail(`Headroom needs Node ${oldestNode.join('.')} or newer; this is ${process.versions.node}.`);
}

/** Runs a program in the project's root. Exits with the program's exit code if it fails. */
export function run(program, args, options = {}) {
  const { status, error } = start(program, args, options);
  if (error) fail(`${program} could not be started: ${error.message}`);
  if (status !== 0) process.exit(status ?? 1);
}

/** Runs a program in the project's root and returns the result of `spawnSync`. */
export function start(program, args, options = {}) {
  const isNpmProgram = process.platform === 'win32' && program === 'npm';
  return spawnSync(program, args, { cwd: root, stdio: 'inherit', shell: isNpmProgram, ...options });
}

/** The path of a package's own program (`vitest`, `wxt`, …), to be run by this Node. */
export function packageProgram(name, bin = name) {
  const manifest = JSON.parse(readFileSync(`${root}node_modules/${name}/package.json`, 'utf8'));
  const path = typeof manifest.bin === 'string' ? manifest.bin : manifest.bin[bin];
  return `${root}node_modules/${name}/${path}`;
}

/** Prints a line to stderr, so that stdout holds only what a command was asked for. */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/** Prints the sentence and exits with 1. */
export function fail(sentence) {
  say(sentence);
  process.exit(1);
}

/** Whether the packages of the lock file are there. npm writes its own copy of it last: an interrupted run does not count. */
export function isInstalled() {
  const written = `${root}node_modules/.package-lock.json`;
  if (!existsSync(written)) return false;
  const locked = JSON.parse(readFileSync(`${root}package-lock.json`, 'utf8')).packages;
  const installed = JSON.parse(readFileSync(written, 'utf8')).packages;
  return (
    Object.entries(installed).every(([path, { version }]) => locked[path]?.version === version) &&
    hasAll(locked, installed)
  );
}

function hasAll(locked, installed) {
  return Object.entries(locked).every(
    ([path, entry]) => path === '' || entry.optional || entry.link || path in installed,
  );
}
