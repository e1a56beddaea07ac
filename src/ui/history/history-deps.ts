import type { EventType, HeadroomEvent } from '../../domain/events/event';
import type { Kind, Observation } from '../../domain/observations/observation';
import type { Instant } from '../../domain/time/instant';

/** What the History page asks for, already bound to one account. `AppPorts` fits once its account is given. */
export interface HistoryDeps {
  /** Oldest first; `from` and `to` inclusive. */
  readonly observations: (query: {
    readonly kinds: readonly Kind[];
    readonly from?: Instant;
    readonly to?: Instant;
    readonly limit?: number;
  }) => Promise<readonly Observation[]>;
  /** When the oldest of what is kept was seen; null while there is nothing. */
  readonly oldestAt: () => Promise<Instant | null>;
  /** Newest first. */
  readonly events: (query: {
    readonly before?: Instant;
    readonly types?: readonly EventType[];
    readonly limit: number;
  }) => Promise<readonly HeadroomEvent[]>;
}
