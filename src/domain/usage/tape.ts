// A session file's events as bytes, about 12 for each model response. Most of an event follows from the one before it: totals
// grow by the last use, prompts grow a little, and a record repeats its count. Only the differences are written.
import type { Instant } from '../time/instant';
import { ByteReader, ByteWriter } from './byte-codec';
import type { CountEvent, LimitEvent, RecordEvent, TurnContext, UsageEvent } from './session';
import { noTokens, sameTokens, type Tokens } from './tokens';

export interface Tape {
  readonly bytes: Uint8Array;
  /** Models, efforts and tiers that the bytes name by their place in this list. */
  readonly contexts: readonly TurnContext[];
}

/** An event's first byte holds its kind, and what need not be written. */
const kinds = { count: 0, record: 1, limit: 2, context: 3 } as const;
const flags = {
  /** A count equal to the one before. */
  repeated: 4,
  withoutLast: 8,
  withoutTotal: 16,
  /** The total grew by exactly the last use. */
  expectedTotal: 32,
  /** The last use equals that of the newest record: the CLI states a response both ways. */
  asRecord: 64,
  /** Something was written to the cache. */
  cacheWrite: 128,
} as const;
const limitFlags = { sameEnd: 4 } as const;
/** `ended`: no context follows; the turn of the event before was ended. */
const contextFlags = { nextTurn: 4, otherTurn: 8, ended: 16 } as const;
const knownLengths = [18_000, 604_800, 86_400] as const;

type Context = TurnContext & { readonly turn: number };
type Total = NonNullable<CountEvent['total']>;
const noTotal: Total = { ...noTokens, sum: 0 };

/** What reader and writer both remember of the events before. */
interface Memory {
  at: Instant;
  input: number;
  total: Total;
  record: Tokens;
  count: CountEvent | null;
  context: number;
  turn: number;
  readonly ends: Map<number, Instant>;
}

const emptyMemory = (): Memory => ({
  at: 0,
  input: 0,
  total: noTotal,
  record: noTokens,
  count: null,
  context: -1,
  turn: 0,
  ends: new Map(),
});

/**
 * Packs events in their order. Equal events give equal bytes, wherever a growing file was cut between two reads. Thread ids of
 * records are left out: only a thread's own records are kept. `response` must be eight hex digits.
 */
export function encodeTape(events: readonly UsageEvent[]): Tape {
  const writer = new ByteWriter();
  const memory = emptyMemory();
  const contexts: TurnContext[] = [];
  const places = new Map<string, number>();
  const contextOf = ({ model, effort, tier }: TurnContext): number => {
    const newest = contexts[memory.context];
    if (newest && newest.model === model && newest.effort === effort && newest.tier === tier) return memory.context;
    const key = JSON.stringify([model, effort, tier]);
    const known = places.get(key) ?? contexts.push({ model, effort, tier }) - 1;
    places.set(key, known);
    return known;
  };
  for (const event of events) {
    if (event.kind === 'end') {
      writer.byte(kinds.context | contextFlags.ended);
      continue;
    }
    if (event.kind !== 'limit') writeContext(writer, memory, contextOf(event), event.turn);
    if (event.kind === 'count') writeCount(writer, memory, event);
    else if (event.kind === 'record') writeRecord(writer, memory, event);
    else writeLimit(writer, memory, event);
  }
  return { bytes: writer.done(), contexts };
}

/** The events of a tape, whose records are of `thread`. Throws a RangeError when the bytes are damaged. */
export function decodeTape({ bytes, contexts }: Tape, thread: string): UsageEvent[] {
  const reader = new ByteReader(bytes);
  const memory = emptyMemory();
  const events: UsageEvent[] = [];
  let context: Context = { model: null, effort: null, tier: null, turn: 0 };
  while (!reader.isAtEnd) {
    const head = reader.byte();
    const kind = head & 3;
    if (kind === kinds.context && head & contextFlags.ended) events.push({ kind: 'end', turn: memory.turn });
    else if (kind === kinds.context) context = readContext(reader, memory, head, contexts);
    else if (kind === kinds.count) events.push(readCount(reader, memory, head, context));
    else if (kind === kinds.record) events.push(readRecord(reader, memory, head, context, thread));
    else events.push(readLimit(reader, memory, head));
  }
  return events;
}

function writeContext(writer: ByteWriter, memory: Memory, context: number, turn: number): void {
  if (context === memory.context && turn === memory.turn) return;
  const isNext = turn === memory.turn + 1;
  const turnFlag = turn === memory.turn ? 0 : isNext ? contextFlags.nextTurn : contextFlags.otherTurn;
  writer.byte(kinds.context | turnFlag);
  writer.unsigned(context);
  if (turnFlag === contextFlags.otherTurn) writer.unsigned(turn);
  memory.context = context;
  memory.turn = turn;
}

function readContext(reader: ByteReader, memory: Memory, head: number, contexts: Tape['contexts']): Context {
  const context = contexts[reader.unsigned()];
  if (!context) throw new RangeError('the tape names a context it does not have');
  if (head & contextFlags.nextTurn) memory.turn += 1;
  if (head & contextFlags.otherTurn) memory.turn = reader.unsigned();
  return { ...context, turn: memory.turn };
}

function writeTime(writer: ByteWriter, memory: Memory, at: Instant): void {
  writer.signed(at - memory.at);
  memory.at = at;
}

function readTime(reader: ByteReader, memory: Memory): Instant {
  memory.at += reader.signed();
  return memory.at;
}

function writeTokens(writer: ByteWriter, memory: Memory, tokens: Tokens): void {
  writer.signed(tokens.input - memory.input);
  writer.signed(tokens.input - tokens.cached);
  if (tokens.cacheWrite > 0) writer.unsigned(tokens.cacheWrite);
  writer.unsigned(tokens.output);
  writer.unsigned(tokens.reasoning);
  memory.input = tokens.input;
}

function readTokens(reader: ByteReader, memory: Memory, head: number): Tokens {
  const input = memory.input + reader.signed();
  const cached = input - reader.signed();
  const cacheWrite = head & flags.cacheWrite ? reader.unsigned() : 0;
  memory.input = input;
  return { input, cached, cacheWrite, output: reader.unsigned(), reasoning: reader.unsigned() };
}

function writeCount(writer: ByteWriter, memory: Memory, event: CountEvent): void {
  const { last, total } = event;
  if (memory.count && repeats(memory.count, event)) {
    writer.byte(kinds.count | flags.repeated);
    writeTime(writer, memory, event.at);
    return;
  }
  const asRecord = last !== null && sameTokens(last, memory.record);
  const expected = total !== null && sameTotal(total, expectedTotal(memory.total, last));
  const totalFlag = total ? (expected ? flags.expectedTotal : 0) : flags.withoutTotal;
  writer.byte(kinds.count | lastFlags(last, asRecord) | totalFlag);
  writeTime(writer, memory, event.at);
  if (last && !asRecord) writeTokens(writer, memory, last);
  if (total && !expected) writeTotal(writer, expectedTotal(memory.total, last), total);
  if (total) memory.total = total;
  memory.count = event;
}

function lastFlags(last: Tokens | null, asRecord: boolean): number {
  if (!last) return flags.withoutLast;
  return (asRecord ? flags.asRecord : 0) | (last.cacheWrite > 0 ? flags.cacheWrite : 0);
}

function readCount(reader: ByteReader, memory: Memory, head: number, context: Context): CountEvent {
  const at = readTime(reader, memory);
  if (head & flags.repeated) {
    const { last, total } = memory.count ?? { last: null, total: null };
    return { kind: 'count', at, last, total, ...context };
  }
  const last =
    head & flags.withoutLast ? null : head & flags.asRecord ? memory.record : readTokens(reader, memory, head);
  const expected = expectedTotal(memory.total, last);
  const total = head & flags.withoutTotal ? null : head & flags.expectedTotal ? expected : readTotal(reader, expected);
  if (total) memory.total = total;
  memory.count = { kind: 'count', at, last, total, ...context };
  return memory.count;
}

function repeats(a: CountEvent, b: CountEvent): boolean {
  const same = <T>(x: T | null, y: T | null, equal: (x: T, y: T) => boolean) =>
    x === null || y === null ? x === y : equal(x, y);
  return same(a.last, b.last, sameTokens) && same(a.total, b.total, sameTotal);
}

function sameTotal(a: Total, b: Total): boolean {
  return sameTokens(a, b) && a.sum === b.sum;
}

const totalNames = ['input', 'cached', 'cacheWrite', 'output', 'reasoning', 'sum'] as const;

function expectedTotal(before: Total, last: Tokens | null): Total {
  if (!last) return before;
  return {
    input: before.input + last.input,
    cached: before.cached + last.cached,
    cacheWrite: before.cacheWrite + last.cacheWrite,
    output: before.output + last.output,
    reasoning: before.reasoning + last.reasoning,
    sum: before.sum + last.input + last.output,
  };
}

function writeTotal(writer: ByteWriter, expected: Total, total: Total): void {
  for (const name of totalNames) writer.signed(total[name] - expected[name]);
}

function readTotal(reader: ByteReader, expected: Total): Total {
  const entries = totalNames.map((name) => [name, expected[name] + reader.signed()]);
  return Object.fromEntries(entries) as Total;
}

function writeRecord(writer: ByteWriter, memory: Memory, { at, usage, response }: RecordEvent): void {
  writer.byte(kinds.record | (usage.cacheWrite > 0 ? flags.cacheWrite : 0));
  writeTime(writer, memory, at);
  writeTokens(writer, memory, usage);
  writer.fixed32(Number.parseInt(response, 16));
  memory.record = usage;
}

function readRecord(reader: ByteReader, memory: Memory, head: number, context: Context, thread: string): RecordEvent {
  const at = readTime(reader, memory);
  const usage = readTokens(reader, memory, head);
  memory.record = usage;
  const response = reader.fixed32().toString(16).padStart(8, '0');
  return { kind: 'record', at, thread, response, usage, ...context };
}

function writeLimit(writer: ByteWriter, memory: Memory, { at, seconds, usedPercent, resetsAt }: LimitEvent): void {
  const length = (knownLengths as readonly number[]).indexOf(seconds);
  const known = memory.ends.get(seconds);
  writer.byte(kinds.limit | (known === resetsAt ? limitFlags.sameEnd : 0) | ((length + 1) << 3));
  writeTime(writer, memory, at);
  if (length < 0) writer.unsigned(seconds);
  writer.unsigned(Math.round(usedPercent * 10));
  if (known !== resetsAt) writer.signed((resetsAt - (known ?? 0)) / 1_000);
  memory.ends.set(seconds, resetsAt);
}

function readLimit(reader: ByteReader, memory: Memory, head: number): LimitEvent {
  const at = readTime(reader, memory);
  const seconds = knownLengths[(head >> 3) - 1] ?? reader.unsigned();
  const usedPercent = reader.unsigned() / 10;
  const known = memory.ends.get(seconds) ?? 0;
  const resetsAt = head & limitFlags.sameEnd ? known : known + reader.signed() * 1_000;
  memory.ends.set(seconds, resetsAt);
  return { kind: 'limit', at, seconds, usedPercent, resetsAt };
}
