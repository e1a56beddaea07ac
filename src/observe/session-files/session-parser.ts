// Takes the lines of one session file in order and keeps counts and limits. OpenAI calls these files best effort, never a
// contract (openai/codex issue 45251): whatever is missing or odd costs that line alone.

import { type Instant, minuteMs, secondMs, toleranceMs } from '../../domain/time/instant';
import type { LimitEvent, ParserState, SessionMeta, TurnContext, UsageEvent } from '../../domain/usage/session';
import type { Tokens } from '../../domain/usage/tokens';
import { isRecord } from '../../domain/validation/checks';
import { lineKind } from './line-kind';
import { type CliReading, readLimits } from './read-session-limits';
import type { SessionKeys } from './session-keys';
import { readMeta } from './session-meta';

export const freshParser: ParserState = {
  meta: null,
  context: { model: null, effort: null, tier: null },
  turn: 0,
  turnKey: '',
  copiedAt: null,
  damaged: 0,
};

interface ParsedSession {
  readonly state: ParserState;
  readonly events: readonly UsageEvent[];
  readonly readings: readonly CliReading[];
}

export interface SessionParser {
  readonly line: (bytes: Uint8Array, start: number, end: number) => void;
  /** A last line without its end. False when it may be incomplete: then the whole line must be given again. */
  readonly tail: (bytes: Uint8Array) => boolean;
  readonly done: () => ParsedSession;
}

/** The CLI repeats its limits with every message. Equal readings closer than this are left out. */
const repeatMs = 5 * minuteMs;
/** Copies of a parent come in one burst, which ends with the first pause this long. */
const burstPauseMs = secondMs;
const mainLimit = 'codex';

/** A parser that continues from `state` after `known`, the events found so far. */
export function createSessionParser(
  keys: SessionKeys,
  state: ParserState = freshParser,
  known: readonly UsageEvent[] = [],
): SessionParser {
  const decoder = new TextDecoder();
  const events: UsageEvent[] = [...known];
  const readings: CliReading[] = [];
  const limits = new Map(known.flatMap((event) => (event.kind === 'limit' ? [[event.seconds, event] as const] : [])));
  let { meta, context, turn, copiedAt, damaged } = state;
  const turnId = createTurnId(state.turnKey, keys);
  let lastReading: { readonly at: Instant; readonly stated: string | undefined } | null = null;

  const take = (line: Line): void => {
    const { type, payload } = line;
    if (type === 'session_meta') takeMeta(line);
    else if (type === 'turn_context') takeTurn(payload);
    else if (type === 'token_usage_record') note(readRecord(line, { ...context, turn }, keys, meta));
    else if (payload.type === 'thread_settings_applied') context = { ...context, tier: tierOf(payload) };
    else if (payload.type === 'token_count') takeCount(line);
  };
  const takeMeta = ({ payload }: Line): void => {
    if (meta) return;
    meta = readMeta(payload, keys);
    copiedAt = meta?.parent ? meta.bornAt : null;
  };
  const takeTurn = (payload: Line['payload']): void => {
    context = { ...context, model: shortText(payload.model), effort: shortText(payload.effort) };
    if (turnId.isNew(payload.turn_id)) turn += 1;
  };
  /** A turn without use is not recorded. */
  const endTurn = (): void => {
    const newest = events.findLast(({ kind }) => kind !== 'limit');
    if (newest && newest.kind !== 'limit' && newest.kind !== 'end' && newest.turn === turn)
      events.push({ kind: 'end', turn });
  };
  const takeCount = (line: Line): void => {
    const at = timeOf(line.timestamp);
    if (at !== null) leaveBurst(at);
    note(readCount(line, at, { ...context, turn }));
    if (copiedAt === null && at !== null) takeLimits(line, at);
  };
  const leaveBurst = (at: Instant): void => {
    if (copiedAt !== null) copiedAt = at - copiedAt >= burstPauseMs ? null : Math.max(copiedAt, at);
  };
  const takeLimits = (line: Line, at: Instant): void => {
    const stated = JSON.stringify(line.payload.rate_limits);
    if (lastReading && lastReading.stated === stated && at - lastReading.at < repeatMs) return;
    const reading = readLimits(line);
    if (!reading) return;
    for (const { limit, seconds, usedPercent, resetsAt } of reading.facts.windows)
      if (limit === mainLimit) noteLimit({ kind: 'limit', at: reading.at, seconds, usedPercent, resetsAt });
    lastReading = { at: reading.at, stated };
    readings.push(reading);
  };
  const noteLimit = (limit: LimitEvent): void => {
    const before = limits.get(limit.seconds);
    const usedPercent = Math.round(limit.usedPercent * 10) / 10;
    const sameEnd = before && Math.abs(before.resetsAt - limit.resetsAt) <= toleranceMs;
    if (sameEnd && before.usedPercent === usedPercent) return;
    const event = { ...limit, usedPercent, resetsAt: sameEnd ? before.resetsAt : wholeSecondOf(limit.resetsAt) };
    limits.set(limit.seconds, event);
    events.push(event);
  };
  const note = (event: UsageEvent | 'nothing' | 'damaged'): void => {
    if (event === 'damaged') damaged += 1;
    else if (event !== 'nothing') events.push(event);
  };
  const recordOf = (bytes: Uint8Array): Line | null => parsed(decoder.decode(bytes));

  return {
    line: (bytes, start, end) => {
      const kind = lineKind(bytes, start, end);
      if (kind === 'other') return;
      if (kind === 'end') return endTurn();
      const line = recordOf(bytes.subarray(start, end));
      if (line) take(line);
      else damaged += 1;
    },
    tail: (bytes) => {
      const kind = lineKind(bytes);
      const line = kind === 'other' ? null : recordOf(bytes);
      if (line && kind === 'end') endTurn();
      else if (line) take(line);
      return line !== null;
    },
    done: () => ({ state: { meta, context, turn, turnKey: turnId.key(), copiedAt, damaged }, events, readings }),
  };
}

/** Tells turns apart by their ids. The newest alone is hashed, for the next read. */
function createTurnId(known: string, keys: SessionKeys) {
  let newest: string | null = null;
  return {
    isNew: (id: unknown): boolean => {
      const text = typeof id === 'string' ? id : '';
      const isSame = text !== '' && (newest === null ? keys.response(text) === known : text === newest);
      newest = text;
      return !isSame;
    },
    key: (): string => (newest === null ? known : newest && keys.response(newest)),
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

type InTurn = TurnContext & { readonly turn: number };

function tierOf({ thread_settings: settings }: Line['payload']): string | null {
  return isRecord(settings) ? shortText(settings.service_tier) : null;
}

function readCount({ payload }: Line, at: Instant | null, context: InTurn): UsageEvent | 'nothing' | 'damaged' {
  const { info } = payload;
  // A count without numbers carries the limits alone.
  if (!isRecord(info)) return 'nothing';
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

/** A record of another thread is a copy: not this file's own. */
function readRecord(
  { timestamp, payload }: Line,
  context: InTurn,
  keys: SessionKeys,
  meta: SessionMeta | null,
): UsageEvent | 'nothing' | 'damaged' {
  const at = timeOf(timestamp);
  const { thread_id: thread, response_id: response, usage } = payload;
  if (!isRecord(usage)) return 'nothing';
  if (at === null || typeof thread !== 'string' || typeof response !== 'string') return 'damaged';
  const owner = keys.thread(thread);
  if (owner !== meta?.thread) return 'nothing';
  return { ...context, kind: 'record', at, thread: owner, response: keys.response(response), usage: readTokens(usage) };
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

/** A trillion tokens in a thread is no number of tokens. */
const largestCount = 2 ** 40;

/** Negatives and what is no number read as 0. */
function count(value: unknown): number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 && value <= largestCount ? value : 0;
}

const [earliest, latest] = [Date.UTC(2020, 0), Date.UTC(2200, 0)];

function timeOf(value: unknown): number | null {
  const at = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return at >= earliest && at < latest ? at : null;
}

function wholeSecondOf(at: Instant): Instant {
  return Math.floor(at / secondMs) * secondMs;
}

/** Names of models and tiers are short slugs; anything longer is not one. */
function shortText(value: unknown): string | null {
  return typeof value === 'string' && value.length > 0 && value.length <= 80 ? value : null;
}
