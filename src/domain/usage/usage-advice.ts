// Advice from one's own use, each with the arithmetic behind it. Without the data for one there is none.
import { dayMs, type Instant } from '../time/instant';
import { localDate } from '../time/local-time';
import { type DimensionOptions, projectKeyOf } from './dimensions';
import { allTime, forSelected } from './group-usage';
import { costOf, createRates } from './price-response';
import type { Tokens } from './tokens';
import { tokensAt, type UsageTable } from './usage-table';

export type UsageAdvice =
  /** Several short sessions of one project on one day, each of which paid for reading the project again. */
  | {
      readonly kind: 'batch';
      readonly project: string;
      readonly day: string;
      readonly sessions: number;
      /** Credits of the first prompts of all sessions but one. */
      readonly credits: number;
    }
  /** A project whose prompts come from the cache less often than usual here. */
  | {
      readonly kind: 'cache';
      readonly project: string;
      readonly share: number;
      readonly median: number;
      /** What the last 30 days would have cost less at the median share. */
      readonly credits: number;
    };

const adviceDays = 30;
const [leastSessions, shortTurns] = [3, 3];
/** A share this far below the median is low. */
const lowBy = 0.1;
const leastInput = 1_000_000;

interface Session {
  readonly project: string;
  readonly day: string;
  /** Of its first prompt; the answer would have cost the same in another session. */
  readonly firstCredits: number;
  readonly firstAt: Instant;
  readonly turns: Set<number>;
}

/** Advice from the last 30 days, the most credits first. */
export function usageAdvice(table: UsageTable, options: DimensionOptions, now: Instant): UsageAdvice[] {
  const rates = createRates(table.contexts, options.preferences.prices);
  const sessions = new Map<number, Session>();
  const projects = new Map<string, { input: number; cached: number; saved: number }>();
  forSelected(table, { ...allTime, from: now - adviceDays * dayMs }, options, (row) => {
    const place = table.thread[row] ?? 0;
    const thread = table.threads[place];
    const project = thread ? projectKeyOf(thread, options.preferences) : '';
    const [at, tokens] = [table.at[row] ?? 0, tokensAt(table, row)];
    const price = rates(table.context[row] ?? 0, at);
    if (!price || project === '' || thread?.meta?.subagent) return;
    const first = { firstCredits: costOf({ ...tokens, output: 0, reasoning: 0 }, price.credits), firstAt: at };
    const session = sessions.get(place) ?? { project, day: localDate(at, options.zone), ...first, turns: new Set() };
    sessions.set(place, at < session.firstAt ? { ...session, ...first } : session);
    session.turns.add(table.turn[row] ?? 0);
    addTo(projects, project, tokens, price.credits[0] - price.credits[1]);
  });
  return [...batchAdvice([...sessions.values()]), ...cacheAdvice(projects)].sort((a, b) => b.credits - a.credits);
}

/** `perMillion`: what a million tokens cost less when they come from the cache. */
function addTo(
  projects: Map<string, { input: number; cached: number; saved: number }>,
  project: string,
  { input, cached }: Tokens,
  perMillion: number,
): void {
  const sum = projects.get(project) ?? { input: 0, cached: 0, saved: 0 };
  sum.input += input;
  sum.cached += cached;
  sum.saved += (perMillion * input) / 1_000_000;
  projects.set(project, sum);
}

/** The best day of each project. */
function batchAdvice(sessions: readonly Session[]): UsageAdvice[] {
  const days = new Map<string, Session[]>();
  for (const session of sessions.filter(({ turns }) => turns.size <= shortTurns)) {
    const key = `${session.project}\n${session.day}`;
    days.set(key, [...(days.get(key) ?? []), session]);
  }
  const best = new Map<string, UsageAdvice>();
  for (const own of days.values()) {
    const [first] = own;
    if (!first || own.length < leastSessions) continue;
    const costs = own.map(({ firstCredits }) => firstCredits).sort((a, b) => a - b);
    const credits = costs.slice(0, -1).reduce((sum, cost) => sum + cost, 0);
    const { project, day } = first;
    const known = best.get(project);
    if (!known || known.credits < credits)
      best.set(project, { kind: 'batch', project, day, sessions: own.length, credits });
  }
  return [...best.values()];
}

function cacheAdvice(projects: ReadonlyMap<string, { input: number; cached: number; saved: number }>): UsageAdvice[] {
  const known = [...projects].filter(([, { input }]) => input >= leastInput);
  const shares = known.map(([, { cached, input }]) => cached / input).sort((a, b) => a - b);
  const median = shares[shares.length >> 1];
  if (median === undefined || known.length < 3) return [];
  return known.flatMap(([project, { input, cached, saved }]): UsageAdvice[] => {
    const share = cached / input;
    return share > median - lowBy ? [] : [{ kind: 'cache', project, share, median, credits: saved * (median - share) }];
  });
}
