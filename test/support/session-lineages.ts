// Random families of session files, as versions of the CLI since 2025 wrote them: forks, sub-agents, compaction, full windows,
// rollover segments, usage records, archived and compressed copies. What was really used is noted while it is made up: a sum
// that nothing has to be told apart for.
import type { Random } from '../../src/domain/random';
import type { Tokens } from '../../src/domain/usage/tokens';

/** One response as the ledger notes it. */
export interface MadeResponse {
  readonly thread: string;
  readonly at: number;
  readonly model: string;
  readonly effort: string;
  readonly tier: string | null;
  /** The thread's own turns, from 1. */
  readonly turn: number;
  readonly tokens: Tokens;
}

export interface MadeFile {
  readonly path: string;
  readonly text: string;
  readonly thread: string;
}

export interface Lineage {
  /** One of each session or segment; copies stand in `copies`. */
  readonly files: readonly MadeFile[];
  /** Archived copies of some of them, as whole as they are. */
  readonly copies: readonly MadeFile[];
  readonly ledger: readonly MadeResponse[];
  /** Threads that others were forked from. */
  readonly parents: readonly string[];
}

interface Line {
  readonly at: number;
  readonly type: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

type Usage = Readonly<
  Record<'input_tokens' | 'cached_input_tokens' | 'output_tokens' | 'reasoning_output_tokens', number>
>;
type Total = Usage & { readonly total_tokens: number };

/** How a thread came to be. `copying` forks write their parent's lines again with new times, `spawned` ones keep the old times. */
type Origin = 'root' | 'copying' | 'spawned' | 'paginated';

interface Thread {
  readonly id: string;
  readonly origin: Origin;
  readonly bornAt: number;
  readonly meta: Readonly<Record<string, unknown>>;
  readonly lines: readonly Line[];
  /** How many of the lines were copied from the parent. */
  readonly copied: number;
}

const start = Date.UTC(2026, 8, 1, 8);
const minuteMs = 60_000;
const contextWindow = 258_400;
const nothing: Total = {
  input_tokens: 0,
  cached_input_tokens: 0,
  output_tokens: 0,
  reasoning_output_tokens: 0,
  total_tokens: 0,
};

/** A family of up to eight threads, with the ledger of what they used. The same random numbers give the same family. */
export function makeLineage(random: Random): Lineage {
  const ledger: MadeResponse[] = [];
  const threads: Thread[] = [];
  const parents = new Set<string>();
  const count = 1 + Math.floor(random() * 8);
  for (let index = 0; index < count; index += 1) {
    const parent = threads[Math.floor(random() * threads.length)];
    const isRoot = parent === undefined || random() < 0.2;
    if (!isRoot) parents.add(parent.id);
    threads.push(isRoot ? makeRoot(index, random, ledger) : makeChild(index, parent, random, ledger));
  }
  const files = threads.flatMap((thread) => filesOf(thread, random));
  const copies = files
    .filter(() => random() < 0.3)
    .map((file) => ({ ...file, path: `archived_sessions/${file.path.split('/').at(-1)}` }));
  return { files, copies, ledger, parents: [...parents] };
}

function idOf(index: number): string {
  return `0199a213-81c0-7800-8aa1-${String(index).padStart(12, '0')}`;
}

function makeRoot(index: number, random: Random, ledger: MadeResponse[]): Thread {
  const bornAt = start + index * 7 * minuteMs + Math.floor(random() * minuteMs);
  const writer = createWriter({
    ...{ thread: idOf(index), begin: bornAt, random, ledger },
    ...{ inherited: nothing, tier: null, knowsTotal: true },
  });
  writer.work();
  const meta = metaOf(idOf(index), bornAt, { source: random() < 0.5 ? 'cli' : { subagent: { other: 'guardian' } } });
  return { id: idOf(index), origin: 'root', bornAt, meta, lines: writer.lines, copied: 0 };
}

/** Forked after some line of the parent's, which goes on or not. */
function makeChild(index: number, parent: Thread, random: Random, ledger: MadeResponse[]): Thread {
  const id = idOf(index);
  const place = 1 + Math.floor(random() * parent.lines.length);
  const before = parent.lines.slice(0, place);
  const bornAt = (before.at(-1)?.at ?? parent.bornAt) + 2_000 + Math.floor(random() * minuteMs);
  const origin = (['copying', 'spawned', 'paginated'] as const)[Math.floor(random() * 3)] ?? 'copying';
  const total = lastTotal(before);
  const copied = copiesFor(origin, before, parent, bornAt, random, total);
  const begin = Math.max(bornAt, copied.at(-1)?.at ?? 0);
  // Siblings that do the same work have equal counts, and still are two.
  const own = random() < 0.3 ? twinRandom() : random;
  const writer = createWriter({
    ...{ thread: id, begin: begin + 1_000 + Math.floor(random() * 9_000), random: own, ledger },
    ...{ inherited: total, tier: lastTier(copied), knowsTotal: copied.some(isCount) },
  });
  writer.work();
  const lineage =
    origin === 'spawned'
      ? {
          source: { subagent: { thread_spawn: { parent_thread_id: parent.id, depth: 1 } } },
          parent_thread_id: parent.id,
        }
      : { source: 'cli', forked_from_id: parent.id };
  const meta = metaOf(id, bornAt, lineage);
  return { id, origin, bornAt, meta, lines: [...copied, ...writer.lines], copied: copied.length };
}

/** Numbers that are the same for every twin. */
function twinRandom(): Random {
  let state = 0;
  return () => {
    state = (state + 0.381_966) % 1;
    return state;
  };
}

function isCount({ payload }: Line): boolean {
  return payload.type === 'token_count';
}

function lastTotal(lines: readonly Line[]): Total {
  const newest = lines.findLast(isCount);
  return (newest?.payload.info as { total_token_usage: Total } | undefined)?.total_token_usage ?? nothing;
}

function lastTier(lines: readonly Line[]): string | null {
  const newest = lines.findLast(({ payload }) => payload.type === 'thread_settings_applied');
  return (newest?.payload.thread_settings as { service_tier: string } | undefined)?.service_tier ?? null;
}

function copiesFor(
  origin: Origin,
  before: readonly Line[],
  parent: Thread,
  bornAt: number,
  random: Random,
  total: Total,
): Line[] {
  const ancestor: Line = { at: bornAt, type: 'session_meta', payload: parent.meta };
  if (origin === 'spawned') return [ancestor, ...before.filter(({ type }) => type !== 'token_usage_record')];
  if (origin === 'paginated') return [countLine(bornAt + Math.floor(random() * 400), { ...nothing }, total)];
  let at = bornAt;
  const later = () => {
    at += Math.floor(random() * 120);
    return at;
  };
  return [ancestor, ...before].map((line) => ({ ...line, at: later() }));
}

function metaOf(id: string, bornAt: number, lineage: object) {
  return {
    id,
    timestamp: iso(bornAt),
    cwd: '/home/u/src/harbour',
    originator: 'codex-tui',
    base_instructions: { text: 'x'.repeat(2_000) },
    git: { branch: 'main', repository_url: 'git@github.com:example/harbour.git' },
    ...lineage,
  };
}

function countLine(at: number, last: Total | null, total: Total): Line {
  const info = { total_token_usage: total, last_token_usage: last, model_context_window: contextWindow };
  const primary = {
    used_percent: Math.floor(at / minuteMs) % 90,
    window_minutes: 10_080,
    resets_at: start / 1_000 + 600_000,
  };
  return { at, type: 'event_msg', payload: { type: 'token_count', info, rate_limits: { limit_id: 'codex', primary } } };
}

const models = ['gpt-5.5', 'gpt-5.6-sol', 'gpt-6-luna'];
const efforts = ['low', 'medium', 'high'];

interface WriterStart {
  readonly thread: string;
  readonly begin: number;
  readonly random: Random;
  readonly ledger: MadeResponse[];
  readonly inherited: Total;
  readonly tier: string | null;
  /** Whether the file says where the thread's total begins. Else a total alone says nothing of the use. */
  readonly knowsTotal: boolean;
}

/** Writes a thread's own lines from `begin` on, its totals from `inherited` on. */
function createWriter({ thread, begin, random, ledger, inherited, tier, knowsTotal }: WriterStart) {
  const lines: Line[] = [];
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const hasRecords = random() < 0.4;
  let [at, total, turn, responses]: [number, Total, number, number] = [begin, inherited, 0, 0];
  let context: Pick<MadeResponse, 'model' | 'effort' | 'tier'> = {
    model: pick(models),
    effort: pick(efforts),
    tier,
  };
  const write = (type: string, payload: Line['payload']): void => void lines.push({ at, type, payload });
  const pass = (leastMs: number, mostMs: number): void => {
    at += leastMs + Math.floor(random() * (mostMs - leastMs));
  };
  const beginTurn = (): void => {
    const ending = random() < 0.6 ? 'task_complete' : 'turn_aborted';
    if (turn > 0 && random() < 0.8) write('event_msg', { type: ending, last_agent_message: '(made-up text)' });
    turn += 1;
    context = { ...context, model: pick(models), effort: pick(efforts) };
    write('event_msg', { type: 'task_started', turn_id: `${thread}-${turn}` });
    write('turn_context', {
      turn_id: `${thread}-${turn}`,
      cwd: '/home/u/src/harbour',
      model: context.model,
      effort: context.effort,
    });
  };
  const respond = (): void => {
    pass(1_000, minuteMs);
    responses += 1;
    const input = 1 + Math.floor(random() * 90_000);
    const usage = {
      input_tokens: input,
      cached_input_tokens: Math.floor(input * random()),
      output_tokens: Math.floor(random() * 4_000),
      reasoning_output_tokens: Math.floor(random() * 900),
    };
    ledger.push({ thread, at, ...context, turn, tokens: tokensOf(usage) });
    total = grownBy(total, usage);
    if (hasRecords && random() < 0.8) {
      write('token_usage_record', { thread_id: thread, response_id: `resp-${thread}-${responses}`, usage });
      at += Math.floor(random() * 20);
    }
    const last = { ...usage, total_tokens: usage.input_tokens + usage.output_tokens };
    // Some versions state the running total alone.
    lines.push(countLine(at, random() < 0.1 && knowsTotal ? null : last, total));
  };
  const repeat = (): void => {
    const newest = lines.findLast(isCount);
    pass(10, 9_000);
    if (newest) lines.push({ ...newest, at });
  };
  const compact = (): void => {
    pass(1_000, 9_000);
    write('compacted', { message: '(summary)' });
    lines.push(countLine(at, { ...nothing, total_tokens: 18_432 }, total));
  };
  const fillWindow = (): void => {
    pass(1_000, 9_000);
    total = { ...nothing, total_tokens: contextWindow };
    lines.push(countLine(at, { ...nothing, total_tokens: contextWindow - 6_000 }, total));
  };
  const setTier = (): void => {
    context = { ...context, tier: pick(['default', 'priority']) };
    write('event_msg', { type: 'thread_settings_applied', thread_settings: { service_tier: context.tier } });
  };
  const talk = (): void =>
    write('response_item', { type: 'message', text: 'talk '.repeat(Math.floor(random() * 400)) });
  const steps: readonly (readonly [share: number, step: () => void])[] = [
    [0.5, respond],
    [0.65, repeat],
    [0.75, talk],
    [0.88, beginTurn],
    [0.93, compact],
    [0.96, fillWindow],
    [1, setTier],
  ];
  const work = (): void => {
    beginTurn();
    respond();
    const count = Math.floor(random() * 30);
    for (let index = 0; index < count; index += 1) {
      const dice = random();
      steps.find(([share]) => dice < share)?.[1]();
    }
  };
  return { lines, work };
}

function grownBy(total: Total, usage: Usage): Total {
  return {
    input_tokens: total.input_tokens + usage.input_tokens,
    cached_input_tokens: total.cached_input_tokens + usage.cached_input_tokens,
    output_tokens: total.output_tokens + usage.output_tokens,
    reasoning_output_tokens: total.reasoning_output_tokens + usage.reasoning_output_tokens,
    total_tokens: total.total_tokens + usage.input_tokens + usage.output_tokens,
  };
}

function tokensOf(usage: Usage): Tokens {
  return {
    input: usage.input_tokens,
    cached: usage.cached_input_tokens,
    cacheWrite: 0,
    output: usage.output_tokens,
    reasoning: usage.reasoning_output_tokens,
  };
}

/** The thread's file, or its segments: a long session rolls over into another file, which names the thread again. */
function filesOf({ id, bornAt, meta, lines, copied }: Thread, random: Random): MadeFile[] {
  // Each segment begins with a count: those of one birth are told apart in time by nothing else.
  const counts = lines.flatMap((line, index) => (index > copied && isCount(line) ? [index] : []));
  const cuts = Array.from({ length: Math.floor(random() * 2.5) }, () => counts[Math.floor(random() * counts.length)]);
  const ends = [...new Set(cuts.filter((cut) => cut !== undefined))].sort((a, b) => a - b).concat(lines.length);
  // Some versions state the birth of the segment, others that of the thread.
  const statesOwnBirth = random() < 0.5;
  return ends.map((end, segment) => {
    const own = lines.slice(segment === 0 ? 0 : ends[segment - 1], end);
    const begin = segment === 0 ? bornAt : (own[0]?.at ?? bornAt);
    const head: Line = {
      at: begin,
      type: 'session_meta',
      payload: segment > 0 && statesOwnBirth ? { ...meta, timestamp: iso(begin) } : meta,
    };
    const name = `rollout-${iso(bornAt).slice(0, 19).replaceAll(':', '-')}-${id}${segment > 0 ? `_${segment}` : ''}.jsonl`;
    const text = [head, ...own]
      .map((line) => `${JSON.stringify({ timestamp: iso(line.at), ...withoutAt(line) })}\n`)
      .join('');
    return { path: `sessions/2026/09/01/${name}`, text, thread: id };
  });
}

function withoutAt({ type, payload }: Line) {
  return { type, payload };
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
