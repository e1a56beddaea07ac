// npm run replay -- FILE.jsonl [--now ISO] [--tz ZONE] [--events]
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { replay } from '../src/engine/replay/replay';
import { eventLines } from '../src/engine/replay/replay-events';
import { readCapture } from '../src/engine/replay/replay-lines';
import { replayDocument } from '../src/engine/replay/replay-output';
import { zonedFormatters } from '../src/i18n/zoned-formatters';

try {
  const { file, now, tz, events } = readArguments();
  const words = zonedFormatters(tz);
  const capture = readCapture(readFile(file));
  if (!capture) throw new Error(`${file} is not a capture: a line of JSON for each response is expected.`);
  const replayed = replay(capture, { now, clock: Date.now(), words });
  const text = events ? eventLines(replayed, words) : `${JSON.stringify(replayDocument(replayed), null, 1)}\n`;
  process.stdout.write(text);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

function readArguments() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      now: { type: 'string' },
      tz: { type: 'string', default: 'UTC' },
      events: { type: 'boolean', default: false },
    },
  });
  const [file] = positionals;
  if (file === undefined)
    throw new Error('Say which file: npm run replay -- FILE.jsonl [--now ISO] [--tz ZONE] [--events]');
  const now = values.now === undefined ? null : Date.parse(values.now);
  if (now !== null && Number.isNaN(now))
    throw new Error(`--now ${values.now} is not a time such as 2026-09-21T02:03:12Z.`);
  return { file, now, tz: values.tz, events: values.events };
}

function readFile(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    throw new Error(code === 'ENOENT' ? `There is no file ${file}.` : `${file} cannot be read (${code}).`);
  }
}
