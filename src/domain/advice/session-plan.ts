// The session plan: the 5-hour window bounds how fast the weekly one can be used. How much can still be used, and by
// when must the next 5-hour window start?

import { adviceStaleMs } from '../bank/worth';
import { minReadings } from '../forecast/cycle-forecast';
import type { SessionPlan } from '../forecast/outlook';
import { type UsageCycle, usageCycles } from '../forecast/usage-cycles';
import { isUnstartedReading, type UsageReading } from '../forecast/usage-readings';
import { hourMs, type Instant, minuteMs, secondMs } from '../time/instant';

export interface SessionPlanInput {
  /** Readings of the 5-hour window and of the weekly one, since the last change of plan. */
  readonly short: readonly UsageReading[];
  readonly long: readonly UsageReading[];
  readonly now: Instant;
}

/** A 5-hour window with less use, in percent, says too little about what a full one costs. */
const minUsedPercent = 10;
/** The cost is measured over the last seven such windows, from three on. */
const minSessions = 3;
const maxSessions = 7;
/** A weekly use of fewer points over all of them is rounding, not a measurement. */
const minWeeklyPoints = 3;

/** A 5-hour window that starts less than this before the week ends does not count as fitting. */
const minUsableMs = hourMs;

/** Readings this far apart count as simultaneous. */
const simultaneousMs = 10 * minuteMs;

/**
 * The plan for the rest of the running weekly window. Null when none runs, when it is used up, and when no 5-hour
 * window is known. Also null when it was last read more than a day ago or fewer than three times.
 */
export function sessionPlan({ short, long, now }: SessionPlanInput): SessionPlan | null {
  const week = latest(long, now);
  const session = latest(short, now);
  if (!week || !session || !isPlannable(week, now) || long.length < minReadings) return null;
  const weeklyPerSession = weeklyCostOfSession(usageCycles(short), long, now);
  const lengthMs = session.seconds * secondMs;
  const isRunning = !isUnstartedReading(session) && session.resetsAt > now;
  const nextFrom = isRunning ? session.resetsAt : now;
  const lastStart = week.resetsAt - minUsableMs;
  const sessionsLeft = Math.max(0, Math.floor((lastStart - nextFrom) / lengthMs) + 1);
  const startBy = sessionsLeft > 0 ? lastStart - (sessionsLeft - 1) * lengthMs : null;
  const left = Math.max(0, 100 - week.usedPercent);
  // The bound also counts a window that starts in the last minute.
  const startable = Math.max(0, Math.ceil((week.resetsAt - nextFrom) / lengthMs - 1e-9));
  const sessions = startable + (isRunning ? Math.max(0, 100 - session.usedPercent) / 100 : 0);
  const burnablePercent = weeklyPerSession === null ? null : Math.min(left, sessions * weeklyPerSession);
  return {
    madeAt: now,
    seconds: week.seconds,
    leftPercent: left,
    weeklyPerSession,
    sessionsLeft,
    startBy: isRunning ? null : startBy,
    burnablePercent,
    strandedPercent: burnablePercent === null ? null : left - burnablePercent,
  };
}

function isPlannable(week: UsageReading, now: Instant): boolean {
  return week.resetsAt > now && now - week.at <= adviceStaleMs && week.usedPercent < 100 && !isUnstartedReading(week);
}

function latest(readings: readonly UsageReading[], now: Instant): UsageReading | undefined {
  return readings
    .filter(({ at }) => at <= now)
    .toSorted((a, b) => a.at - b.at)
    .at(-1);
}

/**
 * Weekly percent that a full 5-hour window costs, over the last seven that were used enough; null below three. Their
 * costs are summed: readings are whole points, so that a single window may seem to cost nothing.
 */
function weeklyCostOfSession(
  sessions: readonly UsageCycle[],
  long: readonly UsageReading[],
  now: Instant,
): number | null {
  const costs = sessions
    .filter((session) => session.closedAt <= now)
    .flatMap((session) => costOf(session, long) ?? [])
    .slice(-maxSessions);
  const [own, weekly] = [total(costs.map(({ own }) => own)), total(costs.map(({ weekly }) => weekly))];
  return costs.length < minSessions || weekly < minWeeklyPoints ? null : (weekly * 100) / own;
}

/**
 * Points used of its own window and of the weekly one between the first and the last reading of a 5-hour cycle. Null
 * where that cannot be measured.
 */
function costOf(session: UsageCycle, long: readonly UsageReading[]): { own: number; weekly: number } | null {
  const [first, last] = [session.readings[0], session.readings.at(-1)];
  if (!first || !last || last.usedPercent - first.usedPercent < minUsedPercent) return null;
  const [from, to] = [nearest(long, first.at), nearest(long, last.at)];
  if (!from || !to || Math.abs(from.resetsAt - to.resetsAt) >= hourMs || to.usedPercent < from.usedPercent) return null;
  // A full weekly window stops counting, so that the cost would be too low.
  if (to.usedPercent >= 100) return null;
  return { own: last.usedPercent - first.usedPercent, weekly: to.usedPercent - from.usedPercent };
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

/** The reading closest to an instant; null where none is within ten minutes. */
function nearest(readings: readonly UsageReading[], at: Instant): UsageReading | null {
  let best: UsageReading | null = null;
  for (const reading of readings) if (!best || Math.abs(reading.at - at) < Math.abs(best.at - at)) best = reading;
  return best && Math.abs(best.at - at) <= simultaneousMs ? best : null;
}
