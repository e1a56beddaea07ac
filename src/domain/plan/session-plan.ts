// The 5-hour window bounds how fast the weekly one can burn: what can still be used, and by when to start.

import { hourMs, type Instant, secondMs } from '../instant';
import { type AskedPlace, formatClock, type Place, placeOf, zoneName } from '../view/format-instant';
import { type BurnCycle, type BurnReading, burnCycles, isUnstarted } from './burn-cycles';
import type { SessionPlan } from './outlook';

export interface SessionQuestion extends AskedPlace {
  /** Readings of the 5-hour and of the weekly window, since the last change of plan. */
  readonly short: readonly BurnReading[];
  readonly long: readonly BurnReading[];
  readonly now: Instant;
}

/** A 5-hour window in which less was used than this says too little of what a full one costs. */
const leastUsed = 10;
const leastSessions = 3;
const sessionsCounted = 7;

/** The plan for the rest of the running weekly window; null when none runs or no 5-hour window is known. */
export function sessionPlan(question: SessionQuestion): SessionPlan | null {
  const { short, long, now } = question;
  const week = latest(long, now);
  const session = latest(short, now);
  if (!week || !session || week.resetsAt <= now || isUnstarted(week)) return null;
  const weeklyPerSession = costOfSession(burnCycles(short), long, now);
  const lengthMs = session.seconds * secondMs;
  const running = !isUnstarted(session) && session.resetsAt > now;
  const nextFrom = running ? session.resetsAt : now;
  const sessionsLeft = Math.max(0, Math.ceil((week.resetsAt - nextFrom) / lengthMs - 1e-9));
  const startBy = sessionsLeft > 0 ? Math.max(nextFrom, week.resetsAt - (sessionsLeft - 1) * lengthMs) : null;
  const left = Math.max(0, 100 - week.usedPercent);
  const sessions = sessionsLeft + (running ? Math.max(0, 100 - session.usedPercent) / 100 : 0);
  const burnable = weeklyPerSession === null ? null : Math.min(left, sessions * weeklyPerSession);
  const plan = {
    madeAt: now,
    weeklyPerSession,
    sessionsLeft,
    startBy: running ? null : startBy,
    burnablePercent: burnable,
    strandedPercent: burnable === null ? null : left - burnable,
  };
  return { ...plan, text: sessionWords(plan, left, now, placeOf(question)) };
}

function latest(readings: readonly BurnReading[], now: Instant): BurnReading | undefined {
  return readings
    .filter(({ at }) => at <= now)
    .toSorted((a, b) => a.at - b.at)
    .at(-1);
}

/** Weekly percent a full 5-hour window costs: the median of the last seven that were used enough; null below three. */
function costOfSession(sessions: readonly BurnCycle[], long: readonly BurnReading[], now: Instant): number | null {
  const costs = sessions
    .filter((session) => session.closedAt <= now)
    .flatMap((session) => {
      const [first, last] = [session.readings[0], session.readings.at(-1)];
      if (!first || !last || last.usedPercent - first.usedPercent < leastUsed) return [];
      const [from, to] = [nearest(long, first.at), nearest(long, last.at)];
      const sameWeek =
        from && to && Math.abs(from.resetsAt - to.resetsAt) < hourMs && to.usedPercent >= from.usedPercent;
      return sameWeek ? [((to.usedPercent - from.usedPercent) * 100) / (last.usedPercent - first.usedPercent)] : [];
    })
    .slice(-sessionsCounted)
    .sort((a, b) => a - b);
  return costs.length < leastSessions ? null : (costs[Math.floor(costs.length / 2)] ?? null);
}

/** The reading of the other window from the same body, or within ten minutes. */
function nearest(readings: readonly BurnReading[], at: Instant): BurnReading | null {
  let best: BurnReading | null = null;
  for (const reading of readings) if (!best || Math.abs(reading.at - at) < Math.abs(best.at - at)) best = reading;
  return best && Math.abs(best.at - at) <= hourMs / 6 ? best : null;
}

function sessionWords(plan: Omit<SessionPlan, 'text'>, left: number, now: Instant, place: Place): string {
  const { sessionsLeft, startBy, burnablePercent, strandedPercent } = plan;
  const fit = `${sessionsLeft} more 5-hour ${sessionsLeft === 1 ? 'window fits' : 'windows fit'} before the week ends`;
  const start =
    startBy !== null && startBy - now < 5 * hourMs ? `; start the next by ${clock(startBy, place)} to keep it so` : '';
  if (burnablePercent === null || strandedPercent === null) return `${fit}${start}.`;
  if (strandedPercent < 1) return `${fit}: enough for all of the ${Math.floor(left)} % left${start}.`;
  return `You can burn at most ${Math.floor(burnablePercent)} of your ${Math.floor(left)} % before the week ends; ${fit}${start}.`;
}

function clock(at: Instant, place: Place): string {
  return `${formatClock(at, place)} ${zoneName(at, place)}`;
}
