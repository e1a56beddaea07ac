// What a chart asks of the stored history, and what it is given.

import type { Instant } from '../time/instant';
import type { LimitWindow } from '../windows/limit-window';
import type { UsageSeries } from './usage-series';

export interface UsageQuery {
  readonly window: LimitWindow;
  /** Both ends inclusive. */
  readonly from: Instant;
  readonly to: Instant;
  /** How long a pixel column of the chart is. Changes within a column need not all be read. */
  readonly columnMs: number;
}

export interface UsagePiece {
  /** All that has been read so far, in order of time. */
  readonly series: UsageSeries;
  /** From here on nothing is missing. */
  readonly loadedFromAt: Instant;
}
