import type { ResetHistoryFacts } from '../../../domain/observations/observation';
import type { Placeholders, Wire } from '../endpoint-parts';
import { isoOf } from '../wire-values';

export function resetHistoryToWire({ events, from, to, complete }: ResetHistoryFacts, { reset }: Placeholders): Wire {
  return {
    events: events.map(({ key, kind, at }) => ({ id: `${reset(key)}:${kind}`, kind, occurred_at: isoOf(at) })),
    window_start: isoOf(from),
    as_of: isoOf(to),
    next_cursor: complete ? null : 'more',
  };
}
