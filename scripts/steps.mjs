// The steps of `npm start`: one line each, with the time it took. Plain JavaScript without packages, because none may be
// installed yet.
import { fail, say, start } from './set-up.mjs';

/**
 * Runs one step and prints one line: its title at once, then what `work` returns, or else how long it took. The answer of
 * `work` may be a promise, and so is the result. Where `work` throws, the line says that it failed.
 */
export async function step(title, work) {
  const startedAt = Date.now();
  process.stderr.write(`  ${title.padEnd(24)} `);
  try {
    const result = await work();
    say(typeof result === 'string' ? result : seconds(Date.now() - startedAt));
    return result;
  } catch (error) {
    say('failed');
    throw error;
  }
}

/** "0.4 s", "12 s": a tenth matters below ten seconds. */
export function seconds(ms) {
  return ms < 9_950 ? `${(ms / 1_000).toFixed(1)} s` : `${Math.round(ms / 1_000)} s`;
}

/**
 * Runs a program without its output, or with it where `isVerbose`. If a program fails, the end of its output is printed,
 * and this one exits with the same code.
 */
export function runQuietly(program, args, { isVerbose, ...options }) {
  if (isVerbose) say('');
  const quiet = { stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8', maxBuffer: 64 << 20 };
  const loud = { stdio: ['ignore', 2, 2] };
  const { status, error, stdout, stderr } = start(program, args, { ...options, ...(isVerbose ? loud : quiet) });
  if (error) fail(`${program} could not be started: ${error.message}`);
  if (status === 0) return;
  const said = `${stdout ?? ''}${stderr ?? ''}`.trimEnd().split('\n').slice(-40).join('\n');
  say(`failed\n\n${said}`);
  process.exit(status ?? 1);
}
