// The Codex CLI writes every rate-limit snapshot it is sent into its session files (`~/.codex/sessions/**/rollout-*.jsonl`,
// openai/codex protocol.rs `RateLimitSnapshot`), beside the whole conversation. Of a line only the snapshot is read.

import type { UsageFacts } from '../../domain/observations/observation';
import { type Instant, wholeSecond } from '../../domain/time/instant';
import { readCredits } from '../endpoints/usage/read-credits';
import { byEnd, readWindows } from '../endpoints/usage/read-limit';
import { readSpend } from '../endpoints/usage/read-spend';
import { type BodyPart, field, object } from '../parsing/body-part';
import { instant, text } from '../parsing/part-values';
import { chunksOf } from './session-lines';

export interface CliReading {
  readonly at: Instant;
  /** Always partial: a snapshot speaks of one limit only. */
  readonly facts: UsageFacts;
}

/** Snapshot lines are about a kilobyte; longer ones are conversation. */
const maxLineLength = 65_536;

/**
 * What one line of a session file says of the limits; null for every other line, and for a snapshot without windows:
 * that is "no reading" (seen when a session ends), not "reset". Never throws.
 */
export function readCliLine(line: string): CliReading | null {
  // Nearly every line ends here, unparsed: files run to hundreds of megabytes.
  if (line.length > maxLineLength || !line.includes('"rate_limits"')) return null;
  let record: unknown;
  try {
    record = JSON.parse(line);
  } catch {
    return null; // the last line of a session that is still being written
  }
  const found: BodyPart = { value: record, path: '', dropped: [] };
  const payload = field(found, 'payload');
  if (field(payload, 'type').value !== 'token_count') return null;
  const snapshot = object(field(payload, 'rate_limits'));
  const at = instant(field(found, 'timestamp'));
  if (!snapshot || at === null) return null;
  const facts = readSnapshot(snapshot, wholeSecond(at));
  return facts.windows.length > 0 || facts.undated ? { at: wholeSecond(at), facts } : null;
}

/** The readings of a session file, in its order, without ever holding more than a line of it. */
export async function* readCliSession(file: ReadableStream<Uint8Array>): AsyncGenerator<CliReading> {
  for await (const line of linesOf(file)) {
    const reading = readCliLine(line);
    if (reading) yield reading;
  }
}

function readSnapshot(snapshot: BodyPart, at: Instant): UsageFacts {
  const limit = text(field(snapshot, 'limit_id'), 64) ?? 'codex';
  const name = text(field(snapshot, 'limit_name'), 80);
  const called = limit === 'codex' || name === null ? { limit } : { limit, name };
  return {
    plan: text(field(snapshot, 'plan_type'), 64),
    ...byEnd(readWindows(snapshot, called, at)),
    gates: [],
    credits: readCredits(field(snapshot, 'credits')),
    bankCount: null,
    bankApplicable: null,
    reachedType: text(field(snapshot, 'rate_limit_reached_type'), 64),
    spend: readSpend(snapshot, at),
    models: [],
    partial: true,
  };
}

async function* linesOf(file: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of chunksOf(file)) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    // A line already too long to be a snapshot is kept too long, so that its end cannot pass for a line of its own.
    if (rest.length > maxLineLength) rest = rest.slice(0, maxLineLength + 1);
    yield* lines;
  }
  yield rest + decoder.decode();
}
