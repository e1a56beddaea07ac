// What `npm run replay` does, apart from the process around it.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { verifyEvidence } from '../../src/engine/exports/verify-evidence';
import { replay } from '../../src/engine/replay/replay';
import { eventLines } from '../../src/engine/replay/replay-events';
import { readCapture } from '../../src/engine/replay/replay-lines';
import { replayDocument } from '../../src/engine/replay/replay-output';
import { reportTranslator } from '../../src/i18n/report-translator';
import { compiledOf } from '../i18n/catalogue';

/** What the command prints and its exit code. */
interface ReplayResult {
  readonly status: 0 | 1;
  readonly stdout: string;
  /** One sentence with its line end where the status is 1; empty otherwise. */
  readonly stderr: string;
}

/** Runs the command with the arguments after its name. `clock` is the time of the machine, in ms. Never throws. */
export function runReplay(args: readonly string[], clock: number): ReplayResult {
  try {
    const { file, verify, ...options } = readArguments(args);
    return { status: 0, stdout: verify ? verified(file) : replayed(file, options, clock), stderr: '' };
  } catch (error) {
    return { status: 1, stdout: '', stderr: `${error instanceof Error ? error.message : String(error)}\n` };
  }
}

interface ReplayOptions {
  readonly now: number | null;
  readonly tz: string;
  readonly events: boolean;
}

function replayed(file: string, { now, tz, events }: ReplayOptions, clock: number): string {
  const capture = readCapture(readFile(file));
  if (!capture) throw new Error(`${file} is not a capture: a line of JSON for each response is expected.`);
  const result = replay(capture, { now, clock });
  const english = reportTranslator(tz, compiledOf('en'), result.now);
  return events ? eventLines(result, english) : `${JSON.stringify(replayDocument(result, english), null, 1)}\n`;
}

/** One sentence about an evidence file. Throws that sentence when a line was changed since it was written. */
function verified(file: string): string {
  const check = verifyEvidence(readFile(file));
  switch (check.kind) {
    case 'unchained':
      throw new Error(`${file} is not a file of evidence that Headroom exported: no line of it is chained.`);
    case 'broken':
      throw new Error(`${file}: line ${check.line} is broken: it, or a line before it, was changed, added or removed.`);
    case 'whole':
      return `${file}: all ${check.lines} lines are unchanged if the report names this last link: ${check.lastLink}\n`;
  }
}

function readArguments(args: readonly string[]) {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      now: { type: 'string' },
      tz: { type: 'string', default: 'UTC' },
      events: { type: 'boolean', default: false },
      verify: { type: 'boolean', default: false },
    },
  });
  const [file] = positionals;
  if (file === undefined)
    throw new Error('Say which file: npm run replay -- FILE.jsonl [--now ISO] [--tz ZONE] [--events] [--verify]');
  const now = values.now === undefined ? null : Date.parse(values.now);
  if (now !== null && Number.isNaN(now))
    throw new Error(`--now ${values.now} is not a time such as 2026-09-21T02:03:12Z.`);
  return { file, now, tz: values.tz, events: values.events, verify: values.verify };
}

function readFile(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    throw new Error(code === 'ENOENT' ? `There is no file ${file}.` : `${file} cannot be read (${code}).`);
  }
}
