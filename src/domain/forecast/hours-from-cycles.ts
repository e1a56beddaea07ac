// Turns the cycles of a window into hourly use. Readings are whole percents, so use between two readings is known to a
// point. When it happened is known only to the gap between them. Demand while the window was full is not known at all.

import { dayMs, type Instant } from '../time/instant';
import { emptyHourlyUsage, type HourlyUsage, type LocalHour } from './hourly-usage';
import type { UsageCycle } from './usage-cycles';
import type { UsageReading } from './usage-readings';
import { weeklyProfile } from './weekly-profile';

/** An interval on the axis of local hours in which `percent` was used. */
interface Interval {
  readonly from: number;
  readonly to: number;
  /** Null where demand was censored: the window was full, or filled at an unknown time. */
  readonly percent: number | null;
}

/**
 * A window starts with its first use. One that stays unstarted for longer than this shows an absence, which says nothing
 * about use while a window runs.
 */
const maxUnstartedMs = dayMs;

/** A window found full after a longer gap may have filled at any time in it, so that the gap is censored. */
const maxFillHours = 8;

/** Small weights, so that use between two readings always has hours to go to. */
const minWeight = { shareOfMean: 0.05, absolute: 1e-9 };

/**
 * Hourly use up to `now`, from the cycles of one window. In a first pass use is spread evenly between its two readings, in
 * a second by the weekly profile of the first. Times in which the window stayed unstarted for longer than
 * `longestUnstartedMs` are left out.
 */
export function hoursFromCycles(
  cycles: readonly UsageCycle[],
  localHour: LocalHour,
  now: Instant,
  longestUnstartedMs = maxUnstartedMs,
): HourlyUsage {
  const count = Math.max(0, Math.ceil(localHour(now)));
  const intervals = cycles.flatMap((cycle, index) =>
    intervalsOf(cycle, cycles[index - 1], localHour, longestUnstartedMs),
  );
  const profile = weeklyProfile(spread(intervals, count, () => 1));
  const mean = profile.reduce((sum, percent) => sum + percent, 0) / 168;
  const { shareOfMean, absolute } = minWeight;
  return spread(intervals, count, (hour) => (profile[hour % 168] ?? 0) + shareOfMean * mean + absolute);
}

function intervalsOf(
  cycle: UsageCycle,
  before: UsageCycle | undefined,
  localHour: LocalHour,
  longestUnstartedMs: number,
): Interval[] {
  const intervals: Interval[] = [];
  const add = (from: Instant, to: Instant, percent: number | null): void => {
    if (to > from) intervals.push({ from: localHour(from), to: localHour(to), percent });
  };
  // Between a natural end and the first use of the next cycle nothing was used: the window had not started.
  if (before && before.closedAt === before.endAt && cycle.startAt - before.endAt < longestUnstartedMs)
    add(before.endAt, cycle.startAt, 0);

  let last: Pick<UsageReading, 'at' | 'usedPercent'> = { at: cycle.startAt, usedPercent: 0 };
  for (const reading of cycle.readings) {
    const isFull = reading.usedPercent >= 100;
    const isShortGap = localHour(reading.at) - localHour(last.at) <= maxFillHours;
    const isKnown = last.usedPercent < 100 && (!isFull || isShortGap);
    add(last.at, reading.at, isKnown ? reading.usedPercent - last.usedPercent : null);
    last = reading;
  }
  if (last.usedPercent >= 100) add(last.at, cycle.closedAt, null);
  return intervals;
}

/** Spreads the use of every interval over its hours, in proportion to `weightOf` each hour. */
function spread(intervals: readonly Interval[], count: number, weightOf: (hour: number) => number): HourlyUsage {
  const hours = emptyHourlyUsage(count);
  for (const { from, to, percent } of intervals) {
    addTo(percent === null ? hours.censored : hours.observed, from, to, () => 1);
    if (percent === null) continue;
    let sum = 0;
    for (let hour = Math.max(0, Math.floor(from)); hour < Math.min(count, to); hour++)
      sum += overlap(hour, from, to) * weightOf(hour);
    if (sum > 0) addTo(hours.used, from, to, (hour) => (percent * weightOf(hour)) / sum);
  }
  return hours;
}

/** Adds an amount to every hour of an interval, in proportion to how much of the hour the interval covers. */
function addTo(hours: Float64Array, from: number, to: number, amountOf: (hour: number) => number): void {
  for (let hour = Math.max(0, Math.floor(from)); hour < Math.min(hours.length, to); hour++)
    hours[hour] = (hours[hour] ?? 0) + overlap(hour, from, to) * amountOf(hour);
}

function overlap(hour: number, from: number, to: number): number {
  return Math.max(0, Math.min(hour + 1, to) - Math.max(hour, from));
}
