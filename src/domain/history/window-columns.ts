// One column for each run of a window: what a month or a year of its use is drawn as.
import type { Instant } from '../time/instant';
import type { CycleSpan } from './usage-line';

export interface WindowColumn {
  readonly fromAt: Instant;
  /** Where it ended: at its own end, or before it where the next one began early. */
  readonly toAt: Instant;
  /** The highest use read in it, 0–100. */
  readonly usedPercent: number;
  /** It has not ended yet: what is left of it is not lost. */
  readonly isRunning: boolean;
}

/** The columns of cycles in order of time. */
export function windowColumns(cycles: readonly CycleSpan[], now: Instant): readonly WindowColumn[] {
  return cycles.map(({ startsAt, endsAt, peakPercent }, index) => {
    const toAt = Math.min(endsAt, cycles[index + 1]?.startsAt ?? endsAt);
    return { fromAt: startsAt, toAt, usedPercent: peakPercent, isRunning: toAt > now };
  });
}

/** The column that covers `at`; null between columns. */
export function columnAt(columns: readonly WindowColumn[], at: Instant): WindowColumn | null {
  return columns.find(({ fromAt, toAt }) => fromAt <= at && at < toAt) ?? null;
}
