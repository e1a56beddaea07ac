// GET /wham/rate-limit-reset-credits/history: resets granted and used, 30 days back. No other body states when a reset
// was used. An expiry leaves no event.
import type { ResetHistoryFacts } from '../../../domain/observations/observation';
import { type BodyPart, drop, field, isAbsent, list, object, required } from '../../parsing/body-part';
import { instant, text } from '../../parsing/part-values';
import type { ParseContext } from '../endpoint-parts';
import { readId } from '../resets/parse-resets';

type HistoryEvent = ResetHistoryFacts['events'][number];

/** An event has the key of its reset, so that history and list join. */
export function parseResetHistory(body: BodyPart, { hash, request }: ParseContext): ResetHistoryFacts {
  return {
    events: list(field(body, 'events'), (entry, index) => readEvent(entry, index, hash)),
    from: instant(field(body, 'window_start')),
    to: instant(field(body, 'as_of')),
    complete: !request.continued && isAbsent(field(body, 'next_cursor')),
  };
}

function readEvent(entry: BodyPart, index: number, hash: ParseContext['hash']): HistoryEvent | null {
  const event = object(entry);
  if (!event) return null;
  const kind = text(field(event, 'kind'), 16);
  if (kind !== 'granted' && kind !== 'used') return drop(field(event, 'kind'), 'is not a known kind');
  const at = required(field(event, 'occurred_at'), instant);
  if (at === null) return null;
  const id = readId(field(event, 'id'))?.replace(/:(?:granted|used)$/, '');
  return { key: hash(id ?? `${at}/${kind}/${index}`), kind, at };
}
