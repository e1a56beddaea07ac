// The 5-hour window bounds how fast the weekly one can burn: what can still be used, and by when to start.

import { adviceStaleMs } from '../bank/worth';
import { minReadings } from '../forecast/cycle-forecast';
import type { SessionPlan } from '../forecast/outlook';
import { isUnstarted, type UsageCycle, type UsageReading, usageCycles } from '../forecast/usage-cycles';
import {
  formatClock,
  type LocaleAndZone,
  localeAndZoneOf,
  type ZoneAndMaybeLocale,
  zoneName,
} from '../time/format-instant';
import { hourMs, type Instant, secondMs, weekMs } from '../time/instant';

export interface SessionPlanInput extends ZoneAndMaybeLocale {
  /** Readings of the 5-hour and of the weekly window, since the last change of plan. */
  readonly short: readonly UsageReading[];
  readonly long: readonly UsageReading[];
  readonly now: Instant;
}

/** A 5-hour window in which less was used than this says too little of what a full one costs. */
const leastUsed = 10;
const leastSessions = 3;
const sessionsCounted = 7;

/** A 5-hour window that starts later than this before the week ends can hardly be used in it. */
const leastMs = hourMs;

/**
 * The plan for the rest of the running weekly window; null when none runs, when it is used up or was last read more than a
 * day ago, when it was read fewer than three times, or when no 5-hour window is known.
 */
export function sessionPlan(question: SessionPlanInput): SessionPlan | null {
  const { short, long, now } = question;
  const week = latest(long, now);
  const session = latest(short, now);
  if (!week || !session || !isPlannable(week, now) || long.length < minReadings) return null;
  const weeklyPerSession = costOfSession(usageCycles(short), long, now);
  const lengthMs = session.seconds * secondMs;
  const running = !isUnstarted(session) && session.resetsAt > now;
  const nextFrom = running ? session.resetsAt : now;
  const lastStart = week.resetsAt - leastMs;
  const sessionsLeft = Math.max(0, Math.floor((lastStart - nextFrom) / lengthMs) + 1);
  const startBy = sessionsLeft > 0 ? lastStart - (sessionsLeft - 1) * lengthMs : null;
  const left = Math.max(0, 100 - week.usedPercent);
  // "At most" counts what may start in the last minute, too.
  const startable = Math.max(0, Math.ceil((week.resetsAt - nextFrom) / lengthMs - 1e-9));
  const sessions = startable + (running ? Math.max(0, 100 - session.usedPercent) / 100 : 0);
  const burnable = weeklyPerSession === null ? null : Math.min(left, sessions * weeklyPerSession);
  const plan = {
    madeAt: now,
    weeklyPerSession,
    sessionsLeft,
    startBy: running ? null : startBy,
    burnablePercent: burnable,
    strandedPercent: burnable === null ? null : left - burnable,
  };
  return { ...plan, text: sessionWords(plan, left, spanName(week), localeAndZoneOf(question)) };
}

function isPlannable(week: UsageReading, now: Instant): boolean {
  return week.resetsAt > now && now - week.at <= adviceStaleMs && week.usedPercent < 100 && !isUnstarted(week);
}

/** What the longer window is called in a sentence. */
function spanName({ seconds }: UsageReading): string {
  if (seconds * secondMs === weekMs) return 'the week';
  return seconds * secondMs > weekMs ? 'the month' : 'the window';
}

function latest(readings: readonly UsageReading[], now: Instant): UsageReading | undefined {
  return readings
    .filter(({ at }) => at <= now)
    .toSorted((a, b) => a.at - b.at)
    .at(-1);
}

/**
 * Weekly percent a full 5-hour window costs, over the last seven that were used enough; null below three. All of them
 * together: readings are whole points, so one window alone may seem to cost nothing.
 */
function costOfSession(sessions: readonly UsageCycle[], long: readonly UsageReading[], now: Instant): number | null {
  const costs = sessions
    .filter((session) => session.closedAt <= now)
    .flatMap((session) => costOf(session, long) ?? [])
    .slice(-sessionsCounted);
  const [own, weekly] = [total(costs.map(({ own }) => own)), total(costs.map(({ weekly }) => weekly))];
  // A point in all is rounding, not a measure.
  return costs.length < leastSessions || weekly < leastSessions ? null : (weekly * 100) / own;
}

/** Points of its own and of the weekly window that a 5-hour window took between its first and its last reading. */
function costOf(session: UsageCycle, long: readonly UsageReading[]): { own: number; weekly: number } | null {
  const [first, last] = [session.readings[0], session.readings.at(-1)];
  if (!first || !last || last.usedPercent - first.usedPercent < leastUsed) return null;
  const [from, to] = [nearest(long, first.at), nearest(long, last.at)];
  if (!from || !to || Math.abs(from.resetsAt - to.resetsAt) >= hourMs || to.usedPercent < from.usedPercent) return null;
  // A window that is full takes no more, whatever five hours go on to use.
  if (to.usedPercent >= 100) return null;
  return { own: last.usedPercent - first.usedPercent, weekly: to.usedPercent - from.usedPercent };
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

/** The reading of the other window from the same body, or within ten minutes. */
function nearest(readings: readonly UsageReading[], at: Instant): UsageReading | null {
  let best: UsageReading | null = null;
  for (const reading of readings) if (!best || Math.abs(reading.at - at) < Math.abs(best.at - at)) best = reading;
  return best && Math.abs(best.at - at) <= hourMs / 6 ? best : null;
}

function sessionWords(plan: Omit<SessionPlan, 'text'>, left: number, span: string, place: LocaleAndZone): string {
  const { sessionsLeft, startBy, burnablePercent, strandedPercent } = plan;
  const fit = `${sessionsLeft === 0 ? 'no' : sessionsLeft} more 5-hour ${sessionsLeft === 1 ? 'window fits' : 'windows fit'} before ${span} ends`;
  const start = startBy === null ? '' : `; start the next by ${clock(startBy, place)} to keep it so`;
  if (burnablePercent === null || strandedPercent === null) return capital(`${fit}${start}.`);
  // Where all of it can be burned anyway, nobody is sent to work by the clock.
  if (strandedPercent < 1) return capital(`${fit}: enough for all of the ${Math.floor(left)} % left.`);
  return `You can burn at most ${Math.floor(burnablePercent)} of your ${Math.floor(left)} % before ${span} ends; ${fit}${start}.`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function clock(at: Instant, place: LocaleAndZone): string {
  return `${formatClock(at, place)} ${zoneName(at, place)}`;
}
