// The windows of the sample month, simulated the way they are metered: a window starts with its first use and keeps its end.

import type { UsageFacts } from '../observations/observation';
import { dayMs, hourMs, type Instant, minuteMs, secondMs, wholeSecond } from '../time/instant';
import { localTime } from '../time/local-time';

export interface SampleUse {
  readonly readings: readonly { readonly at: Instant; readonly facts: UsageFacts }[];
  /** When the banked reset was used, and when the windows were refilled by somebody else. */
  readonly redeemedAt: Instant;
  readonly earlyResetAt: Instant;
  /** Percent of the week used on each UTC day, by its date. */
  readonly byDate: ReadonlyMap<string, number>;
}

interface Meter {
  used: number;
  endsAt: Instant;
}

const fiveHoursMs = 5 * hourMs;
const weekLengthMs = 7 * dayMs;
const stepMs = 5 * minuteMs;
/** How much of a week one whole 5-hour window is worth. */
const weekShare = 0.14;

/** The month as it stands at one step of the simulation. */
interface Month {
  readonly zone: string;
  readonly startAt: Instant;
  readonly lastAt: Instant;
  readonly earlyResetAt: Instant;
  readonly short: Meter;
  readonly week: Meter;
  /** Infinity until the week is nearly gone. */
  redeemedAt: Instant;
  credits: number;
}

export function sampleReadings(now: Instant, zone: string, seed: number): SampleUse {
  const chance = seededChance(seed);
  const month = newMonth(now, zone);
  const readings: { at: Instant; facts: UsageFacts }[] = [];
  const byDate = new Map<string, number>();
  for (let at = month.startAt; at <= month.lastAt; at += stepMs) {
    endCycles(month, at);
    if (!isAtWork(at, month)) continue;
    const burnt = work(month, at, chance);
    const date = new Date(at).toISOString().slice(0, 10);
    byDate.set(date, (byDate.get(date) ?? 0) + burnt * weekShare);
    readings.push({ at, facts: sampleUsage(month, at) });
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
    credits: 283,
  };
}

function endCycles(month: Month, at: Instant): void {
  const { short, week, earlyResetAt, startAt } = month;
  for (const meter of [short, week]) if (at >= meter.endsAt) Object.assign(meter, { used: 0, endsAt: at });
  const nearlyGone = at > startAt + 15 * dayMs && (week.used >= 94 || at > startAt + 23 * dayMs);
  if (nearlyGone && at < month.redeemedAt) month.redeemedAt = at;
  const refilled = [earlyResetAt, month.redeemedAt].some((instant) => at - stepMs < instant && at >= instant);
  if (refilled) restart(week, short, at);
}

/** One step of work: what it burnt of the 5-hour window, in percent. A gone week is worked on with credits. */
function work(month: Month, at: Instant, chance: () => number): number {
  const { short, week } = month;
  const wish = chance() < 0.3 ? 0 : 0.6 + chance() * paceAt(at, month);
  if (week.used >= 100) month.credits -= 0.45 * wish;
  const burnt = Math.min(wish, 100 - short.used, (100 - week.used) / weekShare);
  if (burnt > 0) use(short, week, burnt, at);
  return burnt;
}

function restart(week: Meter, short: Meter, at: Instant): void {
  Object.assign(week, { used: 0, endsAt: at + weekLengthMs });
  Object.assign(short, { used: 0, endsAt: at + fiveHoursMs });
}

function use(short: Meter, week: Meter, burnt: number, at: Instant): void {
  if (short.endsAt <= at) short.endsAt = at + fiveHoursMs;
  if (week.endsAt <= at) week.endsAt = at + weekLengthMs;
  short.used = Math.min(100, short.used + burnt);
  week.used = Math.min(100, week.used + burnt * weekShare);
}

/** Office hours, some evenings, few weekends; one long weekend away; and the two hours before the end, whatever the clock says. */
function isAtWork(at: Instant, { lastAt, zone, startAt }: Month): boolean {
  if (at > lastAt - 2 * hourMs) return true;
  const away = startAt + 13 * dayMs;
  if (at > away && at < away + 3 * dayMs) return false;
  const { hour, weekday, day } = localTime(at, zone);
  const sittings: readonly (readonly [number, number])[] =
    weekday === 0
      ? [[15, 18]]
      : weekday === 6
        ? [[10, 13]]
        : [[9, 12], [13, 18], ...(day % 3 === 0 ? [[20, 23] as const] : [])];
  return sittings.some(([from, to]) => hour >= from && hour < to);
}

function paceAt(at: Instant, { zone, startAt, redeemedAt }: Month): number {
  const { hour, weekday } = localTime(at, zone);
  const base = weekday === 2 || weekday === 3 ? 2.2 : 1.3;
  const deadline = at > startAt + 16 * dayMs && at < redeemedAt;
  return (hour >= 15 ? base * 1.3 : base) * (deadline ? 2.4 : 1.2);
}

function bankCountAt(at: Instant, { startAt, redeemedAt }: Month): number {
  const granted = [startAt - 2 * dayMs, startAt + 4 * dayMs, startAt + 10 * dayMs].filter((one) => one <= at).length;
  return at >= redeemedAt ? granted - 1 : granted;
}

function sampleUsage(month: Month, at: Instant): UsageFacts {
  const { short, week, credits } = month;
  const blocked = short.used >= 100 || week.used >= 100;
  const windowOf = (meter: Meter, seconds: number) => ({
    limit: 'codex',
    seconds,
    usedPercent: Math.floor(meter.used),
    resetsAt: wholeSecond(meter.endsAt > at ? meter.endsAt : at + seconds * secondMs),
  });
  return {
    plan: 'plus',
    windows: [windowOf(short, 18_000), windowOf(week, 604_800)],
    gates: [{ limit: 'codex', allowed: !blocked || credits > 0, reached: blocked }],
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

/** mulberry32: enough chance for a sample, and the same every time. */
function seededChance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
