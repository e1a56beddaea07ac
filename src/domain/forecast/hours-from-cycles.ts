// Readings turned into hours of use. A reading is an integer: use between two of them is known to a point, when it
// happened only to the gap between them, and what was wanted while the window was full not at all.

import { dayMs, type Instant } from '../time/instant';
import type { LocalHour } from './hourly-usage';
import { emptyHourlyUsage, type HourlyUsage } from './hours-from-steps';
import type { UsageCycle, UsageReading } from './usage-cycles';
import { weeklyProfile } from './weekly-profile';

/** A stretch in which `percent` was used, some time between two instants. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  /** Null where the window was full, or nobody saw when it filled: what was wanted was refused in part or all. */
  readonly percent: number | null;
}

/**
 * A window starts with the first use. One that stays unstarted for longer than this means somebody is away, which says
 * nothing of what happens while one runs.
 */
const awayMs = dayMs;

/** Past this many hours it says too little how long the window was already full when it was next seen. */
const longestFillHours = 8;

/**
 * Hours of use on the local line up to `now`, from the cycles of one window. Twice: the second time, use within a gap
 * goes to the hours at which this account usually works. A window unstarted for longer than `longestQuietMs` is left out.
 */
export function hoursFromCycles(
  cycles: readonly UsageCycle[],
  localHour: LocalHour,
  now: Instant,
  longestQuietMs = awayMs,
): HourlyUsage {
  const count = Math.max(0, Math.ceil(localHour(now)));
  const stretches = cycles.flatMap((cycle, index) => stretchesOf(cycle, cycles[index - 1], localHour, longestQuietMs));
  const even = layOut(stretches, count, () => 1);
  const rhythm = weeklyProfile(even);
  const mean = rhythm.reduce((sum, percent) => sum + percent, 0) / 168;
  return layOut(stretches, count, (hour) => (rhythm[hour % 168] ?? 0) + 0.05 * mean + 1e-9);
}

function stretchesOf(
  cycle: UsageCycle,
  before: UsageCycle | undefined,
  localHour: LocalHour,
  longestQuietMs: number,
): Stretch[] {
  const stretches: Stretch[] = [];
  const saw = (from: Instant, to: Instant, percent: number | null): void => {
    if (to > from) stretches.push({ from: localHour(from), to: localHour(to), percent });
  };
  // Between a natural end and the first use of the next cycle nothing was used: the window had not started.
  if (before && before.closedAt === before.endAt && cycle.startAt - before.endAt < longestQuietMs)
    saw(before.endAt, cycle.startAt, 0);

  let last: Pick<UsageReading, 'at' | 'usedPercent'> = { at: cycle.startAt, usedPercent: 0 };
  for (const reading of cycle.readings) {
    const filled = reading.usedPercent >= 100;
    const brief = localHour(reading.at) - localHour(last.at) <= longestFillHours;
    const known = last.usedPercent < 100 && (!filled || brief);
    saw(last.at, reading.at, known ? reading.usedPercent - last.usedPercent : null);
    last = reading;
  }
  if (last.usedPercent >= 100) saw(last.at, cycle.closedAt, null);
  return stretches;
}

function layOut(stretches: readonly Stretch[], count: number, weightOf: (hour: number) => number): HourlyUsage {
  const hours = emptyHourlyUsage(count);
  for (const { from, to, percent } of stretches) {
    add(percent === null ? hours.censored : hours.observed, from, to, () => 1);
    if (percent === null) continue;
    let sum = 0;
    for (let hour = Math.max(0, Math.floor(from)); hour < Math.min(count, to); hour++)
      sum += overlap(hour, from, to) * weightOf(hour);
    if (sum > 0) add(hours.used, from, to, (hour) => (percent * weightOf(hour)) / sum);
  }
  return hours;
}

/** Adds to every hour that a stretch touches, as far as it touches it. */
function add(hours: Float64Array, from: number, to: number, amountOf: (hour: number) => number): void {
  for (let hour = Math.max(0, Math.floor(from)); hour < Math.min(hours.length, to); hour++)
    hours[hour] = (hours[hour] ?? 0) + overlap(hour, from, to) * amountOf(hour);
}

function overlap(hour: number, from: number, to: number): number {
  return Math.max(0, Math.min(hour + 1, to) - Math.max(hour, from));
}
