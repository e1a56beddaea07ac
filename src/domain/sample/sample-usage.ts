// The readings of the sample month: a simulation of one account's work, metered like the real windows.

import type { UsageFacts } from '../observations/observation';
import { type Random, seededRandom } from '../random';
import { dayMs, hourMs, type Instant, minuteMs, secondMs, weekMs, wholeSecond } from '../time/instant';
import { localTime } from '../time/local-time';

export interface SampleReading {
  readonly at: Instant;
  readonly facts: UsageFacts;
  /** What the work since the reading before took: credits by the rate card, of the plan's windows or paid beyond them. */
  readonly credits: number;
}

export interface SampleUsage {
  /** Oldest first. */
  readonly readings: readonly SampleReading[];
  /** When the banked reset was redeemed. */
  readonly redeemedAt: Instant;
  /** When the platform reset the windows early. */
  readonly earlyResetAt: Instant;
  /** Credits of the plan's windows used, by UTC date. */
  readonly byDate: ReadonlyMap<string, number>;
}

/** A window of the simulation. It starts with its first use and keeps its end. */
interface Meter {
  used: number;
  endsAt: Instant;
}

const fiveHoursMs = 5 * hourMs;
const stepMs = 5 * minuteMs;
/** Weekly percent per percent of the 5-hour window. */
const weekShare = 0.14;

/**
 * Credits that a percent of the weekly window is worth. Everything the sample says about credits follows from it: the
 * page's days, what is paid beyond the windows, and the session files.
 */
const weekPercentCredits = 4;
/** The same of the 5-hour window. */
const shortPercentCredits = weekShare * weekPercentCredits;

/** The state of the simulation. */
interface Month {
  readonly zone: string;
  readonly startAt: Instant;
  readonly lastAt: Instant;
  readonly earlyResetAt: Instant;
  readonly short: Meter;
  readonly week: Meter;
  /** Infinity until the banked reset is redeemed. */
  redeemedAt: Instant;
  credits: number;
}

/** Simulates 30 days up to `now` in steps of five minutes; a reading at every step of work. */
export function sampleReadings(now: Instant, zone: string, seed: number): SampleUsage {
  const random = seededRandom(seed);
  const month = newMonth(now, zone);
  const readings: SampleReading[] = [];
  const byDate = new Map<string, number>();
  for (let at = month.startAt; at <= month.lastAt; at += stepMs) {
    resetWindows(month, at);
    if (!isWorking(at, month)) continue;
    const paidBefore = month.credits;
    const drawn = work(month, at, random) * shortPercentCredits;
    const date = new Date(at).toISOString().slice(0, 10);
    byDate.set(date, (byDate.get(date) ?? 0) + drawn);
    readings.push({ at, facts: usageFacts(month, at), credits: drawn + paidBefore - month.credits });
  }
  return { readings, redeemedAt: month.redeemedAt, earlyResetAt: month.earlyResetAt, byDate };
}

function newMonth(now: Instant, zone: string): Month {
  const lastAt = wholeSecond(now - 3 * minuteMs);
  const startAt = lastAt - Math.floor((30 * dayMs) / stepMs) * stepMs;
  return {
    zone,
    startAt,
    lastAt,
    earlyResetAt: startAt + 9 * dayMs + 6 * hourMs,
    redeemedAt: Number.POSITIVE_INFINITY,
    short: { used: 0, endsAt: startAt },
    week: { used: 0, endsAt: startAt },
    credits: 286.15,
  };
}

/** Ends cycles at their end, at the early reset and at the redemption, which comes when the week is nearly used up. */
function resetWindows(month: Month, at: Instant): void {
  const { short, week, earlyResetAt, startAt } = month;
  for (const meter of [short, week]) if (at >= meter.endsAt) Object.assign(meter, { used: 0, endsAt: at });
  const redeems = at > startAt + 15 * dayMs && (week.used >= 94 || at > startAt + 23 * dayMs);
  if (redeems && at < month.redeemedAt) month.redeemedAt = at;
  const isReset = [earlyResetAt, month.redeemedAt].some((instant) => at - stepMs < instant && at >= instant);
  if (isReset) {
    Object.assign(week, { used: 0, endsAt: at + weekMs });
    Object.assign(short, { used: 0, endsAt: at + fiveHoursMs });
  }
}

/** One step of work. Returns percent used of the 5-hour window. When the week is used up, work continues on credits. */
function work(month: Month, at: Instant, random: Random): number {
  const { short, week } = month;
  const wanted = random() < 0.3 ? 0 : 0.6 + random() * paceAt(at, month);
  if (week.used >= 100) month.credits -= shortPercentCredits * wanted;
  const used = Math.min(wanted, 100 - short.used, (100 - week.used) / weekShare);
  if (used > 0) meter(month, used, at);
  return used;
}

function meter({ short, week }: Month, used: number, at: Instant): void {
  if (short.endsAt <= at) short.endsAt = at + fiveHoursMs;
  if (week.endsAt <= at) week.endsAt = at + weekMs;
  short.used = Math.min(100, short.used + used);
  week.used = Math.min(100, week.used + used * weekShare);
}

/** Office hours, some evenings, few weekend hours, one long weekend away, and always the last two hours of the month. */
function isWorking(at: Instant, { lastAt, zone, startAt }: Month): boolean {
  if (at > lastAt - 2 * hourMs) return true;
  const awayFrom = startAt + 13 * dayMs;
  if (at > awayFrom && at < awayFrom + 3 * dayMs) return false;
  const { hour, weekday, day } = localTime(at, zone);
  const hours: readonly (readonly [number, number])[] =
    weekday === 0
      ? [[15, 18]]
      : weekday === 6
        ? [[10, 13]]
        : [[9, 12], [13, 18], ...(day % 3 === 0 ? [[20, 23] as const] : [])];
  return hours.some(([from, to]) => hour >= from && hour < to);
}

function paceAt(at: Instant, { zone, startAt, redeemedAt }: Month): number {
  const { hour, weekday } = localTime(at, zone);
  const base = weekday === 2 || weekday === 3 ? 2.2 : 1.3;
  const isDeadline = at > startAt + 16 * dayMs && at < redeemedAt;
  return (hour >= 15 ? base * 1.3 : base) * (isDeadline ? 2.4 : 1.2);
}

function bankCountAt(at: Instant, { startAt, redeemedAt }: Month): number {
  const granted = [startAt - 2 * dayMs, startAt + 4 * dayMs, startAt + 10 * dayMs].filter((one) => one <= at).length;
  return at >= redeemedAt ? granted - 1 : granted;
}

function usageFacts(month: Month, at: Instant): UsageFacts {
  const { short, week, credits } = month;
  const isBlocked = short.used >= 100 || week.used >= 100;
  const reading = ({ used, endsAt }: Meter, seconds: number) => ({
    limit: 'codex',
    seconds,
    usedPercent: Math.floor(used),
    resetsAt: wholeSecond(endsAt > at ? endsAt : at + seconds * secondMs),
  });
  return {
    plan: 'plus',
    windows: [reading(short, 18_000), reading(week, 604_800)],
    gates: [{ limit: 'codex', allowed: !isBlocked || credits > 0, reached: isBlocked }],
    credits: {
      has: true,
      unlimited: false,
      balance: credits.toFixed(2),
      overageReached: false,
      localMessages: null,
      cloudMessages: null,
    },
    bankCount: bankCountAt(at, month),
    bankApplicable: null,
    reachedType: null,
    spend: null,
    models: [],
  };
}
