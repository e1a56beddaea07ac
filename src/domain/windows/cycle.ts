// One run of a window, from its first use to its end.
import type { Instant } from '../time/instant';
import type { LimitWindow } from './limit-window';

export interface Cycle extends LimitWindow {
  readonly plan: string | null;
  /** First use, as the announced end implies it. */
  readonly startedAt: Instant;
  /** When it ended: its announced end, or earlier. Null while it runs. */
  readonly endedAt: Instant | null;
  /** The end last announced. */
  readonly resetsAt: Instant;
  /** As last read in this cycle, 0–100. */
  readonly usedPercent: number;
  readonly firstReadAt: Instant;
  readonly lastReadAt: Instant;
  readonly readings: number;
  readonly ending: 'natural' | 'redeemed' | 'early' | 'plan-changed' | 'withdrawn' | null;
}
