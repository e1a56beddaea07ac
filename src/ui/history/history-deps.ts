import type { EventType, HeadroomEvent } from '../../domain/events/event';
import type { Kind, Observation } from '../../domain/observations/observation';
import type { Instant } from '../../domain/time/instant';

/** What the History page reads: the ports of the same names, bound to one account. */
export interface HistoryDeps {
  /** Oldest first; `from` and `to` inclusive. */
  readonly observations: (query: {
    readonly kinds: readonly Kind[];
    readonly from?: Instant;
    readonly to?: Instant;
    readonly limit?: number;
  }) => Promise<readonly Observation[]>;
  /** The instant of the oldest stored observation; null where there is none. */
  readonly oldestAt: () => Promise<Instant | null>;
  /** Newest first. */
  readonly events: (query: {
    readonly before?: Instant;
    readonly types?: readonly EventType[];
    readonly limit: number;
  }) => Promise<readonly HeadroomEvent[]>;
}
