// Reads one session file of the Codex CLI down to its counts. OpenAI calls these files best effort, never a contract
// (openai/codex issue 45251): whatever is missing or odd costs that line alone.
import type { SessionFile, SessionMeta, TurnContext, UsageEvent } from '../../domain/usage/session';
import type { Tokens } from '../../domain/usage/tokens';
import { isRecord } from '../parsing/body-part';
import { mayHoldUsage } from './line-kind';
import { linesOf } from './session-lines';
import { readMeta } from './session-meta';

/** Null for a file that holds no session: its first known line is no `session_meta`. Rejects when the stream does. */
export async function readSession(name: string, stream: ReadableStream<Uint8Array>): Promise<SessionFile | null> {
  const parser = createSessionParser();
  for await (const lines of linesOf(stream)) for (const { bytes, whole } of lines) parser.line(bytes, whole);
  return parser.done(name);
}

/** Takes the lines of one file in order. */
function createSessionParser() {
  const decoder = new TextDecoder();
  const events: UsageEvent[] = [];
  let meta: SessionMeta | null = null;
  let context: TurnContext = { model: null, effort: null, tier: null };
  let damaged = 0;

  const take = (record: Line) => {
    const { type, payload } = record;
    if (type === 'session_meta') meta ??= readMeta(payload);
    else if (type === 'turn_context') context = { ...context, ...turnContext(payload) };
    else if (type === 'token_usage_record') note(readRecord(record, context));
    else if (payload.type === 'thread_settings_applied') context = { ...context, tier: tierOf(payload) };
    else if (payload.type === 'token_count') note(readCount(record, context));
  };
  const note = (event: UsageEvent | 'nothing' | 'damaged') => {
    if (event === 'damaged') damaged += 1;
    else if (event !== 'nothing') events.push(event);
  };

  return {
    /** `whole`: false for a last line without its end, which may still be being written and is no damage. */
    line: (bytes: Uint8Array, whole: boolean): void => {
      if (!mayHoldUsage(bytes)) return;
      const record = parsed(decoder.decode(bytes));
      if (record) take(record);
      else if (whole) damaged += 1;
    },
    done: (name: string): SessionFile | null => (meta ? { name, meta, events, damaged } : null),
  };
}

interface Line {
  readonly type: unknown;
  readonly timestamp: unknown;
  readonly payload: Readonly<Record<string, unknown>>;
}

function parsed(text: string): Line | null {
  try {
    const value: unknown = JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text);
    if (!isRecord(value) || !isRecord(value.payload)) return null;
    return { type: value.type, timestamp: value.timestamp, payload: value.payload };
  } catch {
    return null;
  }
}

function turnContext({ model, effort }: Line['payload']): Pick<TurnContext, 'model' | 'effort'> {
  return { model: shortText(model), effort: shortText(effort) };
}

function tierOf({ thread_settings: settings }: Line['payload']): string | null {
  return isRecord(settings) ? shortText(settings.service_tier) : null;
}

function readCount({ timestamp, payload }: Line, context: TurnContext): UsageEvent | 'nothing' | 'damaged' {
  const { info } = payload;
  // A count without numbers carries the limits alone.
  if (!isRecord(info)) return 'nothing';
  const at = timeOf(timestamp);
  if (at === null) return 'damaged';
  const last = isRecord(info.last_token_usage) ? readTokens(info.last_token_usage) : null;
  const { total_token_usage: total } = info;
  return {
    ...context,
    kind: 'count',
    at,
    last,
    total: isRecord(total) ? { ...readTokens(total), sum: count(total.total_tokens) } : null,
  };
}

function readRecord({ timestamp, payload }: Line, context: TurnContext): UsageEvent | 'nothing' | 'damaged' {
  const at = timeOf(timestamp);
  const { thread_id: thread, response_id: response, usage } = payload;
  if (!isRecord(usage)) return 'nothing';
  if (at === null || typeof thread !== 'string' || typeof response !== 'string') return 'damaged';
  return { ...context, kind: 'record', at, thread, response, usage: readTokens(usage) };
}

function readTokens(usage: Readonly<Record<string, unknown>>): Tokens {
  return {
    input: count(usage.input_tokens),
    cached: count(usage.cached_input_tokens),
    cacheWrite: count(usage.cache_write_input_tokens),
    output: count(usage.output_tokens),
    reasoning: count(usage.reasoning_output_tokens),
  };
}

/** Negatives and what is no number read as 0. */
function count(value: unknown): number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : 0;
}

function timeOf(value: unknown): number | null {
  const at = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isFinite(at) ? at : null;
}

/** Names of models and tiers are short slugs; anything longer is not one. */
function shortText(value: unknown): string | null {
  return typeof value === 'string' && value.length > 0 && value.length <= 80 ? value : null;
}
