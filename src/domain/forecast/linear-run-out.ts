// Whether a window ends before its allowance does, or after. The straight line stands in where no forecast was made.

import type { WindowView } from '../accounts/account-view';
import type { Instant } from '../time/instant';

/** When a window is expected to be used up. `at` null: it lasts to its end. `probability` 0–1, where the maker gives one. */
export interface RunOut {
  readonly at: Instant | null;
  readonly probability?: number;
}

/** Lasting with less than a tenth to spare is no all-clear. */
const closeCall = 0.3;

const least = { readings: 3, usedPercent: 3, elapsedPercent: 5 };

/**
 * The even pace since the window's start, drawn on: used ÷ time passed, both at the last reading.
 * Null where nothing can be said: fewer than 3 readings that differ, fewer than 3 points used, less than 5 % of the
 * window passed, no running cycle. One per cent at the first minute must not turn red.
 */
export function linearRunOut(window: WindowView, distinctReadings: number): RunOut | null {
  const { startedAt, resetsAt, observedAt, usedPercent } = window;
  if (startedAt === null || resetsAt === null || window.state !== 'running') return null;
  const passedMs = observedAt - startedAt;
  if (distinctReadings < least.readings || usedPercent < least.usedPercent) return null;
  if (passedMs * 100 < (resetsAt - startedAt) * least.elapsedPercent) return null;

  const at = observedAt + (passedMs * (100 - usedPercent)) / usedPercent;
  if (at < resetsAt) return { at };
  const projectedPercent = (usedPercent * (resetsAt - startedAt)) / passedMs;
  return { at: null, probability: projectedPercent > 90 ? closeCall : 0 };
}
