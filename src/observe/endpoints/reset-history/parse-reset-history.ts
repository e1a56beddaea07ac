// GET /wham/rate-limit-reset-credits/history: resets granted and used, 30 days back. The only server statement of when a
// reset was used; an expiry leaves no event.
import type { ResetHistoryFacts } from '../../../domain/observations/observation';
import { absent, drop, type Found, list, needed, object, under } from '../../parsing/found';
import { instant, text } from '../../parsing/found-values';
import type { ParseContext } from '../endpoint-parts';
import { readId } from '../resets/parse-resets';

type HistoryEvent = ResetHistoryFacts['events'][number];

/** An event's key is that of the reset it is about, so that the two bodies join. */
export function parseResetHistory(body: Found, { hash, request }: ParseContext): ResetHistoryFacts {
  return {
    events: list(under(body, 'events'), (entry, index) => readEvent(entry, index, hash)),
    from: instant(under(body, 'window_start')),
    to: instant(under(body, 'as_of')),
    complete: !request.continued && absent(under(body, 'next_cursor')),
  };
}

function readEvent(entry: Found, index: number, hash: ParseContext['hash']): HistoryEvent | null {
  const event = object(entry);
  if (!event) return null;
  const kind = text(under(event, 'kind'), 16);
  if (kind !== 'granted' && kind !== 'used') return drop(under(event, 'kind'), 'is not a known kind');
  const at = needed(under(event, 'occurred_at'), instant);
  if (at === null) return null;
  const id = readId(under(event, 'id'))?.replace(/:(?:granted|used)$/, '');
  return { key: hash(id ?? `${at}/${kind}/${index}`), kind, at };
}
