// What the CLI's session files would say of the sample month: sessions of three projects that ran while the windows were used.
import { type Random, seededRandom } from '../random';
import { hourMs, type Instant, minuteMs, secondMs } from '../time/instant';
import type { LimitEvent, SessionFile, TurnContext, UsageEvent } from '../usage/session';
import type { Tokens } from '../usage/tokens';
import { type SampleUsage, sampleReadings } from './sample-usage';

type Reading = SampleUsage['readings'][number];

/** A pause this long ends a session. */
const pauseMs = 1.5 * hourMs;
/** Responses a percent of the 5-hour window. */
const responsesPerPercent = 0.6;

const projects = [
  { project: 'harbour', branches: ['feature/HARB-12-tides', 'feature/HARB-31-berths', 'main'] },
  { project: 'lighthouse', branches: ['fix/LGT-7-lamp', 'main'] },
  { project: 'sea-charts', branches: ['docs/48-legend'] },
] as const;
const contexts: readonly TurnContext[] = [
  { model: 'gpt-6.1-sol', effort: 'high', tier: null },
  { model: 'gpt-6.1-sol', effort: 'medium', tier: null },
  { model: 'gpt-6.2-astra', effort: 'high', tier: null },
  { model: 'gpt-6-luna', effort: 'low', tier: null },
];
const surfaces = ['cli', 'cli', 'vscode', 'desktop_app'] as const;

/** The sample month's sessions, oldest first. The same input gives the same sessions, beside `sampleData` of the same input. */
export function sampleSessions(now: Instant, zone: string, seed = 7): SessionFile[] {
  const { readings } = sampleReadings(now, zone, seed);
  const random = seededRandom(`sessions ${seed}`);
  return runsOf(readings).map((run, index) => sessionOf(run, index, random));
}

function runsOf(readings: readonly Reading[]): Reading[][] {
  const runs: Reading[][] = [];
  for (const reading of readings) {
    const last = runs.at(-1)?.at(-1);
    if (last && reading.at - last.at < pauseMs) runs.at(-1)?.push(reading);
    else runs.push([reading]);
  }
  return runs;
}

function sessionOf(run: readonly Reading[], index: number, random: Random): SessionFile {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() ** 1.3 * from.length)] as T;
  const { project, branches } = pick(projects);
  const bornAt = (run[0]?.at ?? 0) - 5 * minuteMs;
  const events: UsageEvent[] = [];
  const session = { context: pick(contexts), input: 9_000, total: { ...noTotal }, turn: 0 };
  let before = 0;
  for (const { at, facts } of run) {
    const short = facts.windows.find(({ seconds }) => seconds === 18_000)?.usedPercent ?? 0;
    const count = Math.max(1, Math.round(Math.max(0, short - before) * responsesPerPercent));
    before = short;
    session.turn += random() < 0.4 ? 1 : 0;
    for (let each = 0; each < count; each += 1)
      events.push(responseAt(at - Math.round(((count - each) * 4 * minuteMs) / (count + 1)), session, random));
    events.push(...limitsOf(at, facts));
  }
  const thread = `sample-${index}`;
  const meta = { thread, parent: null, bornAt, subagent: false, surface: pick(surfaces), project };
  return {
    name: thread,
    meta: { ...meta, projectKey: `sample-${project}`, branch: pick(branches) },
    events,
    end: { ...session.context, turn: session.turn },
    damaged: 0,
  };
}

const noTotal = { input: 0, cached: 0, cacheWrite: 0, output: 0, reasoning: 0, sum: 0 };

interface Running {
  readonly context: TurnContext;
  input: number;
  total: Tokens & { readonly sum: number };
  turn: number;
}

function responseAt(at: Instant, session: Running, random: Random): UsageEvent {
  session.input = session.input > 52_000 ? 9_000 : session.input + Math.round(random() * 2_600);
  const output = 60 + Math.round(random() * 620);
  const last = {
    input: session.input,
    cached: Math.round(session.input * (0.82 + random() * 0.14)),
    cacheWrite: 0,
    output,
    reasoning: Math.round(output * random() * 0.6),
  };
  const { total } = session;
  session.total = {
    input: total.input + last.input,
    cached: total.cached + last.cached,
    cacheWrite: 0,
    output: total.output + output,
    reasoning: total.reasoning + last.reasoning,
    sum: total.sum + last.input + output,
  };
  return { kind: 'count', at, turn: Math.max(1, session.turn), last, total: session.total, ...session.context };
}

function limitsOf(at: Instant, { windows }: Reading['facts']): LimitEvent[] {
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
