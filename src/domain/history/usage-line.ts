// What a chart draws of a series: the line of use, and the cycles behind it.

import { type Instant, secondMs, toleranceMs } from '../time/instant';
import { gapMs } from './coverage';
import type { UsageSeries } from './usage-series';

/** A step line. From an instant with the value NaN on, nothing is known. Instants ascending. */
export interface UsageLine {
  readonly at: Float64Array;
  readonly value: Float64Array;
}

/**
 * The line of a series. A value holds until the next reading, but not beyond the end of its own window. There the line
 * drops to 0 when the next reading is near, and stops when it is not. Across a gap the line stops.
 */
export function observedLine(series: UsageSeries): UsageLine {
  const { at, used, resetsAt } = series;
  const [lineAt, value] = [new Float64Array(at.length * 2), new Float64Array(at.length * 2)];
  let length = 0;
  const push = (instant: number, percent: number) => {
    lineAt[length] = instant;
    value[length] = percent;
    length += 1;
  };
  for (let i = 0; i < at.length; i += 1) {
    const readAt = at[i] as number;
    const percent = used[i] as number;
    const endsAt = resetsAt[i] as number;
    // Undefined after the last reading, which makes every comparison below false.
    const nextAt = at[i + 1] as number;
    push(readAt, percent);
    if (!(nextAt - readAt <= gapMs)) push(readAt, Number.NaN);
    else if (endsAt > readAt && endsAt < nextAt && (used[i + 1] as number) < percent) push(endsAt, 0);
  }
  return { at: lineAt.subarray(0, length), value: value.subarray(0, length) };
}

/** One cycle of a window as the readings show it. */
export interface CycleSpan {
  readonly startsAt: Instant;
  /** As last stated. */
  readonly endsAt: Instant;
  /** The highest use read in it. */
  readonly peakPercent: number;
}

/** The cycles of a series, oldest first. Readings of a window that has not started belong to none. */
export function cyclesOf(series: UsageSeries, seconds: number): CycleSpan[] {
  const lengthMs = seconds * secondMs;
  const cycles: CycleSpan[] = [];
  let [endsAt, peakPercent] = [Number.NaN, 0];
  const close = () => {
    if (!Number.isNaN(endsAt)) cycles.push({ startsAt: endsAt - lengthMs, endsAt, peakPercent });
  };
  for (let i = 0; i < series.at.length; i += 1) {
    const used = series.used[i] as number;
    const statedEnd = series.resetsAt[i] as number;
    if (Math.abs(endsAt - statedEnd) <= toleranceMs) {
      if (used > peakPercent) peakPercent = used;
    } else if (isStartedAt(series, i, seconds)) {
      close();
      [endsAt, peakPercent] = [statedEnd, used];
    }
  }
  close();
  return cycles;
}

/** Whether the window of `seconds` had started at reading `index`: until then its end moves with the clock. */
export function isStartedAt({ at, used, resetsAt }: UsageSeries, index: number, seconds: number): boolean {
  const start = (resetsAt[index] as number) - seconds * secondMs;
  return (used[index] as number) > 1 || Math.abs(start - (at[index] as number)) > toleranceMs;
}
