// The Codex CLI writes every rate-limit snapshot it is sent into its session files (`~/.codex/sessions/**/rollout-*.jsonl`,
// openai/codex protocol.rs `RateLimitSnapshot`), beside the whole conversation. Of a line only the snapshot is read.

import type { UsageFacts } from '../../domain/observations/observation';
import { type Instant, wholeSecond } from '../../domain/time/instant';
import { readCredits } from '../endpoints/usage/read-credits';
import { byEnd, readWindows } from '../endpoints/usage/read-limit';
import { readSpend } from '../endpoints/usage/read-spend';
import { type BodyPart, field, object } from '../parsing/body-part';
import { instant, text } from '../parsing/part-values';

export interface CliReading {
  readonly at: Instant;
  /** Always partial: a snapshot states one limit only. */
  readonly facts: UsageFacts;
}

/** Snapshot lines are about a kilobyte; longer ones are conversation. */
const maxLineLength = 65_536;

/**
 * What one line of a session file says about the limits; null for every other line, and for a snapshot without windows:
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
  return readLimits(record);
}

/** What a parsed line says about the limits; null as above. */
export function readLimits(record: unknown): CliReading | null {
  const found: BodyPart = { value: record, path: '', dropped: [] };
  const payload = field(found, 'payload');
  if (field(payload, 'type').value !== 'token_count') return null;
  const snapshot = object(field(payload, 'rate_limits'));
  const at = instant(field(found, 'timestamp'));
  if (!snapshot || at === null) return null;
  const facts = readSnapshot(snapshot, wholeSecond(at));
  return facts.windows.length > 0 || facts.undated ? { at: wholeSecond(at), facts } : null;
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
