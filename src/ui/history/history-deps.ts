import type { EventType, HeadroomEvent } from '../../domain/events/event';
import type { DayStatement } from '../../domain/history/daily-usage';
import type { UsagePiece, UsageQuery } from '../../domain/history/usage-query';
import type { TimeSpan } from '../../domain/history/usage-series';
import type { Observation } from '../../domain/observations/observation';
import type { Instant } from '../../domain/time/instant';

/** What the History page reads: the ports of the same names, bound to one account. */
export interface HistoryDeps {
  /** Newest first: each piece reaches further back than the one before it. */
  readonly usage: (query: UsageQuery) => AsyncIterable<UsagePiece>;
  /** The last statement about the use of each day. */
  readonly dailyUse: () => Promise<readonly DayStatement[]>;
  /** Statements about single tasks in the last weeks. */
  readonly taskUse: () => Promise<readonly Observation[]>;
  /** The instant of the oldest stored observation; null where there is none. */
  readonly oldestAt: () => Promise<Instant | null>;
  /** The times of which another device has history that is not here yet. */
  readonly askedSpans: () => Promise<readonly TimeSpan[]>;
  /** Newest first. */
  readonly events: (query: {
    readonly before?: Instant;
    readonly types?: readonly EventType[];
    readonly limit: number;
  }) => Promise<readonly HeadroomEvent[]>;
}
