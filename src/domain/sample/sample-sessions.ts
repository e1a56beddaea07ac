// What the CLI's session files would say about the sample month: sessions of three projects that ran while the windows were used.
import { type Random, seededRandom } from '../random';
import { hourMs, type Instant, minuteMs, secondMs } from '../time/instant';
import type { LimitEvent, SessionFile, TurnContext, UsageEvent } from '../usage/session';
import type { Tokens } from '../usage/tokens';
import { type SampleReading, sampleReadings } from './sample-usage';

/** A pause this long ends a session. */
const pauseMs = 1.5 * hourMs;
/** The rest of the work is done on the web and in code review, which leave no files here: more beside one session than another. */
const [leastLocal, mostLocal] = [0.6, 0.94];
/** At most this many responses between two readings. What that leaves out follows later. */
const mostResponses = 6;

const projects = [
  { project: 'harbour', branches: ['feature/HARB-12-tides', 'feature/HARB-31-berths', 'main'] },
  { project: 'lighthouse', branches: ['fix/LGT-7-lamp', 'main'] },
  { project: 'sea-charts', branches: ['docs/48-legend'] },
] as const;
const surfaces = ['cli', 'cli', 'vscode'] as const;

/** How somebody works with a model: the tokens of its responses, and what they cost in credits per million tokens. */
interface Habit {
  readonly context: TurnContext;
  /** The prompt of a session's first response, and where it is compacted. */
  readonly input: readonly [first: number, most: number];
  /** At most; on average half of it. */
  readonly output: number;
  /** By the rate card: see the rows of these models in `price-table.ts`. A test holds the two together. */
  readonly credits: readonly [input: number, cached: number, output: number];
}

const sol = { input: [12_000, 110_000], output: 900, credits: [50, 2.5, 250] } as const;
/** What a session is mostly done with. */
const habits: readonly Habit[] = [
  { ...sol, context: { model: 'gpt-6.1-sol', effort: 'high', tier: null } },
  { ...sol, context: { model: 'gpt-6.1-sol', effort: 'medium', tier: null } },
  {
    context: { model: 'gpt-6-astra', effort: 'high', tier: null },
    input: [4_000, 16_000],
    output: 240,
    credits: [250, 25, 1250],
  },
];
/** For small things in between, a turn of their own. */
const quick: Habit = {
  context: { model: 'gpt-6-luna', effort: 'low', tier: null },
  input: [8_000, 40_000],
  output: 600,
  credits: [2.5, 0.25, 12.5],
};
const quickShare = 0.12;

/**
 * The sample month's sessions, oldest first. By the rate card, their responses cost what the windows and credits lost in
 * that time. The same input gives the same sessions, and they match `sampleData` of that input.
 */
export function sampleSessions(now: Instant, zone: string, seed = 7): SessionFile[] {
  const { readings } = sampleReadings(now, zone, seed);
  const random = seededRandom(`sessions ${seed}`);
  return runsOf(readings).map((run, index) => sessionOf(run, index, random));
}

function runsOf(readings: readonly SampleReading[]): SampleReading[][] {
  const runs: SampleReading[][] = [];
  for (const reading of readings) {
    const last = runs.at(-1)?.at(-1);
    if (last && reading.at - last.at < pauseMs) runs.at(-1)?.push(reading);
    else runs.push([reading]);
  }
  return runs;
}

function sessionOf(run: readonly SampleReading[], index: number, random: Random): SessionFile {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() ** 1.3 * from.length)] as T;
  const { project, branches } = pick(projects);
  const bornAt = (run[0]?.at ?? 0) - 5 * minuteMs;
  const events: UsageEvent[] = [];
  const habit = pick(habits);
  const localShare = leastLocal + random() * (mostLocal - leastLocal);
  const session: Running = { habit, input: habit.input[0], total: { ...noTotal }, turn: 0, owed: 0 };
  for (const { at, facts, credits } of run) {
    if (random() < 0.4 || session.turn === 0) session.turn += 1;
    events.push(...responsesTo(at, credits * localShare, session, random), ...limitsOf(at, facts));
  }
  const thread = `sample-${index}`;
  const meta = { thread, parent: null, bornAt, subagent: false, surface: pick(surfaces), project };
  return {
    name: thread,
    meta: { ...meta, projectKey: `sample-${project}`, branch: pick(branches) },
    events,
    end: { ...habit.context, turn: session.turn },
    damaged: 0,
  };
}

const noTotal = { input: 0, cached: 0, cacheWrite: 0, output: 0, reasoning: 0, sum: 0 };

interface Running {
  readonly habit: Habit;
  input: number;
  total: Tokens & { readonly sum: number };
  turn: number;
  /** Credits of the work so far that no response has cost yet. */
  owed: number;
}

/** The responses between the reading before and the one of `at`, evenly over the last four minutes. */
function responsesTo(at: Instant, credits: number, session: Running, random: Random): UsageEvent[] {
  session.owed += credits;
  const spent: ReturnType<typeof respond>[] = [];
  while (session.owed > 0 && spent.length < mostResponses) {
    const isQuick = random() < quickShare;
    spent.push(respond(session, isQuick ? quick : session.habit, random));
    // What is quick begins a turn, and ends it.
    if (isQuick) session.turn += 1;
  }
  return spent.map((response, each) => ({
    ...response,
    kind: 'count',
    at: at - Math.round(((spent.length - each) * 4 * minuteMs) / (spent.length + 1)),
  }));
}

/** One response. The prompt grows from one to the next until it is compacted; a quick question has one of its own. */
function respond(session: Running, { context, input: bounds, output: most, credits }: Habit, random: Random) {
  const [first, top] = bounds;
  const { total } = session;
  const isQuick = context === quick.context;
  const grown = isQuick ? first + random() * (top - first) : session.input + (random() * top) / 20;
  const input = Math.round(grown > top ? first : grown);
  if (!isQuick) session.input = input;
  const output = Math.round(most * (0.1 + random() * 0.8));
  const cached = Math.round(input * (0.84 + random() * 0.1));
  const last = { input, cached, cacheWrite: 0, output, reasoning: Math.round(output * random() * 0.6) };
  session.total = {
    input: total.input + input,
    cached: total.cached + cached,
    cacheWrite: 0,
    output: total.output + output,
    reasoning: total.reasoning + last.reasoning,
    sum: total.sum + input + output,
  };
  session.owed -= ((input - cached) * credits[0] + cached * credits[1] + output * credits[2]) / 1e6;
  return { last, total: session.total, turn: session.turn, ...context };
}

function limitsOf(at: Instant, { windows }: SampleReading['facts']): LimitEvent[] {
  return windows
    .filter(({ limit }) => limit === 'codex')
    .map(({ seconds, usedPercent, resetsAt }) => ({
      kind: 'limit',
      at,
      seconds,
      usedPercent: Math.round(usedPercent * 10) / 10,
      resetsAt: Math.floor(resetsAt / secondMs) * secondMs,
    }));
}
