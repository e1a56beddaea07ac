// Readings of one window as the forecast uses them, taken from an account's observations.

import type { Observation } from '../observations/observation';
import { type Instant, secondMs, toleranceMs } from '../time/instant';
import { type LimitWindow, windowKey } from '../windows/limit-window';

/** One reading of one window. */
export interface UsageReading {
  readonly at: Instant;
  readonly usedPercent: number;
  /** When the page says the window ends. Until the window starts this slides with the clock. */
  readonly resetsAt: Instant;
  /** Length of the window. */
  readonly seconds: number;
}

/** All readings of one window, oldest first. */
export interface WindowReadings extends LimitWindow {
  readonly readings: readonly UsageReading[];
}

/**
 * The readings of every window of an account, from observations in any order. They begin at the last change of plan: before
 * it, the same percent meant another amount. Empty when no usage was observed.
 */
export function readingsByWindow(history: readonly Observation[]): readonly WindowReadings[] {
  const windows = new Map<string, LimitWindow & { readings: UsageReading[] }>();
  let plan: string | null = null;
  for (const { kind, at, facts } of history.toSorted((a, b) => a.at - b.at)) {
    if (kind !== 'usage') continue;
    if (plan !== null && facts.plan !== null && facts.plan !== plan) windows.clear();
    plan = facts.plan ?? plan;
    for (const { limit, seconds, usedPercent, resetsAt } of facts.windows) {
      const key = windowKey({ limit, seconds });
      const window = windows.get(key) ?? { limit, seconds, readings: [] };
      window.readings.push({ at, usedPercent, resetsAt, seconds });
      windows.set(key, window);
    }
  }
  return [...windows.values()];
}

/** Whether a reading shows a window that has not started: its end is one length ahead, and at most 1 % is used. */
export function isUnstartedReading({ at, resetsAt, seconds, usedPercent }: UsageReading): boolean {
  return usedPercent <= 1 && Math.abs(resetsAt - seconds * secondMs - at) <= toleranceMs;
}
