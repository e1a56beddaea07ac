// What is unusual in one's own use: a task, an hour or a month's pace far above what is normal here, and a session that goes
// round in circles. Each is found once an episode.
import { dayMs, hourMs, type Instant } from '../time/instant';
import { turnKey } from './count-responses';
import type { DimensionOptions } from './dimensions';
import { allTime, forSelected } from './group-usage';
import { costOf, createRates } from './price-response';
import { monthOf } from './report-period';
import { tokensAt, type UsageTable } from './usage-table';

interface TaskAnomaly {
  readonly kind: 'task';
  readonly account: string;
  /** Session it began as; its sub-agents count with it. */
  readonly thread: string;
  readonly project: string | null;
  readonly at: Instant;
  readonly credits: number;
  readonly threshold: number;
}

interface HourAnomaly {
  readonly kind: 'hour';
  readonly account: string;
  /** Begin of the first hour of the episode. */
  readonly at: Instant;
  readonly credits: number;
  /** Mean of the used hours of the 168 before. */
  readonly mean: number;
}

interface MonthAnomaly {
  readonly kind: 'month';
  readonly account: string;
  /** Begin of the month. */
  readonly at: Instant;
  readonly used: number;
  readonly projected: number;
  readonly limit: number;
}

interface LoopAnomaly {
  readonly kind: 'loop';
  readonly account: string;
  readonly thread: string;
  readonly project: string | null;
  readonly at: Instant;
  readonly rounds: number;
  readonly credits: number;
}

export type Anomaly = TaskAnomaly | HourAnomaly | MonthAnomaly | LoopAnomaly;

export interface AnomalyOptions extends DimensionOptions {
  readonly now: Instant;
  /** Credits above which a task is unusual; null for the own 99th percentile of 30 days. */
  readonly taskThreshold: number | null;
  /** Credits of a month, by account; absent where no budget was set. */
  readonly monthBudgets: ReadonlyMap<string, number>;
  /** Turns that ended, by `turnKey`. */
  readonly ended: ReadonlySet<string>;
}

/** Older ones are history, not news. */
const newsMs = dayMs;
const taskDays = 30;
const [leastTask, leastHour] = [25, 10];
const [hoursBefore, leastUsedHours, hourFactor] = [168, 5, 2];
const leastRounds = 5;

interface Priced {
  readonly at: Instant;
  readonly thread: number;
  readonly account: string;
  readonly credits: number;
  readonly input: number;
  readonly turn: number;
}

/** What is unusual and not older than a day, oldest first. */
export function findAnomalies(table: UsageTable, options: AnomalyOptions): Anomaly[] {
  const rows = pricedRows(table, options);
  const accounts = [...new Set(rows.map(({ account }) => account))];
  const found = accounts.flatMap((account) => {
    const own = rows.filter((row) => row.account === account);
    return [
      ...taskAnomalies(table, own, account, options),
      ...hourAnomalies(own, account, options.now),
      ...monthAnomaly(own, account, options),
      ...loopAnomalies(table, own, account, options),
    ];
  });
  return found.sort((a, b) => a.at - b.at);
}

/** Whether an alert tells of it. A loop of few credits is only named on the page (docs/decisions/0053). */
export function interrupts(anomaly: Anomaly): boolean {
  return anomaly.kind !== 'loop' || anomaly.credits >= leastTask;
}

function pricedRows(table: UsageTable, options: DimensionOptions): Priced[] {
  const rates = createRates(table.contexts, options.preferences.prices);
  const rows: Priced[] = [];
  forSelected(table, allTime, options, (row) => {
    const at = table.at[row] ?? 0;
    const price = rates(table.context[row] ?? 0, at);
    const tokens = tokensAt(table, row);
    rows.push({
      at,
      thread: table.thread[row] ?? 0,
      account: table.owners[table.owner[row] ?? 0]?.account ?? '',
      credits: price ? costOf(tokens, price.credits) : 0,
      input: tokens.input,
      turn: table.turn[row] ?? 0,
    });
  });
  return rows.sort((a, b) => a.at - b.at);
}

/** The session a thread belongs to: sub-agents belong to the one that began them. */
function rootOf(table: UsageTable, thread: number, places: ReadonlyMap<string, number>): number {
  const seen = new Set<number>();
  let at = thread;
  while (!seen.has(at)) {
    seen.add(at);
    const meta = table.threads[at]?.meta;
    const parent = meta?.subagent && meta.parent !== null ? places.get(meta.parent) : undefined;
    if (parent === undefined) return at;
    at = parent;
  }
  return at;
}

function taskAnomalies(
  table: UsageTable,
  rows: readonly Priced[],
  account: string,
  { now, taskThreshold }: AnomalyOptions,
): TaskAnomaly[] {
  const places = new Map(table.threads.map(({ key }, place) => [key, place]));
  const tasks = new Map<number, { credits: number; at: Instant }>();
  for (const row of rows) {
    if (row.at < now - taskDays * dayMs) continue;
    const root = rootOf(table, row.thread, places);
    const task = tasks.get(root) ?? { credits: 0, at: row.at };
    tasks.set(root, { credits: task.credits + row.credits, at: row.at });
  }
  return [...tasks].flatMap(([root, { credits, at }]): TaskAnomaly[] => {
    const others = [...tasks].filter(([other]) => other !== root).map(([, task]) => task.credits);
    const threshold = taskThreshold ?? Math.max(leastTask, percentile(others, 0.99));
    if (at < now - newsMs || credits <= threshold || (taskThreshold === null && others.length === 0)) return [];
    const { key = '', meta = null } = table.threads[root] ?? {};
    return [{ kind: 'task', account, thread: key, project: meta?.project ?? null, at, credits, threshold }];
  });
}

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

/** Hours on end that are unusual are one episode, named by the first. */
function hourAnomalies(rows: readonly Priced[], account: string, now: Instant): HourAnomaly[] {
  const hours = new Map<number, number>();
  for (const { at, credits } of rows)
    hours.set(Math.floor(at / hourMs), (hours.get(Math.floor(at / hourMs)) ?? 0) + credits);
  const found: HourAnomaly[] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (const [hour, credits] of [...hours].sort(([a], [b]) => a - b)) {
    const mean = meanBefore(hours, hour);
    if (mean === null || credits < leastHour || credits <= hourFactor * mean) continue;
    const isNew = hour > last + 1;
    last = hour;
    if (isNew && hour * hourMs >= now - newsMs) found.push({ kind: 'hour', account, at: hour * hourMs, credits, mean });
  }
  return found;
}

function meanBefore(hours: ReadonlyMap<number, number>, hour: number): number | null {
  let [count, sum] = [0, 0];
  for (let before = hour - hoursBefore; before < hour; before += 1) {
    const credits = hours.get(before) ?? 0;
    count += credits > 0 ? 1 : 0;
    sum += credits;
  }
  return count < leastUsedHours ? null : sum / count;
}

/** Today's pace times the days left, above the month's budget. */
function monthAnomaly(
  rows: readonly Priced[],
  account: string,
  { now, zone, monthBudgets }: AnomalyOptions,
): MonthAnomaly[] {
  const limit = monthBudgets.get(account);
  if (limit === undefined) return [];
  const { from, to } = monthOf(now, zone);
  const sumFrom = (start: Instant) =>
    rows.reduce((sum, { at, credits }) => (at >= start && at <= now ? sum + credits : sum), 0);
  const [used, today] = [sumFrom(from), sumFrom(now - dayMs)];
  const projected = used + today * Math.max(0, (to - now) / dayMs);
  return projected > limit ? [{ kind: 'month', account, at: from, used, projected, limit }] : [];
}

/**
 * Rounds in one turn whose prompt grows each time, and no end: perhaps a test that is fixed and fails again. Many a turn at
 * work looks so after five rounds, so that only one of many credits interrupts the user.
 */
function loopAnomalies(
  table: UsageTable,
  rows: readonly Priced[],
  account: string,
  { now, ended }: AnomalyOptions,
): LoopAnomaly[] {
  const runs = new Map<
    string,
    { thread: number; turn: number; rounds: number; input: number; credits: number; at: Instant }
  >();
  for (const { thread, turn, input, credits, at } of rows) {
    const key = `${thread}/${turn}`;
    const run = runs.get(key);
    const grows = run !== undefined && input > run.input;
    runs.set(key, {
      thread,
      turn,
      rounds: grows ? run.rounds + 1 : 1,
      input,
      credits: (grows ? run.credits : 0) + credits,
      at,
    });
  }
  // A turn ends when its file says so, or when the next one of its session begins.
  const newest = new Map<number, string>();
  for (const [key, { thread }] of runs) newest.set(thread, key);
  return [...newest.values()].flatMap((key): LoopAnomaly[] => {
    const run = runs.get(key);
    if (!run || run.rounds < leastRounds || run.at < now - newsMs) return [];
    const { key: thread = '', meta = null } = table.threads[run.thread] ?? {};
    if (ended.has(turnKey(thread, run.turn))) return [];
    return [
      {
        kind: 'loop',
        account,
        thread,
        project: meta?.project ?? null,
        at: run.at,
        rounds: run.rounds,
        credits: run.credits,
      },
    ];
  });
}
