import type { Observation } from '../observations/observation';
import { type LimitWindow, windowKey } from '../windows/limit-window';
import type { UsageReading } from './usage-cycles';

/** All readings of one window, oldest first. */
export interface WindowReadings extends LimitWindow {
  readonly readings: readonly UsageReading[];
}

/**
 * The readings of every window of an account, from its observations in any order. A change of plan starts anew: the same
 * percent means another amount then.
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
      const known = windows.get(key) ?? { limit, seconds, readings: [] };
      known.readings.push({ at, usedPercent, resetsAt, seconds });
      windows.set(key, known);
    }
  }
  return [...windows.values()];
}
